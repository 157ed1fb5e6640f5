using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>What the part takes and what it refuses to take.</summary>
sealed class OutputChecks(ConformanceBench bench)
{
    const int Tries = 4;

    /// <summary>Positions of the outputs among the signals.</summary>
    IEnumerable<int> Outputs => Enumerable.Range(0, bench.Part.Signals.Length).Where(index => bench.Part.Signals[index].Direction == SignalDirection.Output);

    public IEnumerable<WireStep> SafeValues()
    {
        foreach (var index in Outputs)
        {
            var signal = bench.Part.Signals[index];
            var safe = signal.Safe!.Value;
            foreach (var step in bench.Write(index, safe)) yield return step;
            var (taken, said, readBack) = (bench.Answer == BenchAnswer.Good, bench.AnswerText, bench.Forge.ReadBack(index));
            if (taken && readBack.Length > 0)
            {
                foreach (var step in Back(index)) yield return step;
                taken = bench.Forge.SaysSo(index, safe, bench.Heard, out said);
                said = $"reads back {said}";
            }
            bench.Judged(taken, $"output {signal.Id}", $"takes its safe value {Value(signal, safe)}{(readBack.Length > 0 ? ", and reads it back" : "")}", $"signals/{index}/safe", said);
        }
        if (bench.Part.Stop.IsEmpty) yield break;
        var sent = new List<string>();
        foreach (var step in Stop(sent)) yield return step;
        bench.Judged(sent.Count == 0, "stop", "takes what makes it safe, in the order of the file", "stop", sent.Count == 0 ? "taken" : string.Join("; ", sent));
    }

    public IEnumerable<WireStep> OutOfRange()
    {
        foreach (var index in Outputs)
        {
            var signal = bench.Part.Signals[index];
            var frame = bench.Forge.OutOfRange(index, out var asked);
            var (name, path) = ($"output {signal.Id} out of range", $"signals/{index}/{(signal.Dimension == Dimension.Choice ? "choices" : "range")}");
            if (frame.Length == 0) continue;
            var promised = $"refuses {asked}";
            // A time sets nothing in motion, so it is asked of everybody.
            if (!bench.Setup.Energise && signal.Dimension != Dimension.Duration)
            {
                bench.NotTried(name, promised, path, "a part that does not refuse it would switch on: only with --energise");
                continue;
            }
            yield return new(frame, bench.Window(frame.Length, bench.Codec.ReplyLength));
            var kind = bench.Forge.Judge(frame, bench.Heard, out _, out var said);
            foreach (var step in bench.Write(index, signal.Safe!.Value)) yield return step;
            var safe = bench.Answer == BenchAnswer.Good;
            bench.Judged(kind == ForgedKind.Refusal && safe, name, promised, path, safe ? said : $"{said}; and then its safe value was not taken");
        }
    }

    public IEnumerable<WireStep> LeftSafe()
    {
        if (!Outputs.Any()) yield break;
        var problems = new List<string>();
        for (var tries = 0; tries < Tries; tries++)
        {
            problems.Clear();
            foreach (var step in Stop(problems)) yield return step;
            foreach (var index in Outputs)
            {
                foreach (var step in bench.Write(index, bench.Part.Signals[index].Safe!.Value)) yield return step;
                if (bench.Answer != BenchAnswer.Good) problems.Add($"{bench.Part.Signals[index].Id}: {bench.AnswerText}");
            }
            if (problems.Count == 0) break;
        }
        bench.Judged(problems.Count == 0, "left safe", "every output is safe at the end", "stop",
            problems.Count == 0 ? "every safe value was acknowledged" : $"switch the part off: {string.Join("; ", problems)}");
    }

    /// <summary>Reads back one output; <see cref="ConformanceBench.Heard"/> is the reply.</summary>
    public IEnumerable<WireStep> Back(int signal)
    {
        var frame = bench.Forge.ReadBack(signal);
        yield return new(frame, bench.Window(frame.Length, bench.Forge.ReadBackLength(signal))) { Enough = bench.Forge.ReadBackLength(signal) };
    }

    IEnumerable<WireStep> Stop(List<string> problems)
    {
        var values = PartLines.Writes(bench.Part, bench.Part.Stop).ToArray();
        for (var (next, taken) = (0, 0); next < values.Length; next += Math.Max(1, taken))
        {
            var from = next;
            var carried = 0;
            foreach (var step in bench.Ask(frame => bench.Codec.MakeWrite(values.AsSpan(from), false, frame, out carried))) yield return step;
            taken = carried;
            if (bench.Answer != BenchAnswer.Good) problems.Add($"{bench.Part.Signals[values[from].Signal].Id}: {bench.AnswerText}");
        }
    }

    public static string Value(SignalProfile signal, Quantity value) => signal.Dimension == Dimension.Choice
        ? signal.Names.FirstOrDefault(name => name.Raw == value.Value).Name ?? $"{value}" : $"{value}";
}
