using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Off and on again: it is the same part, and everything is where it has to be without power.</summary>
sealed class PowerChecks(ConformanceBench bench)
{
    const string Name = "power cycle", Promised = "after switching off and on it answers, and every output is as without power";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>One lost reply is no switch.</summary>
    const int Silences = 3;

    readonly OutputChecks _outputs = new(bench);

    public IEnumerable<WireStep> Cycle()
    {
        if (!bench.Setup.PowerCycle)
        {
            bench.NotTried(Name, Promised, "signals", "nobody was asked to switch it (--no-power-cycle)");
            yield break;
        }
        bench.ForgiveStrays(true);
        bench.Hand = ConformanceHand.SwitchOff;
        var (silent, asked) = (0, bench.Now);
        while (silent < Silences && bench.Now < asked + Patience)
        {
            foreach (var step in bench.Probe(Look)) yield return step;
            silent = bench.Answer == BenchAnswer.Good ? 0 : silent + 1;
        }
        var off = silent >= Silences;
        bench.Hand = off ? ConformanceHand.SwitchOn : ConformanceHand.None;
        asked = bench.Now;
        while (off && bench.Answer != BenchAnswer.Good && bench.Now < asked + Patience)
            foreach (var step in bench.Probe(Look)) yield return step;
        bench.Hand = ConformanceHand.None;
        var isBack = bench.Answer == BenchAnswer.Good && bench.Codec.IsModel(bench.Heard);
        foreach (var step in bench.Wait(2 * bench.Codec.ReplyTimeout)) yield return step;
        bench.ForgiveStrays(false);
        if (!off)
        {
            bench.NotTried(Name, Promised, "signals", "it was not switched off within two minutes");
            yield break;
        }
        var wrong = new List<string>();
        var read = 0;
        for (var index = 0; isBack && index < bench.Part.Signals.Length; index++)
        {
            var signal = bench.Part.Signals[index];
            if (signal.WithoutPower is not { } position || bench.Forge.ReadBack(index).Length == 0) continue;
            foreach (var step in _outputs.Back(index)) yield return step;
            read++;
            if (!bench.Forge.SaysSo(index, position, bench.Heard, out var said)) wrong.Add($"{signal.Id} reads {said} and not {OutputChecks.Value(signal, position)}");
        }
        bench.Judged(isBack && wrong.Count == 0, Name, Promised, "signals",
            !isBack ? "it did not come back within two minutes" : wrong.Count > 0 ? string.Join("; ", wrong)
            : read > 0 ? $"it came back with {read} outputs as without power" : "it came back; its outputs cannot be read back");
    }
}
