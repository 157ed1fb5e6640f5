using System.Diagnostics;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Benchmarks.Room;

/// <summary>Goes on with a virtual room from outside, so that each call into Core and Wire can be timed and its allocation counted by itself.</summary>
/// <remarks>Its clock is that of the twins. Sending copies the frame into a twin's buffer, so that is inside the figures.</remarks>
public sealed class SteadyRoom(VirtualRoom room, RoomPlan plan)
{
    static readonly TimeSpan PinsEvery = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan FlushTakes = TimeSpan.FromMilliseconds(3);

    readonly TreatmentRoom _room = room.Room;
    readonly byte[] _buffer = new byte[512];
    readonly PinPlan[] _inputs = [.. plan.Pins.Where(pin => !pin.IsOutput)];
    Instant _pinsDue, _tickedAt;
    Instant _flushDue = Instant.Never;
    double _lastTick;
    int _flushed = room.Journal.Count;

    /// <summary>Calls that had no entry and no sample to make.</summary>
    public CallTimes Ticks { get; } = new();
    public CallTimes Wakes { get; } = new();
    public CallTimes Bytes { get; } = new();
    public CallTimes Pins { get; } = new();

    /// <summary>Ticks with an entry or a sample: once a second or so.</summary>
    public CallTimes TicksWithRecord { get; } = new();

    public Instant Now => room.Twins.Now;

    /// <summary>Forgets what was measured, not where the room stands.</summary>
    public void Clear()
    {
        foreach (var times in new[] { Ticks, Wakes, Bytes, Pins, TicksWithRecord }) times.Clear();
    }

    public void Run(TimeSpan span)
    {
        var until = Now + span;
        while (Now < until) Step(until);
    }

    /// <summary>Runs until a rule trips on a frame that arrived, and on until its port is handed the next frame: the stop.</summary>
    /// <returns>What Core and Wire needed for the frame that trips; for the call that hands over the stop; and the silence that the line needs in between.</returns>
    public (double Judging, double Sending, TimeSpan Silence) RunToTrip(PortId port, TimeSpan atMost)
    {
        var until = Now + atMost;
        for (var seen = room.Journal.Count; ; seen = room.Journal.Count)
        {
            if (Now >= until) throw new InvalidOperationException("No rule tripped.");
            Step(until);
            if (room.Journal.Skip(seen).Any(entry => entry.Kind == JournalKind.Tripped)) break;
        }
        var (judging, at, asked) = (Bytes.Last, Now, Asked(port));
        while (Asked(port) == asked && Now < until) Step(until);
        return (judging, _lastTick, Now.Since(at));
    }

    long Asked(PortId port) => plan.Ports[port.Index].Parts.Sum(part => _room.Ports[port.Index].Health(part).Requests);

    void Step(Instant until)
    {
        var next = Instant.Earlier(Instant.Earlier(Instant.Earlier(until, room.NextGuardWake), room.Twins.NextEvent), Instant.Earlier(_room.NextWake, Instant.Earlier(_pinsDue, _flushDue)));
        if (next > Now) room.Twins.Advance(next.Since(Now));
        PumpBytes();
        room.StepGuard();
        LookAtPins();
        Flush();
        if (Now < _room.NextWake) return;
        var isTick = Now >= _tickedAt + TreatmentRoom.TickEvery;
        if (isTick) _tickedAt = Now;
        var (records, began, allocated) = (Records, Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        _room.Tick(Now);
        var times = Records != records ? TicksWithRecord : isTick ? Ticks : Wakes;
        times.Add(began, allocated);
        _lastTick = times.Last;
    }

    long Records => room.Journal.Count + room.Samples.Count;

    void PumpBytes()
    {
        for (var port = 0; port < plan.Ports.Length; port++)
            while (room.Twins.TryTransmit(port, _buffer, out var count) && count > 0)
            {
                var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                _room.BytesReceived(new(port), _buffer.AsSpan(0, count), Now);
                Bytes.Add(began, allocated);
            }
    }

    void LookAtPins()
    {
        if (Now < _pinsDue) return;
        _pinsDue = Now + PinsEvery;
        foreach (var pin in _inputs)
        {
            var level = room.Twins.Line(pin.Line);
            var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            _room.PinLevel(pin.Id, level, Now);
            Pins.Add(began, allocated);
        }
    }

    void Flush()
    {
        if (_flushDue == Instant.Never && room.Journal.Count > _flushed) _flushDue = Now + FlushTakes;
        if (Now < _flushDue) return;
        (_flushDue, _flushed) = (Instant.Never, room.Journal.Count);
        _room.JournalFlushed(room.Journal[^1].Number, Now);
    }
}
