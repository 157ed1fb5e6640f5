using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime.Guard;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Recording;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>What a running room stands on.</summary>
/// <param name="GuardSocket">Where the guard listens; without it nothing arms in a room that has one.</param>
/// <param name="Flight">Keeps the flight record; null: nobody does.</param>
/// <param name="HoldUp">Called by the room's thread before each round, and may hold it up: the simulated computer of a simulated room. Null in a real one.</param>
/// <param name="Write">Puts journal entries on disk: <see cref="JournalStore.Append"/>.</param>
public sealed record RoomGround(
    RoomPlan Plan, RoomStart Start, RoomClock Clock, OpenPort OpenPort, IPinBank Pins, Action<IReadOnlyList<JournalEntry>> Write, SessionRecorder Recorder,
    string? GuardSocket = null, FlightThread? Flight = null, Action? HoldUp = null);

/// <summary>The running room: its threads, and the order in which they begin and end.</summary>
public sealed class RoomEngine : IDisposable
{
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    readonly RoomInbox _inbox = new();
    readonly EnergyLatch _latch;
    readonly JournalThread _journal;
    readonly RecorderThread _recorder;
    readonly ImmutableArray<PortPump> _pumps;
    readonly PinPump _pins;
    readonly RoomOutlet _outlet;
    readonly RoomLoop _loop;
    readonly IPinBank _bank;
    readonly GuardLink? _guard;
    readonly FlightThread? _flight;
    readonly FlightRecorder? _flightRecorder;
    int _stopped;

    public RoomEngine(RoomGround ground, OperatorPort operators, PanelPresence panels, SnapshotFeed feed, ILoggerFactory logs)
    {
        var (plan, start, clock, open, bank, write, recorder, guardSocket, flight, holdUp) = ground;
        if (holdUp is not null && !plan.Profile.Simulated) throw new ArgumentException("Nothing may hold up the loop of a real room.", nameof(ground));
        _bank = bank;
        _latch = new EnergyLatch(plan.Pin(LineRole.EnergyRun) is { } run ? on => bank.Write(run.Id, on == run.ActiveHigh) : _ => true);
        _recorder = new RecorderThread(recorder, logs.CreateLogger("Records"));
        _journal = new JournalThread(write, _recorder.Take, _inbox, logs.CreateLogger("Journal"));
        _pumps = [.. plan.Ports.Select(port => new PortPump(port, open, _inbox, clock, logs.CreateLogger("Ports")))];
        _pins = new PinPump(plan, bank, _inbox, _latch, clock, logs.CreateLogger("Pins"));
        if (plan.Pin(LineRole.EnergyPermit) is not null && guardSocket is not null) _guard = new(guardSocket, _inbox, clock, logs.CreateLogger("Guard"));
        _outlet = new RoomOutlet(plan, _pumps, bank, _latch, _journal, _recorder, feed, _guard);
        if (flight is not null) (_flight, _flightRecorder) = (flight, new(flight, Bounds.FlightTurn));
        _loop = new RoomLoop(new TreatmentRoom(plan, _outlet, start, _flightRecorder), _outlet, _inbox, operators, panels, feed, clock, logs.CreateLogger("Room")) { HoldUp = holdUp };
        _loop.Broke += failure => Broke?.Invoke(failure);
    }

    /// <summary>The room's logic failed. Outputs that need no part to answer are safe already.</summary>
    public event Action<Exception>? Broke;

    public bool IsAlive => _loop.IsAlive;

    /// <summary>Complete evaluations of the rules, since the start. Stands still when the room's loop does.</summary>
    public long Evaluations => _loop.Evaluations;

    /// <summary>Outputs were once proven safe since the start.</summary>
    public bool HasBeenSafe => _loop.HasBeenSafe;

    /// <summary>Ticks that were missed, since the start.</summary>
    public long CycleSlips => _loop.CycleSlips;

    public long BytesDropped => _inbox.BytesDropped;

    /// <summary>True when outputs were proven safe after <see cref="GoSafe"/>; false when the room ended without that proof.</summary>
    public Task<bool> Safe => _loop.Safe;

    public void Start()
    {
        _journal.Start();
        _recorder.Start();
        _flight?.Start();
        _pins.Start();
        _guard?.Start();
        foreach (var pump in _pumps) pump.Start();
        _loop.Start();
    }

    /// <summary>Energy off at once, then everything else to safe. Never waits; any thread, any number of times.</summary>
    public void GoSafe()
    {
        _latch.Drop();
        _guard?.Drop();
        _loop.AskShutDown();
    }

    /// <summary>For the end that nobody planned: goes safe and waits for the proof, but not for ever.</summary>
    public void GoSafeAndWait()
    {
        if (Volatile.Read(ref _stopped) != 0) return;
        GoSafe();
        if (!Safe.Wait(Bounds.LongestWayToSafe)) _outlet.ForceSafe();
    }

    /// <summary>Ends all threads: who decides first, who remembers last.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        _loop.End(LongestEnd);
        _outlet.ForceSafe();
        foreach (var pump in _pumps) pump.End(LongestEnd);
        _pins.End(LongestEnd);
        _guard?.End(LongestEnd);
        _journal.End(LongestEnd);
        _recorder.End(LongestEnd);
        if (_loop.HasEnded) _flightRecorder?.End();
        _flight?.End(LongestEnd);
    }

    public void Dispose()
    {
        Stop();
        _bank.Dispose();
        _inbox.Dispose();
    }
}
