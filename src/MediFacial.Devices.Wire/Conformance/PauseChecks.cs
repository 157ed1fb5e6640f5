using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>A request that comes in two pieces: adapters and busy computers do that.</summary>
sealed class PauseChecks(ConformanceBench bench, string wire)
{
    const int Tries = 4;

    /// <summary>Of a line of text: it ends with its terminator and not with silence.</summary>
    static readonly TimeSpan LinePause = TimeSpan.FromMilliseconds(20);

    public IEnumerable<WireStep> Split()
    {
        var isModbus = bench.Part.Wire is ModbusRtuWire;
        var character = WireTime.OnLine(bench.Codec.Serial, 1);
        var (name, promised) = isModbus
            ? ("short pause in a request", "a pause of less than 1.5 characters does not matter")
            : ("pause in a request", $"a pause of {ConformanceBench.Milliseconds(LinePause)} in a line does not matter");
        // Once is enough: an adapter or a busy computer may have made the pause longer than it was asked.
        var paused = TimeSpan.Zero;
        for (var tries = 0; tries < Tries && (tries == 0 || !IsModel); tries++)
        {
            foreach (var step in InTwo(isModbus ? character / 2 : LinePause)) yield return step;
            paused = bench.PauseBefore;
        }
        if (isModbus && paused > character * 1.5)
            bench.NotTried(name, promised, wire, $"this computer paused {ConformanceBench.Milliseconds(paused)}, which is too long to tell");
        else bench.Judged(IsModel, name, promised, wire, $"{(IsModel ? "answered" : bench.AnswerText)} after a pause of {ConformanceBench.Milliseconds(paused)}");
        if (!isModbus) yield break;

        // Silence ends a frame, so the two pieces are no request; a lenient part may take them for one all the same.
        foreach (var step in InTwo(2 * bench.Codec.Gap)) yield return step;
        var harmless = IsModel || bench.Answer == BenchAnswer.Silent;
        var said = IsModel ? "answered as one request" : bench.AnswerText;
        foreach (var step in bench.Ask(bench.Codec.MakeModel)) yield return step;
        bench.Judged(harmless && IsModel, "long pause in a request", "a pause of 3.5 characters ends a frame; the next whole one is answered", wire,
            $"{said}; then {(IsModel ? "answered" : bench.AnswerText)}");
    }

    bool IsModel => bench.Answer == BenchAnswer.Good && bench.Codec.IsModel(bench.Heard);

    IEnumerable<WireStep> InTwo(TimeSpan pause)
    {
        var frame = new byte[512];
        var whole = frame[..bench.Codec.MakeModel(frame)];
        var half = whole.Length / 2;
        yield return new(whole[..half], TimeSpan.Zero);
        yield return new(whole[half..], bench.Window(whole.Length - half, bench.Codec.ReplyLength)) { Pause = pause, AwaitsReply = true };
    }
}
