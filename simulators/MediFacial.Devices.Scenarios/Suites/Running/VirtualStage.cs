using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>A scenario's room in virtual time: the real Core and Wire on twins, and the computer and the panel that can fail around them.</summary>
public sealed class VirtualStage : IScenarioStage
{
    /// <summary>As often as a panel says that it is alive.</summary>
    static readonly TimeSpan PanelBeats = TimeSpan.FromSeconds(1);

    readonly SuiteWorld _world;
    readonly RoomStart _start;
    readonly VirtualRoom _room;
    readonly List<(OperatorRequest Request, Action<OperatorAnswer> Told)> _asked = [];
    readonly HashSet<string> _panels = [];
    TimeSpan _clockOff;
    Instant _panelDue;
    bool _panelLost;

    public VirtualStage(SuiteWorld world, Scenario scenario)
    {
        (_world, Plan) = (world, world.Plan(scenario.Room));
        _start = new(scenario.Begin.Wall, 1, null, "scenario");
        _room = new(Plan, new TwinRoom(world.Twins(scenario)), _start, scenario.Begin.Disk, keepsSamples: false) { Answered = Answered };
    }

    public RoomPlan Plan { get; }
    public Instant Now => _room.Now;
    public TruthView Truth => _room.Truth;

    public RoomSnapshot? Snapshot => _room.IsControllerAlive ? _room.Snapshot : null;
    public bool IsControllerAlive => _room.IsControllerAlive;
    public IReadOnlyList<JournalEntry> Journal => _room.Journal;
    public long FlushedEntry => _room.FlushedEntry;
    public string JournalHash => _room.JournalHash;
    public TimeSpan Allowance => TimeSpan.Zero;

    public void RunTo(Instant until)
    {
        while (_room.Now < until)
        {
            if (_room.Now >= _panelDue) Beat();
            _room.RunTo(Instant.Earlier(until, _panelDue));
        }
    }

    public void Apply(TwinFault fault) => _room.Apply(fault);

    public void Ask(OperatorRequest request, Action<OperatorAnswer> told)
    {
        if (!_room.IsControllerAlive) return;
        _panels.Add(request.From);
        _asked.Add((request, told));
        _room.Ask(request);
    }

    public void Apply(HostFault fault)
    {
        switch (fault)
        {
            case StepClock step: StepClock(step.By); break;
            case KillController: Kill(); break;
            case StartController: Start(); break;
            case CutPower: GoDark(); break;
            case RestorePower: ComeBack(); break;
            case LosePanel: _panelLost = true; break;
            case FindPanel: _panelLost = false; break;
            default:
                if (!_room.TryApply(fault)) throw new ArgumentOutOfRangeException(nameof(fault), fault, "Nobody does this to a computer.");
                break;
        }
    }

    public void Dispose()
    {
    }

    void Beat()
    {
        _panelDue = _room.Now + PanelBeats;
        if (_panelLost || !_room.IsControllerAlive) return;
        foreach (var panel in _panels) _room.Room.PanelSeen(panel, _room.Now);
    }

    void StepClock(TimeSpan by)
    {
        _clockOff += by;
        if (_room.IsControllerAlive) _room.Room.WallTime(Wall, false, _room.Now);
    }

    DateTimeOffset Wall => _start.Wall + _room.Now.Since(Instant.Zero) + _clockOff;

    void Kill()
    {
        _asked.Clear();
        if (!_room.IsControllerAlive) return;
        _room.KillController();
        _room.LoseUnflushed();
    }

    void GoDark()
    {
        Kill();
        _room.KillGuard();
        _room.Apply(new CutMains());
    }

    void ComeBack()
    {
        _room.Apply(new CutMains(false));
        _room.StartGuard();
        Start();
    }

    // Knows what is on disk and nothing else, as a real one would.
    void Start()
    {
        if (_room.IsControllerAlive) return;
        ImmutableArray<JournalEntry> known = [.. _room.Journal];
        var session = known.LastOrDefault(entry => entry.Kind == JournalKind.SessionOpened)?.Session;
        var open = _world.LeftOpen([.. known.Where(entry => entry.Session is not null && entry.Session == session)]);
        // A start says what the calendar was when monotonic time began.
        _room.Start(_start with { Wall = _start.Wall + _clockOff, NextEntry = _room.FlushedEntry + 1, Interrupted = open, History = known });
    }

    void Answered(OperatorRequest request, OperatorAnswer answer)
    {
        var index = _asked.FindIndex(each => ReferenceEquals(each.Request, request));
        if (index < 0) return;
        var told = _asked[index].Told;
        _asked.RemoveAt(index);
        told(answer);
    }
}
