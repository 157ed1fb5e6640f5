using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>The lease that the part enforces by itself: it holds while it is renewed, and ends when the host falls silent.</summary>
sealed class HeartbeatChecks(ConformanceBench bench)
{
    const string Loss = "loss of the heartbeat";
    const int Beats = 3;

    readonly OutputChecks _outputs = new(bench);
    readonly SensorWatch _sensors = new(bench);
    readonly List<string> _refused = [];
    HashSet<int> _raised = [];
    Instant _beatAt;

    TimeSpan Timeout => bench.Part.Heartbeat!.DeviceTimeout;

    /// <summary>For a round trip or two and a little of the part's own rhythm.</summary>
    TimeSpan Allowance => (2 * bench.Codec.ReplyTimeout) + TimeSpan.FromMilliseconds(100);

    string Promised => $"without a beat for {ConformanceBench.Milliseconds(Timeout)} it makes itself safe";

    public IEnumerable<WireStep> Alone()
    {
        if (bench.Part.Heartbeat is null)
        {
            if (bench.Part.Signals.Any(signal => signal.Direction == SignalDirection.Output))
                bench.NotTried("lease", "its outputs end without the host", "signals", "it has no heartbeat: its supply must pass through the energy contacts (lease: energy-enable)");
            yield break;
        }
        var refused = 0;
        for (var beat = 0; beat < Beats; beat++)
        {
            foreach (var step in Beat()) yield return step;
            if (bench.Answer != BenchAnswer.Good) refused++;
        }
        bench.Judged(refused == 0, "heartbeat", "takes another number each time", "heartbeat/counter", refused == 0 ? $"{Beats} taken" : bench.AnswerText);

        if (!bench.Setup.Energise)
        {
            foreach (var step in bench.Wait(Timeout + Allowance)) yield return step;
            foreach (var step in bench.Ask(bench.Codec.MakeModel)) yield return step;
            bench.Judged(bench.Answer == BenchAnswer.Good, "silence of the host", $"answers after {ConformanceBench.Milliseconds(Timeout)} of silence", "heartbeat/device-timeout", bench.AnswerText);
            bench.NotTried(Loss, Promised, "heartbeat/device-timeout", "with every output safe there is nothing to see: only with --energise");
            yield break;
        }
        foreach (var step in WithEnergy()) yield return step;
    }

    /// <summary>Every output that the heartbeat guards is raised a little once, together with as many others as the part allows at a time.</summary>
    IEnumerable<WireStep> WithEnergy()
    {
        var guarded = Guarded();
        var pending = guarded.ToHashSet();
        var everybody = true;
        foreach (var step in _sensors.Rest()) yield return step;
        while (pending.Count > 0)
        {
            foreach (var step in Raise(index => everybody || pending.Contains(index))) yield return step;
            var judged = pending.Where(_raised.Contains).ToImmutableArray();
            if (judged.IsEmpty) break;
            foreach (var step in Round(judged)) yield return step;
            foreach (var step in AllSafe()) yield return step;
            pending.ExceptWith(judged);
            everybody = false;
        }
        foreach (var step in AllSafe()) yield return step;
        foreach (var index in guarded.Where(pending.Contains))
            bench.NotTried($"{Loss}: {bench.Part.Signals[index].Id}", Promised, "heartbeat/device-timeout",
                $"it could not be raised{(_refused.Count > 0 ? $" ({string.Join("; ", _refused)})" : "")}: does its supply reach it?");
    }

    IEnumerable<WireStep> Round(ImmutableArray<int> judged)
    {
        var began = bench.Now;
        while (bench.Now < began + (2 * Timeout))
        {
            foreach (var step in bench.Wait(Timeout / 4)) yield return step;
            foreach (var step in Beat()) yield return step;
        }
        var held = new Dictionary<int, string>();
        foreach (var step in Safe(judged, held)) yield return step;
        var early = judged.Where(index => held[index] == Is.Safe).ToHashSet();

        var silentSince = _beatAt;
        var ended = new Dictionary<int, TimeSpan>();
        while (ended.Count < judged.Length && bench.Now < silentSince + Timeout + Allowance)
        {
            foreach (var step in bench.Wait(TimeSpan.FromMilliseconds(20))) yield return step;
            foreach (var step in Safe(judged, held)) yield return step;
            foreach (var index in judged)
                if (held[index] == Is.Safe) ended.TryAdd(index, bench.Now.Since(silentSince));
        }
        foreach (var index in judged)
        {
            var name = $"{Loss}: {bench.Part.Signals[index].Id}";
            if (held[index] == Is.Unseen) bench.NotTried(name, Promised, "heartbeat/device-timeout", "nothing that it measures shows whether it is on");
            else if (early.Contains(index)) bench.Judged(false, name, Promised, "heartbeat/device-timeout", "it was safe already while it was beaten");
            else bench.Judged(ended.ContainsKey(index), name, Promised, "heartbeat/device-timeout",
                ended.TryGetValue(index, out var after) ? $"safe {ConformanceBench.Milliseconds(after)} after the last beat" : $"still on {ConformanceBench.Milliseconds(bench.Now.Since(silentSince))} after the last beat");
        }
    }

    /// <summary>What each of the outputs is now: by its read-back, else by what the part's sensors did when it was raised.</summary>
    IEnumerable<WireStep> Safe(ImmutableArray<int> outputs, Dictionary<int, string> found)
    {
        var isSensed = false;
        foreach (var index in outputs)
        {
            if (bench.Forge.ReadBack(index).Length == 0)
            {
                isSensed = true;
                continue;
            }
            foreach (var step in _outputs.Back(index)) yield return step;
            found[index] = bench.Forge.SaysSo(index, bench.Part.Signals[index].Safe!.Value, bench.Heard, out _) ? Is.Safe : Is.On;
        }
        if (!isSensed) yield break;
        foreach (var step in _sensors.Look()) yield return step;
        foreach (var index in outputs)
            if (bench.Forge.ReadBack(index).Length == 0) found[index] = !_sensors.HasMoved ? Is.Unseen : _sensors.IsBack ? Is.Safe : Is.On;
    }

    IEnumerable<WireStep> Raise(Func<int, bool> takes)
    {
        _raised = [];
        _refused.Clear();
        _sensors.Forget();
        foreach (var step in Beat()) yield return step;
        for (var index = 0; index < bench.Part.Signals.Length; index++)
        {
            var signal = bench.Part.Signals[index];
            if (signal.Direction != SignalDirection.Output || !takes(index) || ALittle(signal) is not { } value) continue;
            if (bench.Now > _beatAt + (Timeout / 3)) foreach (var step in Beat()) yield return step;
            foreach (var step in bench.Write(index, value)) yield return step;
            if (bench.Answer == BenchAnswer.Good) _raised.Add(index);
            else _refused.Add($"{signal.Id} {OutputChecks.Value(signal, value)}: {bench.AnswerText}");
        }
    }

    IEnumerable<WireStep> AllSafe()
    {
        foreach (var (index, value) in PartLines.Writes(bench.Part, bench.Part.Stop).Select(write => (write.Signal, write.Value)))
            foreach (var step in bench.Write(index, value)) yield return step;
        foreach (var index in _raised)
            foreach (var step in bench.Write(index, bench.Part.Signals[index].Safe!.Value)) yield return step;
    }

    IEnumerable<WireStep> Beat()
    {
        foreach (var step in bench.Ask(bench.Codec.MakeBeat)) yield return step;
        _beatAt = bench.SaidAt;
    }

    /// <summary>What the profile says that it makes safe by itself; where it does not say, whatever its stop sets, and without a stop every output.</summary>
    int[] Guarded()
    {
        IEnumerable<string> named = bench.Part.Heartbeat!.MakesSafe is { IsEmpty: false } said ? said : bench.Part.Stop.Select(write => write.Signal);
        var found = named.Select(name => PartLines.IndexOf(bench.Part, name)).Where(index => index >= 0).Distinct().ToArray();
        return found.Length > 0 ? found : [.. Enumerable.Range(0, bench.Part.Signals.Length).Where(index =>
            bench.Part.Signals[index] is { Direction: SignalDirection.Output } signal && ALittle(signal) is not null)];
    }

    /// <summary>A tenth of the range, the other position of a switch, the first choice that is not the safe one; null for a time, which moves nothing.</summary>
    static Quantity? ALittle(SignalProfile signal)
    {
        var safe = signal.Safe!.Value;
        return signal.Dimension switch
        {
            Dimension.Duration => null,
            Dimension.Switch => safe.IsOn ? Quantity.Off : Quantity.On,
            Dimension.Choice => signal.Names.Where(name => name.Raw != safe.Value).Select(name => (Quantity?)Quantity.Of(name.Raw, Dimension.Choice)).FirstOrDefault(),
            _ => Quantity.Of(safe.Value + (0.1 * (signal.Range.Highest.Value - signal.Range.Lowest.Value) * (safe.Equals(signal.Range.Highest) ? -1 : 1)), signal.Dimension),
        };
    }

    static class Is
    {
        public const string Safe = "safe", On = "on", Unseen = "unseen";
    }
}
