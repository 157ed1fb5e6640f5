using System.Collections.Concurrent;
using System.Diagnostics;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.App.Running;

/// <param name="Speed">Seconds of the room per second of the clock.</param>
public sealed record Pace(double Speed);

/// <summary>A virtual room behind the panel, let go at so many times the clock. The same Core and Wire as ever, on the twins' physics, in one thread.</summary>
public sealed class PacedRoom : IHostedService, IDisposable
{
    static readonly TimeSpan Round = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan PanelAlive = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestTouch = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    readonly RoomPlan _plan;
    readonly RoomMemory _memory;
    readonly RoomStart _start;
    readonly double _speed;
    readonly OperatorPort _operator;
    readonly PanelPresence _panels;
    readonly SnapshotFeed _feed;
    readonly ILogger _log;
    readonly IHostApplicationLifetime _lifetime;
    readonly RoomInbox _inbox = new();
    readonly RecorderThread _recorder;
    readonly JournalThread _journal;
    readonly FlightThread? _flight;
    readonly ConcurrentQueue<(AnyFault? Fault, TaskCompletionSource<TruthView> Done)> _touches = new();
    readonly Dictionary<OperatorRequest, TaskCompletionSource<OperatorAnswer>> _asked = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, long> _seen = [];
    FlightRecorder? _flightRecorder;
    TimeSpan _clockOff;
    Thread? _thread;
    bool _panelsLost, _trusted = true;
    volatile bool _ended;

    public PacedRoom(
        RoomPlan plan, RoomMemory memory, Pace pace, OperatorPort operators, PanelPresence panels, SnapshotFeed feed, ILoggerFactory logs,
        IHostApplicationLifetime lifetime)
    {
        (_plan, _memory, _speed, _operator, _panels, _feed, _lifetime) = (plan, memory, pace.Speed, operators, panels, feed, lifetime);
        // Paced time runs ahead of the clock: a later room goes on where an earlier one ended.
        var last = memory.Start.History.Select(entry => entry.RecordedAtUtc).DefaultIfEmpty().Max();
        _start = memory.Start with { Wall = last > memory.Start.Wall ? last : memory.Start.Wall };
        _log = logs.CreateLogger("Room");
        _recorder = new(memory.Recorder, logs.CreateLogger("Records"));
        _flight = FlightFiles.Begin(memory.Folder, plan, _start, logs.CreateLogger("Flight"));
        _journal = new(memory.Journal.Append, _recorder.Take, _inbox, logs.CreateLogger("Journal"));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _journal.Start();
        _recorder.Start();
        _flight?.Start();
        _operator.Arrived = _inbox.Ring;
        _thread = new Thread(Run) { Name = "virtual room", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _ended = true;
        _inbox.Ring();
        _thread?.Join(LongestEnd);
        _journal.End(LongestEnd);
        _recorder.End(LongestEnd);
        _flight?.End(LongestEnd);
        return Task.CompletedTask;
    }

    public void Dispose() => _inbox.Dispose();

    /// <summary>Does something to the twins between two steps of the room.</summary>
    public async Task<TruthView> TouchAsync(AnyFault? fault)
    {
        var done = new TaskCompletionSource<TruthView>(TaskCreationOptions.RunContinuationsAsynchronously);
        _touches.Enqueue((fault, done));
        _inbox.Ring();
        return await done.Task.WaitAsync(LongestTouch);
    }

    void Run()
    {
        try
        {
            var room = Begin();
            var watch = Stopwatch.StartNew();
            var (published, last) = (TimeSpan.Zero, TimeSpan.Zero);
            while (!_ended)
            {
                // Where the machine is too slow for the pace, the room is slower than asked; it never jumps.
                var step = TimeSpan.FromTicks(Math.Min((watch.Elapsed - last).Ticks, Round.Ticks * 3)) * _speed;
                last = watch.Elapsed;
                Advance(room, room.Now + step);
                if (watch.Elapsed - published >= Bounds.SnapshotPeriod)
                {
                    published = watch.Elapsed;
                    _feed.Publish(room.Snapshot);
                }
                _inbox.Wait(Round);
            }
            room.Room.ShutDown(room.Now);
            room.RunUntil(() => room.Room.IsSafe(room.Now), Bounds.LongestWayToSafe);
            _flightRecorder?.End();
        }
        catch (Exception failure)
        {
            _log.LogCritical(failure, "The virtual room failed. The program ends.");
            _lifetime.StopApplication();
        }
    }

    VirtualRoom Begin()
    {
        var room = new VirtualRoom(_plan, new TwinRoom(RoomTwins.Of(_plan)), _start, keepsSamples: false, record: _flight is null ? null : _ => _flightRecorder = new(_flight, Bounds.FlightTurn));
        foreach (var entry in room.Journal) _journal.Append(entry);
        room.Appended = _journal.Append;
        room.Sampled = _recorder.Take;
        room.Heard = _feed.Sound;
        room.Answered = (request, answer) =>
        {
            if (_asked.Remove(request, out var waiting)) waiting.TrySetResult(answer);
        };
        return room;
    }

    void Advance(VirtualRoom room, Instant until)
    {
        do
        {
            TakeTouches(room);
            TakeRequests(room);
            room.RunTo(Instant.Earlier(until, room.Now + Slice));
        }
        while (room.Now < until && !_ended);
    }

    void TakeTouches(VirtualRoom room)
    {
        while (_touches.TryDequeue(out var touch))
        {
            try
            {
                if (touch.Fault is { } fault) Apply(room, fault);
                touch.Done.TrySetResult(room.Truth);
            }
            catch (ArgumentException refused)
            {
                touch.Done.TrySetException(refused);
            }
        }
    }

    void Apply(VirtualRoom room, AnyFault fault)
    {
        switch (fault)
        {
            case HealEverything heal: HealAll(room, heal); break;
            case TwinFault twin: room.Apply(twin); break;
            case StepClock step: (_clockOff, _trusted) = (_clockOff + step.By, false); break;
            case LosePanel or FindPanel: _panelsLost = fault is LosePanel; break;
            // Parts, guard and controller are this one process.
            case KillController or CutPower: ProcessSignal.KillOwn(); break;
            case StartController or RestorePower: break;
            case HostFault host when room.TryApply(host): break;
            default: throw new ArgumentException($"Nobody has said how {fault} is done.", nameof(fault));
        }
    }

    void HealAll(VirtualRoom room, HealEverything heal)
    {
        room.Apply(heal);
        foreach (var cure in FaultCatalogue.ComputerUndoing) room.TryApply(cure);
        (_panelsLost, _trusted, _clockOff) = (false, _clockOff == TimeSpan.Zero, TimeSpan.Zero);
    }

    void TakeRequests(VirtualRoom room)
    {
        if (_operator.TryTakeStop(out var stop)) room.Ask(stop!);
        if (_operator.TryTake(out var asked))
        {
            _asked[asked.Request] = asked.Answer;
            if (asked.Request is StartSession start) _recorder.Take(start.Session, [.. _plan.Files, .. start.Files]);
            room.Ask(asked.Request);
            _inbox.Ring();
        }
        while (_panels.TryTake(out var panel)) _seen[panel!] = Stopwatch.GetTimestamp();
        // A panel beats by the clock; the room counts its own, faster seconds.
        foreach (var (panel, at) in _seen)
            if (!_panelsLost && Stopwatch.GetElapsedTime(at) < PanelAlive) room.Room.PanelSeen(panel, room.Now);
        room.Room.WallTime(_start.Wall + room.Now.Since(Instant.Zero) + _clockOff, _trusted, room.Now);
        _trusted = true;
    }
}
