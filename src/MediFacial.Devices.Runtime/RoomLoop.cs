using System.Diagnostics;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Guard;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The one thread that runs the room. Wakes for the next input or the next deadline, hands the room what came, stops first, and ticks it.</summary>
/// <remarks>A room that throws is not asked again: the latch drops, pins go to their safe levels, leases of parts run out, and <see cref="Broke"/> tells it.</remarks>
public sealed class RoomLoop
{
    static readonly TimeSpan WallPeriod = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SlipsTold = TimeSpan.FromSeconds(10);

    readonly TreatmentRoom _room;
    readonly RoomOutlet _outlet;
    readonly RoomInbox _inbox;
    readonly OperatorPort _operator;
    readonly PanelPresence _panels;
    readonly SnapshotFeed _feed;
    readonly RoomClock _clock;
    readonly ILogger _log;
    readonly WallWatch _wall = new();
    readonly byte[] _bytes = new byte[Bounds.BytesPerInput];
    readonly TaskCompletionSource<bool> _safe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Instant _now, _ticked, _nextWall, _published, _slipsTold;
    long _evaluations, _lastRound, _slips, _slipsUntold;
    volatile bool _shutDownAsked, _ended, _hasBeenSafe;
    bool _shutDown;
    Thread? _thread;

    public RoomLoop(
        TreatmentRoom room, RoomOutlet outlet, RoomInbox inbox, OperatorPort operators, PanelPresence panels, SnapshotFeed feed, RoomClock clock, ILogger log)
    {
        (_room, _outlet, _inbox, _operator, _panels, _feed, _clock, _log) = (room, outlet, inbox, operators, panels, feed, clock, log);
        _operator.Arrived = _inbox.Ring;
    }

    /// <summary>See <see cref="RoomGround"/>.</summary>
    public Action? HoldUp { get; init; }

    /// <summary>The room's logic threw; the argument is what.</summary>
    public event Action<Exception>? Broke;

    /// <summary>Ticks that came a whole period late or more, since the start.</summary>
    public long CycleSlips => Interlocked.Read(ref _slips);

    /// <summary>Whether the loop went round not long ago.</summary>
    public bool IsAlive => !_ended && _clock.Now.Since(new(Interlocked.Read(ref _lastRound))) <= Bounds.LongestRound;

    /// <summary>Done when outputs are proven safe after <see cref="AskShutDown"/>: true; false when the loop ended without that proof.</summary>
    public Task<bool> Safe => _safe.Task;

    /// <summary>Complete evaluations of the rules, since the start. Stands still when the loop does.</summary>
    public long Evaluations => Interlocked.Read(ref _evaluations);

    /// <summary>Outputs were once proven safe since the start.</summary>
    public bool HasBeenSafe => _hasBeenSafe;

    /// <summary>The room's thread is gone: nobody else hears or asks the room.</summary>
    public bool HasEnded => _thread is null or { IsAlive: false };

    public void Start() => _thread = RoomThread.Start("room", urgent: true, Run);

    /// <summary>Everything off, now. Never waits; any thread may call it, any number of times.</summary>
    public void AskShutDown()
    {
        _shutDownAsked = true;
        _inbox.Ring();
    }

    public void End(TimeSpan atMost)
    {
        _ended = true;
        _inbox.Ring();
        _thread?.Join(atMost);
    }

    void Run()
    {
        try
        {
            // The room begins before it hears of anything: its first entry is that it started.
            _ticked = Advance();
            _room.Tick(_ticked);
            while (!_ended)
            {
                HoldUp?.Invoke();
                Round();
                var wake = _room.NextWake;
                var now = _clock.Now;
                if (wake > now) _inbox.Wait(wake.Since(now));
            }
        }
        catch (Exception failure)
        {
            _outlet.ForceSafe();
            _log.LogCritical(failure, "The room's logic failed. Energy is off, and the program ends.");
            Broke?.Invoke(failure);
        }
        finally
        {
            _ended = true;
            _safe.TrySetResult(_shutDown && IsSafeNow());
            _outlet.RefuseWaiting(new(RefusalKind.NotNow, "The room is shutting down.", "The room's loop has ended."));
        }
    }

    bool IsSafeNow()
    {
        try
        {
            return _room.IsSafe(_now);
        }
        catch (Exception)
        {
            // It has just failed; nothing that it says counts.
            return false;
        }
    }

    void Round()
    {
        Interlocked.Exchange(ref _lastRound, Advance().Ticks);
        _outlet.BeginRound();
        TakeShutDown();
        TakeStop();
        TakeInputs();
        TakeJournal();
        TakeWall();
        while (_panels.TryTake(out var panel)) _room.PanelSeen(panel!, Advance());
        // One request a round, so that a stop never waits behind a queue of them.
        if (_operator.TryTake(out var asked))
        {
            _outlet.Expect(asked);
            _room.Asked(asked.Request, Advance());
            _inbox.Ring();
        }
        Tick();
        Publish();
        if (_shutDown && _room.IsSafe(_now)) _safe.TrySetResult(true);
    }

    /// <summary>Time as the room sees it: never backwards, although pumps stamp on threads of their own.</summary>
    Instant Advance() => Advance(_clock.Now);

    Instant Advance(Instant to) => _now = to > _now ? to : _now;

    void TakeShutDown()
    {
        if (!_shutDownAsked || _shutDown) return;
        _shutDown = true;
        _room.ShutDown(Advance());
    }

    void TakeStop()
    {
        if (!_operator.TryTakeStop(out var stop)) return;
        _room.Asked(stop!, Advance());
        _outlet.HasNews = true;
    }

    void TakeInputs()
    {
        // Bounded, so that a part that babbles cannot keep the room from ticking.
        for (var taken = 0; taken < Bounds.Inputs && _inbox.TryTake(out var input, _bytes); taken++)
        {
            var at = Advance(input.At);
            switch (input.Kind)
            {
                case InboxKind.PortOpened: _room.PortOpened(new(input.Index), at); break;
                case InboxKind.PortClosed: _room.PortClosed(new(input.Index), input.Fault, at); break;
                case InboxKind.Bytes: _room.BytesReceived(new(input.Index), _bytes.AsSpan(0, input.Length), at); break;
                case InboxKind.PinLevel: _room.PinLevel(new(input.Index), input.Level, at); break;
                case InboxKind.GuardFrame: _room.GuardHeard(GuardFrames.ReadStatus(_bytes), at); break;
                case InboxKind.GuardLost: _room.GuardLost(at); break;
                default: throw new UnreachableException($"{input.Kind} is no input.");
            }
            TakeStop();
        }
    }

    void TakeJournal()
    {
        if (_inbox.TakeJournalFailure() is { } why) _room.JournalFailed(why, Advance());
        if (_inbox.TakeFlushed() is > 0 and var number) _room.JournalFlushed(number, Advance());
    }

    void TakeWall()
    {
        var now = Advance();
        if (now < _nextWall) return;
        _nextWall = now + WallPeriod;
        var wall = _clock.WallUtc;
        var jump = _wall.Look(wall, now);
        if (jump is not null) _log.LogWarning("Wall time jumped by {Jump}. It is not trusted until somebody confirms it at the panel.", jump);
        _room.WallTime(wall, trusted: jump is null, now);
    }

    void Tick()
    {
        var now = Advance();
        if (now < _room.NextWake) return;
        _room.Tick(now);
        Interlocked.Exchange(ref _evaluations, _room.Evaluations);
        if (!_hasBeenSafe && _room.IsSafe(now)) _hasBeenSafe = true;
        var missed = (now.Since(_ticked).Ticks / TreatmentRoom.TickEvery.Ticks) - 1;
        _ticked = now;
        if (missed > 0) Slip(missed, now);
    }

    void Slip(long missed, Instant now)
    {
        Interlocked.Add(ref _slips, missed);
        _slipsUntold += missed;
        if (_slipsTold != Instant.Zero && now.Since(_slipsTold) < SlipsTold) return;
        _log.LogWarning("The room's loop was late: {Missed} ticks of {Period} ms were missed.", _slipsUntold, TreatmentRoom.TickEvery.TotalMilliseconds);
        (_slipsTold, _slipsUntold) = (now, 0);
    }

    void Publish()
    {
        var age = _now.Since(_published);
        if (age < (_outlet.HasNews ? TreatmentRoom.TickEvery : Bounds.SnapshotPeriod)) return;
        (_published, _outlet.HasNews) = (_now, false);
        _feed.Publish(_room.TakeSnapshot(_now));
    }
}
