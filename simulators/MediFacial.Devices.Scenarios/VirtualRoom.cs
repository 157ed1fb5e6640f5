using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios;

/// <summary>A whole room in one thread and virtual time: the real Core and Wire against the twins' physics. The same inputs give the same run.</summary>
/// <remarks>Time jumps from event to event: the room's next wake, the twins' next event, a flush of the journal. Nothing sleeps and nothing is skipped.</remarks>
public sealed partial class VirtualRoom : IRoomOutlet
{
    /// <summary>Pins are told to the room when they change, and all of them this often: as the real pin thread does.</summary>
    static readonly TimeSpan PinsToldEvery = TimeSpan.FromMilliseconds(50);

    readonly RoomPlan _plan;
    readonly VirtualPins _pins;
    readonly VirtualJournal _journal;
    readonly VirtualGuard _guard;
    readonly byte[] _buffer = new byte[512];
    readonly int[] _buses;
    readonly bool[] _open;
    readonly bool _keepsSamples;
    readonly Func<RoomStart, FlightRecorder>? _record;
    readonly List<(OperatorRequest Request, OperatorAnswer Answer)> _answers = [];
    TreatmentRoom? _room;
    Instant _pinsDue;
    long _pinsSeen = -1;
    Instant _stoodAt;
    Instant _frozenUntil;
    int _steps;
    bool _armed;

    /// <param name="flushTakes">How long the journal needs to be on disk.</param>
    /// <param name="guardPlan">The room file as the guard reads it; the same unless given.</param>
    /// <param name="keepsSamples">False for long runs that nobody reads.</param>
    /// <param name="record">Gives each controller its flight recorder; null: nothing is recorded.</param>
    public VirtualRoom(
        RoomPlan plan, TwinRoom twins, RoomStart start, TimeSpan? flushTakes = null, bool keepsSamples = true, RoomPlan? guardPlan = null, Func<RoomStart, FlightRecorder>? record = null)
    {
        (_plan, Twins, _keepsSamples, _record) = (plan, twins, keepsSamples, record);
        _pins = new(plan, twins);
        _guard = new(guardPlan ?? plan, twins);
        _journal = new(flushTakes ?? TimeSpan.FromMilliseconds(3));
        _buses = [.. plan.Ports.Select(port => twins.BusNumber(Path.GetFileName(port.Path)))];
        _open = new bool[_buses.Length];
        Start(start);
    }

    public TwinRoom Twins { get; }
    public Instant Now => Twins.Now;
    public TruthView Truth => Twins.Truth;

    /// <summary>What was handed to the journal, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal.Entries;

    /// <summary>Head of the hash chain over <see cref="Journal"/>, as journal.db would have it: the same seed and build give the same one.</summary>
    public string JournalHash => _journal.Hash;

    public List<SessionSample> Samples { get; } = [];
    public List<SoundCue> Cues { get; } = [];

    /// <summary>Hears entries, samples and sounds as they happen; for a paced room behind a panel.</summary>
    public Action<JournalEntry>? Appended { get; set; }
    public Action<SessionSample>? Sampled { get; set; }
    public Action<SoundCue>? Heard { get; set; }
    public Action<OperatorRequest, OperatorAnswer>? Answered { get; set; }

    /// <summary>False after <see cref="KillController"/>.</summary>
    public bool IsControllerAlive => _room is not null;

    public TreatmentRoom Room => _room ?? throw new InvalidOperationException("The controller of this room was killed.");

    public RoomSnapshot Snapshot => Room.TakeSnapshot(Now);

    /// <summary>The controller starts: ports open, pins claimed.</summary>
    public void Start(RoomStart start)
    {
        if (_room is not null) throw new InvalidOperationException("The controller runs already.");
        _room = new(_plan, this, start, _record?.Invoke(start));
        _guard.Connect(true);
        _frozenUntil = default;
        Array.Clear(_open);
        // As the real loop does: the room begins before it hears of anything.
        _room.Tick(Now);
        FollowPlugs();
        LookAtPins(everyPin: true);
    }

    /// <summary>kill -9: nothing is sent any more, and the lines fall back to their pull-downs.</summary>
    public void KillController()
    {
        _room = null;
        _armed = false;
        _pins.Release();
        _guard.Connect(false);
    }

    /// <summary>kill -9 of the guard: the controller sees its connection end.</summary>
    public void KillGuard() => _guard.Kill();

    /// <summary>Another guard, as whoever keeps it running would start it.</summary>
    public void StartGuard() => _guard.Start();

    /// <summary>The guard is held up: it neither hears nor speaks, and its lines stay as they are.</summary>
    public bool IsGuardFrozen { get => _guard.IsFrozen; set => _guard.IsFrozen = value; }

    /// <summary>For whoever goes on with the room from outside: when the guard acts or its word arrives, and to let it.</summary>
    public Instant NextGuardWake => _guard.NextWake;

    public void StepGuard() => _guard.Step(_room, Now);

    /// <summary>Why the guard last took its permit away.</summary>
    public GuardDrop LastGuardDrop => _guard.LastDrop;

    /// <summary>How long the journal needs to be on disk, from its next flush on.</summary>
    public TimeSpan FlushTakes { get => _journal.Takes; set => _journal.Takes = value; }

    /// <summary>Number of the last entry that the room knows to be on disk.</summary>
    public long FlushedEntry => _journal.Flushed;

    /// <summary>SIGSTOP: the lines stay as they are, nothing is heard or sent until the time is over, if ever.</summary>
    public void FreezeController(TimeSpan? span = null) => _frozenUntil = span is { } held ? Now + held : Instant.Never;

    /// <summary>The controller is held up: the world goes on, the room does not wake.</summary>
    public void Stall(TimeSpan stall)
    {
        for (var until = Now + stall; Now < until;)
        {
            var next = Instant.Earlier(until, _guard.NextAct);
            if (next > Now) Twins.Advance(next.Since(Now));
            _guard.Step(null, Now);
        }
    }

    public void Apply(TwinFault fault)
    {
        Twins.Apply(fault);
        FollowPlugs();
        LookAtPins(everyPin: false);
    }

    public void Ask(OperatorRequest request) => Room.Asked(request, Now);

    /// <summary>Asks and lets time pass until the room has answered, at most 2 s.</summary>
    public OperatorAnswer AskAndWait(OperatorRequest request)
    {
        _answers.Clear();
        Ask(request);
        RunUntil(() => _answers.Exists(answer => ReferenceEquals(answer.Request, request)), TimeSpan.FromSeconds(2));
        return _answers.Find(answer => ReferenceEquals(answer.Request, request)).Answer ?? throw new InvalidOperationException($"{request} was never answered.");
    }

    public void Run(TimeSpan span) => RunTo(Now + span);

    /// <summary>Runs until the condition holds, looked at every millisecond and after each event; false when it did not within <paramref name="atMost"/>.</summary>
    /// <param name="lookEvery">For conditions that cost more than a glance; 1 ms otherwise.</param>
    public bool RunUntil(Func<bool> condition, TimeSpan atMost, TimeSpan? lookEvery = null)
    {
        var end = Now + atMost;
        var glance = lookEvery ?? TimeSpan.FromMilliseconds(1);
        while (!condition())
        {
            if (Now >= end) return false;
            if (lookEvery is null) Step(Instant.Earlier(end, Now + glance));
            else RunTo(Instant.Earlier(end, Now + glance));
        }
        return true;
    }

    public void RunTo(Instant until)
    {
        while (Now < until) Step(until);
    }

    void Step(Instant until)
    {
        GuardAgainstStandstill();
        var isFrozen = IsFrozen;
        var hears = _room is not null && !isFrozen;
        var next = Instant.Earlier(Instant.Earlier(until, Twins.NextEvent), hears ? _guard.NextWake : _guard.NextAct);
        if (isFrozen) next = Instant.Earlier(next, _frozenUntil);
        else if (_room is not null) next = Instant.Earlier(Instant.Earlier(next, _room.NextWake), Instant.Earlier(_journal.Due, _pinsDue));
        if (next > Now) Twins.Advance(next.Since(Now));
        PumpBytes();
        _guard.Step(hears ? _room : null, Now);
        if (_room is null || IsFrozen) return;
        LookAtPins(everyPin: false);
        _journal.Flush(_room, Now);
        if (Now >= _room.NextWake) _room.Tick(Now);
    }

    bool IsFrozen => Now < _frozenUntil;

    // A deadline that is due and never goes away would stop virtual time for ever; a test must see that as a fault.
    void GuardAgainstStandstill()
    {
        _steps = Now == _stoodAt ? _steps + 1 : 0;
        _stoodAt = Now;
        if (_steps > 10_000)
            throw new InvalidOperationException($"Time stands still at {Now}: twins' next event {Twins.NextEvent}, room's next wake {_room?.NextWake}, journal {_journal.Due}, pins {_pinsDue}.");
    }

    // Also when nobody listens: what parts say then is lost, as on a real line.
    void PumpBytes()
    {
        for (var port = 0; port < _buses.Length; port++)
            while (Twins.TryTransmit(_buses[port], _buffer, out var count) && count > 0)
                if (_open[port] && !IsFrozen) _room?.BytesReceived(new(port), _buffer.AsSpan(0, count), Now);
    }

    void FollowPlugs()
    {
        for (var port = 0; port < _buses.Length; port++)
        {
            var plugged = Twins.IsPlugged(_buses[port]);
            if (plugged == _open[port] || _room is null) continue;
            _open[port] = plugged;
            if (plugged) _room.PortOpened(new(port), Now);
            else _room.PortClosed(new(port), LinkFault.PortHungUp, Now);
        }
    }

    void LookAtPins(bool everyPin)
    {
        if (_room is null) return;
        var all = everyPin || Now >= _pinsDue;
        if (!all && Twins.LineVersion == _pinsSeen) return;
        _pinsSeen = Twins.LineVersion;
        if (all) _pinsDue = Now + PinsToldEvery;
        _pins.Report(_room, all, Now);
    }

    void IRoomOutlet.Transmit(PortId port, ReadOnlySpan<byte> frame) => Twins.Receive(_buses[port.Index], frame);

    bool IRoomOutlet.SetPin(PinId pin, bool high)
    {
        _pins.Set(pin, high);
        return true;
    }

    void IRoomOutlet.ArmEnergy(long guardTicket)
    {
        _armed = true;
        _guard.Arm(guardTicket);
    }

    void IRoomOutlet.TellGuard(ulong? answer) => _guard.Told(answer);

    void IRoomOutlet.KickEnergy()
    {
        if (_armed) _pins.PulseEnergyRun();
    }

    void IRoomOutlet.DropEnergy()
    {
        _armed = false;
        _pins.DropEnergyRun();
        _guard.Drop();
    }

    void IRoomOutlet.Append(JournalEntry entry)
    {
        _journal.Append(entry, Now);
        Appended?.Invoke(entry);
    }

    void IRoomOutlet.Sample(SessionSample sample)
    {
        if (_keepsSamples) Samples.Add(sample);
        Sampled?.Invoke(sample);
    }

    void IRoomOutlet.Answer(OperatorRequest request, OperatorAnswer answer)
    {
        _answers.Add((request, answer));
        Answered?.Invoke(request, answer);
    }

    void IRoomOutlet.Cue(SoundCue cue)
    {
        Cues.Add(cue);
        Heard?.Invoke(cue);
    }
}
