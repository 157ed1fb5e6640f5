using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>
/// Checks a part that is wired to pins: every input can be read, every output takes its safe level, and with <c>energise</c> each output is raised by
/// itself for a moment, so that what the part reports of it moves and comes back. No two outputs are ever on together. Pure, like <see cref="ConformanceRun"/>.
/// </summary>
/// <remarks>Drive it every few milliseconds: <see cref="Tick"/>, then <see cref="TakeLevel"/> and how it went (<see cref="Took"/>), then every input (<see cref="Seen"/>).</remarks>
public sealed class PinConformance
{
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500), Raised = TimeSpan.FromSeconds(1);

    readonly SourceMap _source;
    readonly ImmutableArray<(SignalProfile Signal, int Index, PinPlan Pin)> _outputs, _inputs;
    readonly bool _energise;
    readonly List<ConformanceRow> _rows = [];
    readonly Dictionary<PinId, (int Looks, int Failures, int Changes, bool Now)> _seen = [];
    readonly IEnumerator<Step> _steps;
    Step? _pending;
    Instant _until = Instant.Never;
    bool _took, _interrupted;

    /// <param name="plan">The room that says on which line each pin is wired.</param>
    public PinConformance(RoomPlan plan, PartPlan part, SourceMap source, bool energise)
    {
        (_source, _energise) = (source, energise);
        var signals = part.Profile.Signals.Select((signal, index) => (signal, index, Pin: PinOf(plan, part, signal))).Where(each => each.Pin is not null).Select(each => (each.signal, each.index, each.Pin!)).ToArray();
        _outputs = [.. signals.Where(each => each.signal.Direction == SignalDirection.Output)];
        _inputs = [.. signals.Where(each => each.signal.Direction == SignalDirection.Sensor)];
        _steps = Steps().GetEnumerator();
    }

    public ImmutableArray<ConformanceRow> Rows => [.. _rows];

    public bool IsDone { get; private set; }
    public bool WasInterrupted => _interrupted;

    /// <summary>At least one input could be read, or an output took its level.</summary>
    public bool WasHeard { get; private set; }

    /// <summary>The pins of one part, numbered anew, and nothing else of the room.</summary>
    public static RoomPlan PlanOf(RoomPlan plan, PartPlan part) => plan with
    {
        Pins = [.. plan.Pins.Where(pin => part.Profile.Signals.Any(signal => IsOf(pin, plan, part, signal))).Select((pin, index) => pin with { Id = new(index) })],
    };

    public void Begin(Instant now) => Next(now);

    /// <summary>What remains is not tried; every output is made safe.</summary>
    public void Interrupt(Instant now)
    {
        if (_interrupted || IsDone) return;
        _interrupted = true;
        _until = now;
    }

    /// <summary>The pin to set now, handed out once; null when none is.</summary>
    /// <param name="high">Electrical.</param>
    public PinPlan? TakeLevel(out bool high)
    {
        var taken = _pending;
        (_pending, high) = (null, taken?.High ?? false);
        return taken?.Pin;
    }

    /// <summary>Whether the pin took its level, by its read-back.</summary>
    public void Took(bool took)
    {
        _took = took;
        WasHeard |= took;
    }

    /// <param name="high">Null: it cannot be read.</param>
    public void Seen(PinId pin, bool? high)
    {
        var before = _seen.GetValueOrDefault(pin);
        WasHeard |= high is not null;
        _seen[pin] = high is not { } level ? before with { Looks = before.Looks + 1, Failures = before.Failures + 1 }
            : (before.Looks + 1, before.Failures, before.Changes + (before.Looks > before.Failures && before.Now != level ? 1 : 0), level);
    }

    public void Tick(Instant now)
    {
        if (_until <= now && _pending?.Pin is null) Next(now);
    }

    void Next(Instant now)
    {
        IsDone = !_steps.MoveNext();
        (_pending, _until) = IsDone ? (null, Instant.Never) : (_steps.Current, now + _steps.Current.Watch);
    }

    IEnumerable<Step> Steps()
    {
        foreach (var (signal, index, pin) in _outputs)
        {
            yield return new(pin, SafeLevel(signal), TimeSpan.Zero);
            Add($"output {signal.Id}", $"takes its safe value {signal.Safe}, and reads it back", $"signals/{index}/safe", _took ? "taken" : "its line does not take the level", _took);
        }
        yield return new(null, false, Rest);
        foreach (var (signal, index, pin) in _inputs)
        {
            var seen = _seen.GetValueOrDefault(pin.Id);
            Add($"sensor {signal.Id}", "its line can be read", $"signals/{index}", seen is { Looks: > 0, Failures: 0 }
                ? string.Create(CultureInfo.InvariantCulture, $"{(seen.Now == pin.ActiveHigh ? "on" : "off")}, {seen.Changes} changes in {seen.Looks} looks") : $"{seen.Failures} of {seen.Looks} looks failed", seen is { Looks: > 0, Failures: 0 });
        }
        foreach (var (signal, index, pin) in _outputs)
        {
            var (name, promised, path) = ($"output {signal.Id} raised", "what it reports of this output moves, and comes back when it is safe", $"signals/{index}");
            if (!_energise || _interrupted)
            {
                NotTried(name, promised, path, _interrupted ? "interrupted" : "it would be switched on: only with --energise");
                continue;
            }
            var rest = Levels();
            yield return new(pin, !SafeLevel(signal), Raised);
            var moved = _inputs.Where(input => Levels()[input.Pin.Id] != rest[input.Pin.Id]).ToArray();
            yield return new(pin, SafeLevel(signal), Raised);
            var stuck = moved.Where(input => Levels()[input.Pin.Id] != rest[input.Pin.Id]).Select(input => input.Signal.Id).ToArray();
            if (moved.Length == 0) NotTried(name, promised, path, "nothing that it reports moved: does its supply reach it?");
            else Add(name, promised, path, stuck.Length == 0 ? $"{string.Join(", ", moved.Select(input => input.Signal.Id))} moved and came back" : $"{string.Join(", ", stuck)} did not come back", stuck.Length == 0);
        }
        var refused = new List<string>();
        foreach (var (signal, _, pin) in _outputs)
        {
            yield return new(pin, SafeLevel(signal), TimeSpan.Zero);
            if (!_took) refused.Add(signal.Id);
        }
        if (_outputs.Length > 0)
            Add("left safe", "every output is safe at the end", "stop", refused.Count == 0 ? "every line took its safe level" : $"switch the part off: {string.Join(", ", refused)}", refused.Count == 0);
    }

    Dictionary<PinId, bool> Levels() => _inputs.ToDictionary(input => input.Pin.Id, input => _seen.GetValueOrDefault(input.Pin.Id).Now);

    bool SafeLevel(SignalProfile signal) => signal.Safe!.Value.IsOn == (signal.Address as GpioAddress)!.ActiveHigh;

    void Add(string name, string promised, string path, string seen, bool good) =>
        _rows.Add(new(name, promised, $"{_source.File}:{_source.At(path).Line}", seen, good ? ConformanceVerdict.Passed : ConformanceVerdict.Failed));

    void NotTried(string name, string promised, string path, string why) =>
        _rows.Add(new(name, promised, $"{_source.File}:{_source.At(path).Line}", why, ConformanceVerdict.NotTried));

    static PinPlan? PinOf(RoomPlan plan, PartPlan part, SignalProfile signal) => plan.Pins.FirstOrDefault(pin => IsOf(pin, plan, part, signal));

    static bool IsOf(PinPlan pin, RoomPlan plan, PartPlan part, SignalProfile signal) =>
        (pin.Sensor is { } sensor && plan.Sensors[sensor.Index] is var sensed && sensed.Part == part.Id && sensed.Signal.Id == signal.Id)
        || (pin.Output is { } output && plan.Outputs[output.Index] is var set && set.Part == part.Id && set.Signal.Id == signal.Id);

    /// <summary>A level to set, if any, and how long to look at the inputs from then on.</summary>
    sealed record Step(PinPlan? Pin, bool High, TimeSpan Watch);
}
