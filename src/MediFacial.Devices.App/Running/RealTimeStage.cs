using System.Collections.Concurrent;
using System.Collections.Immutable;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Running;

/// <summary>A scenario's room in real time: the program as <c>medifacial run</c> composes it, on pseudo-terminals and pins, its guard, journal and records on a disk.</summary>
public sealed class RealTimeStage : IScenarioStage
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30), Nap = TimeSpan.FromMilliseconds(5), PanelBeats = TimeSpan.FromMilliseconds(500), JournalEvery = TimeSpan.FromMilliseconds(100);

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("medifacial-");
    readonly ServedRoom _served;
    readonly RoomFolder _folder;
    readonly RoomMemory _memory;
    readonly WebApplication _app;
    readonly OperatorPort _operator;
    readonly SnapshotFeed _feed;
    readonly PanelPresence _presence;
    readonly RoomClock _clock;
    readonly SimulatedComputer _computer;
    readonly JournalReader _reader;
    readonly IAsyncDisposable _log;
    readonly List<JournalEntry> _journal = [];
    readonly ConcurrentQueue<Action> _answers = new();
    readonly HashSet<string> _panels = [];
    Instant _beatDue, _journalDue;
    bool _panelLost;

    /// <exception cref="VerbFailure">The room does not start.</exception>
    public RealTimeStage(SuiteWorld world, Scenario scenario)
    {
        if (!OperatingSystem.IsLinux()) throw new VerbFailure(ExitCode.CannotStart, "Twins on pseudo-terminals need Linux.");
        Plan = world.Plan(scenario.Room);
        _folder = RoomFolder.Open(_data.FullName, Plan.Profile);
        _served = new(Plan, world.Twins(scenario), _data.FullName, LongestStart);
        var log = RoomLogs.Make(_folder.Logs);
        _log = (IAsyncDisposable)log;
        _memory = RoomMemory.Open(_folder, log);
        _reader = JournalReader.Open(_data.FullName);
        _app = RoomComposition.Compose(Plan, new(world.Protocols, [], ImmutableDictionary<string, ProfileFile>.Empty), _folder, _memory, new("http://127.0.0.1:0"), log, keeper: null);
        _app.StartAsync().Wait(LongestStart);
        (_operator, _feed, _presence) = (_app.Services.GetRequiredService<OperatorPort>(), _app.Services.GetRequiredService<SnapshotFeed>(), _app.Services.GetRequiredService<PanelPresence>());
        (_clock, _computer) = (_app.Services.GetRequiredService<RoomGround>().Clock, _app.Services.GetRequiredService<SimulatedComputer>());
    }

    /// <summary>Why a scenario cannot be played in real time; null when it can.</summary>
    public static string? WhyNot(Scenario scenario)
    {
        // What ends or stops this process or its guard; and a locked journal, whose entries are not there to be judged until it is let go.
        var virtualOnly = scenario.Timeline.Select(happens => happens.What).OfType<HostHappens>().Select(host => host.Fault)
            .FirstOrDefault(fault => fault is KillController or StartController or FreezeController or CutPower or RestorePower or FreezeGuard or ThawGuard or LockJournal or UnlockJournal);
        return scenario.Recording is not null ? "A recording has its own time." : virtualOnly is not null ? $"{virtualOnly.GetType().Name} happens in virtual time only."
            : scenario.Begin.Disk != StartConditions.Usual.Disk || scenario.Begin.Wall != StartConditions.Usual.Wall ? "Disk and calendar of this machine are as they are." : null;
    }

    public RoomPlan Plan { get; }
    public Instant Now => _clock.Now;
    public TruthView Truth => _served.Hands.Truth() with { At = _clock.Now };
    public RoomSnapshot? Snapshot => _feed.Current;
    public bool IsControllerAlive => _feed.Current is not null;
    public IReadOnlyList<JournalEntry> Journal => _journal;
    public long FlushedEntry => Journal is [.., var last] ? last.Number : 0;
    public string JournalHash => _reader.Head.Head;

    /// <summary>Generous: it judges what becomes of the room, not how busy the machine is.</summary>
    public TimeSpan Allowance => TimeSpan.FromSeconds(2);

    public void RunTo(Instant until)
    {
        do
        {
            while (_answers.TryDequeue(out var told)) told();
            if (Now >= _beatDue) Beat();
            if (Now >= _journalDue) ReadJournal();
            var now = Now;
            if (now >= until) return;
            var rest = until.Since(now);
            Thread.Sleep(rest < Nap ? rest : Nap);
        }
        while (true);
    }

    public void Apply(TwinFault fault) => _served.Hands.Apply(fault);

    public void Apply(HostFault fault)
    {
        switch (fault)
        {
            case KillGuard: _served.EndGuard(); break;
            case StartGuard: _served.StartGuard(); break;
            case LosePanel: _panelLost = true; break;
            case FindPanel: _panelLost = false; break;
            default: _computer.Do(fault); break;
        }
    }

    // The room answers on its own thread; the scenario hears of it on the one that plays it.
    public void Ask(OperatorRequest request, Action<OperatorAnswer> told)
    {
        _panels.Add(request.From);
        _operator.AskAsync(request).ContinueWith(answer => _answers.Enqueue(() => told(answer.Result)), TaskScheduler.Default);
    }

    public void Dispose()
    {
        _app.StopAsync().Wait(LongestStart);
        _app.DisposeAsync().AsTask().Wait(LongestStart);
        _reader.Dispose();
        _memory.Dispose();
        _log.DisposeAsync().AsTask().Wait(LongestStart);
        _folder.Dispose();
        _served.Dispose();
        _data.Delete(recursive: true);
    }

    void Beat()
    {
        _beatDue = Now + PanelBeats;
        if (_panelLost) return;
        foreach (var panel in _panels) _presence.Beat(panel);
    }

    void ReadJournal()
    {
        _journalDue = Now + JournalEvery;
        if (_reader.Head.LastEntry > _journal.Count) _journal.AddRange(_reader.ReadAll().Skip(_journal.Count));
    }
}
