using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Wire;

/// <summary>Core and Wire together: all that decides in a room, with neither thread nor clock nor port. Exactly one thread calls it.</summary>
/// <remarks>The real room's loop and the virtual room feed the same methods; what they were fed, with its instants, is the flight record.</remarks>
public sealed class TreatmentRoom : IWireSink
{
    /// <summary>The room evaluates every rule at least this often (design §3.2).</summary>
    public static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(20);

    readonly IRoomOutlet _outlet;
    readonly FlightRecorder? _recorder;
    readonly RoomController _controller;
    readonly ImmutableArray<PortSchedule> _ports;
    readonly PinParts _pins;
    Instant _tickDue;
    bool _begun, _isNews;

    /// <param name="recorder">Writes down what the room is fed and what it does; null: nobody does.</param>
    public TreatmentRoom(RoomPlan plan, IRoomOutlet outlet, RoomStart start, FlightRecorder? recorder = null)
    {
        (Plan, _outlet, _recorder, _controller) = (plan, recorder?.Over(outlet) ?? outlet, recorder, new(plan, start));
        _ports = [.. plan.Ports.Select(port => new PortSchedule(plan, port.Id, this))];
        _pins = new(plan);
    }

    public RoomPlan Plan { get; }

    /// <summary>Rules that are evaluated on every input and every tick.</summary>
    public int RuleCount => _controller.RuleCount;

    /// <summary>Complete evaluations of the rules, since the start.</summary>
    public long Evaluations => _controller.Evaluations;

    /// <summary>The schedules of the ports, for tracing and health.</summary>
    public ImmutableArray<PortSchedule> Ports => _ports;

    /// <summary>The next instant at which <see cref="Tick"/> has something to do.</summary>
    public Instant NextWake
    {
        get
        {
            var next = _tickDue;
            foreach (var port in _ports) next = Instant.Earlier(next, port.NextDeadline);
            return next;
        }
    }

    public void PortOpened(PortId port, Instant now)
    {
        _recorder?.PortOpened(port, now);
        _ports[port.Index].Opened(now);
        Settle(now);
    }

    public void PortClosed(PortId port, LinkFault why, Instant now)
    {
        _recorder?.PortClosed(port, why, now);
        _ports[port.Index].Closed(why, now);
        Settle(now);
    }

    public void BytesReceived(PortId port, ReadOnlySpan<byte> bytes, Instant arrivedAt)
    {
        _recorder?.BytesReceived(port, bytes, arrivedAt);
        _ports[port.Index].Receive(bytes, arrivedAt);
        Settle(arrivedAt);
    }

    /// <summary>To be called on every change, and at least every 100 ms: a level that nobody looks at grows stale.</summary>
    /// <param name="high">Null: the line cannot be read.</param>
    public void PinLevel(PinId pin, bool? high, Instant now)
    {
        _recorder?.PinLevel(pin, high, now);
        TakePin(pin, high, now);
        Settle(now);
    }

    /// <summary>One look at several lines: taken one after the other, judged once. A change that must not wait is told by itself.</summary>
    public void PinLevels(ReadOnlySpan<PinLevel> levels, Instant now)
    {
        _recorder?.PinLevels(levels, now);
        foreach (var level in levels) TakePin(level.Pin, level.High, now);
        Settle(now);
    }

    void TakePin(PinId pin, bool? high, Instant now)
    {
        var plan = Plan.Pins[pin.Index];
        bool? active = high is { } level ? plan.IsOn(level) : null;
        if (plan.Role is { } role) Handle(Input.Line(role, active), now);
        if (plan.Sensor is { } sensor && active is { } on) Handle(Input.Reading(sensor, Reading.Good(on ? Quantity.On : Quantity.Off, now)), now);
        if (_pins.Seen(pin, active is not null) is { } part)
            Handle(Input.Link(part, active is null ? LinkState.Down : LinkState.Up, active is null ? LinkFault.PortMissing : LinkFault.None), now);
    }

    public void Asked(OperatorRequest request, Instant now)
    {
        _recorder?.Asked(request, now);
        Handle(Input.Asked(request), now);
        Settle(now);
    }

    /// <param name="number">Every entry up to this number is on disk.</param>
    public void JournalFlushed(long number, Instant now)
    {
        _recorder?.JournalFlushed(number, now);
        Handle(Input.JournalFlushed(number), now);
        Settle(now);
    }

    public void JournalFailed(string why, Instant now)
    {
        _recorder?.JournalFailed(why, now);
        Handle(Input.JournalFailed(why), now);
        Settle(now);
    }

    /// <param name="trusted">False when it has just jumped; the room does not trust it again before somebody confirms it.</param>
    public void WallTime(DateTimeOffset utc, bool trusted, Instant now)
    {
        _recorder?.WallTime(utc, trusted, now);
        Handle(Input.Wall(utc, trusted), now);
        Settle(now);
    }

    /// <summary>The guard has spoken: ten times a second, and after every change.</summary>
    public void GuardHeard(in GuardStatus status, Instant now)
    {
        _recorder?.GuardHeard(status, now);
        Handle(Input.Guard(status), now);
        Settle(now);
    }

    /// <summary>The connection to the guard has ended.</summary>
    public void GuardLost(Instant now)
    {
        _recorder?.GuardLost(now);
        Handle(Input.GuardLost(), now);
        Settle(now);
    }

    /// <summary>A panel is alive.</summary>
    public void PanelSeen(string panel, Instant now)
    {
        _recorder?.PanelSeen(panel, now);
        Handle(Input.PanelSeen(panel), now);
    }

    /// <summary>Every 20 ms of room time, and whenever <see cref="NextWake"/> is reached.</summary>
    public void Tick(Instant now)
    {
        _recorder?.Tick(now);
        foreach (var port in _ports)
            if (port.NextDeadline <= now) port.Tick(now);
        var isNews = _isNews;
        _isNews = false;
        if (now >= _tickDue)
        {
            _controller.Tick(now);
            if (!_begun) Begin(now);
            _tickDue = now + TickEvery;
        }
        // A port that may speak again tells nothing: what nobody has told is judged with the next tick.
        else if (isNews) _controller.Evaluate(now);
        Drain(now);
    }

    /// <summary>Everything off, now, as at a stop; for shutdown. <see cref="IsSafe"/> tells when it is proven.</summary>
    public void ShutDown(Instant now)
    {
        _recorder?.ShutDown(now);
        Handle(Input.ShutDown(), now);
        Drain(now);
    }

    /// <summary>Nothing is energised and a reading or the open contact proves it.</summary>
    public bool IsSafe(Instant now) => _controller.IsSafe(now);

    public RoomSnapshot TakeSnapshot(Instant now) => _controller.TakeSnapshot(now);

    void IWireSink.Read(SensorId sensor, Reading reading) => Handle(Input.Reading(sensor, reading), reading.TakenAt);

    void IWireSink.Confirmed(Command command, Instant now) => Handle(Input.Confirmed(command), now);

    void IWireSink.Failed(Command command, LinkFault fault, Instant now) => Handle(Input.Failed(command, fault), now);

    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) => Handle(Input.Link(part, state, why), now);

    void Begin(Instant now)
    {
        _begun = true;
        foreach (var part in _pins.Blind) Handle(Input.Link(part, LinkState.Up, LinkFault.None), now);
    }

    void Handle(in Input input, Instant now)
    {
        _isNews = true;
        _controller.Handle(input, now);
    }

    void Settle(Instant now)
    {
        _isNews = false;
        _controller.Evaluate(now);
        Drain(now);
    }

    // The list may grow while it is emptied: a pin answers at once, and what it answers may decide something.
    void Drain(Instant now)
    {
        var effects = _controller.Effects;
        for (var index = 0; index < effects.Count; index++) Do(effects[index], now);
        effects.Clear();
        for (var index = 0; index < _ports.Length; index++)
            if (_ports[index].TryTransmit(now, out var frame)) _outlet.Transmit(new(index), frame);
    }

    void Do(in Effect effect, Instant now)
    {
        switch (effect.Kind)
        {
            case EffectKind.Send: Send((Command)effect.Body!, now); break;
            case EffectKind.ArmEnergy: _outlet.ArmEnergy((long)effect.Number); break;
            case EffectKind.KickEnergy: _outlet.KickEnergy(); break;
            case EffectKind.TellGuard: _outlet.TellGuard(effect.Flag ? effect.Number : null); break;
            case EffectKind.DropEnergy: _outlet.DropEnergy(); break;
            case EffectKind.Journal: _outlet.Append((JournalEntry)effect.Body!); break;
            case EffectKind.Sample: _outlet.Sample((SessionSample)effect.Body!); break;
            case EffectKind.Answer: _outlet.Answer((OperatorRequest)effect.Body!, (OperatorAnswer)effect.Second!); break;
            case EffectKind.Cue: _outlet.Cue((SoundCue)effect.Index); break;
            case EffectKind.Line: SetLine((LineRole)effect.Index, effect.Flag); break;
            default: throw new InvalidOperationException($"Effect {effect.Kind}.");
        }
    }

    void Send(Command command, Instant now)
    {
        if (Plan.Parts[command.Part.Index].Port is { } port) _ports[port.Index].Submit(command, now);
        else Handle(SetPins(command) ? Input.Confirmed(command) : Input.Failed(command, LinkFault.WriteFailed), now);
    }

    // All pins are tried, whatever one of them answers: a stop must reach the others.
    bool SetPins(Command command)
    {
        var values = command switch { AdmittedCommand admitted => admitted.Values, SafeCommand safe => safe.Values, _ => [] };
        var took = true;
        foreach (var value in values)
            took &= _pins.Of(value.Output) is { } pin && _outlet.SetPin(pin.Id, pin.LevelOf(value.Value.IsOn));
        return took;
    }

    void SetLine(LineRole role, bool active)
    {
        if (Plan.Pin(role) is { } pin) _outlet.SetPin(pin.Id, pin.LevelOf(active));
    }
}
