using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The thread of the room's input lines. An emergency stop that opens drops the energy latch here, before anything is posted.</summary>
/// <remarks>Levels are what counts: the emergency stop is read every millisecond or two, other lines every 10 ms, and a hint that a line changed only makes
/// that sooner. Every level is posted when it changes and every 50 ms, so that a reading that comes no more grows stale.</remarks>
public sealed class PinPump
{
    static readonly TimeSpan OtherLines = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan BetweenOpenings = TimeSpan.FromSeconds(1);

    readonly IPinBank _bank;
    readonly RoomInbox _inbox;
    readonly EnergyLatch _latch;
    readonly RoomClock _clock;
    readonly ILogger _log;
    readonly Watched[] _lines;
    readonly AutoResetEvent _hint = new(false);
    string _told = "";
    Instant _nextOthers, _nextOpening;
    Thread? _thread;
    volatile bool _ended;

    public PinPump(RoomPlan plan, IPinBank bank, RoomInbox inbox, EnergyLatch latch, RoomClock clock, ILogger log)
    {
        (_bank, _inbox, _latch, _clock, _log) = (bank, inbox, latch, clock, log);
        _lines = [.. plan.Pins.Where(pin => !pin.IsOutput).OrderBy(pin => !IsEmergencyStop(pin)).Select(pin => new Watched(pin))];
        _bank.Changed += _ => _hint.Set();
    }

    sealed class Watched(PinPlan pin)
    {
        public readonly PinPlan Pin = pin;
        public bool? Posted;
        public Instant? PostedAt;
        /// <summary>A level that the room has not heard of yet, kept until it has: a short opening must not be forgotten.</summary>
        public bool IsOwed;
        public bool? Owed;
    }

    public void Start() => _thread = RoomThread.Start("pins", urgent: true, Run);

    public void End(TimeSpan atMost)
    {
        _ended = true;
        _hint.Set();
        _thread?.Join(atMost);
    }

    void Run()
    {
        while (!_ended)
        {
            Round(_clock.Now);
            _hint.WaitOne(1);
        }
    }

    /// <summary>Looks once. Public for tests, which have no thread to wait for.</summary>
    public void Round(Instant now)
    {
        var others = now >= _nextOthers;
        if (others) _nextOthers = now + OtherLines;
        var closed = true;
        foreach (var line in _lines)
            if (IsEmergencyStop(line.Pin)) closed &= IsClosed(line, now);
            else if (others) Post(line, _bank.Read(line.Pin.Id), now);
        if (closed) _latch.Unbar();
        if (now < _nextOpening || _bank.IsComplete) return;
        _nextOpening = now + BetweenOpenings;
        Tell(_bank.OpenMissing());
    }

    static bool IsEmergencyStop(PinPlan pin) => pin.Role is LineRole.EmergencyStop or LineRole.EmergencyStopB;

    /// <summary>A contact that is open drops the latch before anything else is looked at. One that cannot be read counts as open.</summary>
    bool IsClosed(Watched line, Instant now)
    {
        var level = _bank.Read(line.Pin.Id);
        var closed = level == line.Pin.ActiveHigh;
        if (!closed) _latch.Bar();
        Post(line, level, now);
        return closed;
    }

    void Post(Watched line, bool? level, Instant now)
    {
        if (line.IsOwed)
        {
            if (!_inbox.TryPostPin(line.Pin.Id, line.Owed, now)) return;
            (line.IsOwed, line.Posted, line.PostedAt) = (false, line.Owed, now);
        }
        if (line.PostedAt is { } at && line.Posted == level && now.Since(at) < Refresh) return;
        if (_inbox.TryPostPin(line.Pin.Id, level, now)) (line.Posted, line.PostedAt) = (level, now);
        else if (line.Posted != level || line.PostedAt is null) (line.IsOwed, line.Owed) = (true, level);
    }

    void Tell(ImmutableArray<PinProblem> problems)
    {
        var state = string.Join(" ", problems.Select(problem => problem.Technician));
        if (state == _told) return;
        _told = state;
        if (problems.IsEmpty) _log.LogInformation("All lines of the room are open.");
        else _log.LogWarning("Lines of the room are missing: {Problems}", state);
    }
}
