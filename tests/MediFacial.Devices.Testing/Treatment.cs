using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Testing;

/// <summary>A treatment in the virtual room, told as an operator would do it.</summary>
public sealed class Treatment
{
    public const string Panel = "panel-1";

    readonly RoomStart _start;
    int _visits;

    /// <param name="plan">The shipped simulated room unless given; then <paramref name="setup"/> has the twins for it.</param>
    /// <param name="hoseTested">The leak test of the day has passed before the room starts.</param>
    /// <param name="record">Gives each controller its flight recorder.</param>
    /// <param name="written">A protocol that does not ship, instead of <paramref name="protocol"/>.</param>
    public Treatment(
        string protocol = "demonstration", TwinRoomSetup? setup = null, RoomStart? start = null, RoomPlan? plan = null, bool keepsSamples = true, ProtocolProfile? written = null,
        bool hoseTested = true, Func<RoomPlan, RoomStart, FlightRecorder>? record = null)
    {
        Protocol = written ?? TestProtocols.Of(protocol);
        plan ??= TestRooms.Simulated();
        _start = start ?? new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test");
        if (hoseTested) _start = _start with { History = [.. TestUpkeep.HoseTested(plan, _start.Wall), .. _start.History] };
        Room = new(plan, new TwinRoom(setup ?? TwinRoomSetup.Standard()), _start, keepsSamples: keepsSamples, record: record is null ? null : start => record(plan, start));
        if (!Room.RunUntil(() => Room.Snapshot.IsReady, TimeSpan.FromSeconds(5), Glance))
            throw new InvalidOperationException($"The room did not get ready: {string.Join(' ', Room.Snapshot.Readiness.Select(reason => reason.Sentence))}");
    }

    /// <summary>A snapshot is not cheap: by default look as often as a panel does.</summary>
    public TimeSpan Glance { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The visit of the protocol; its first one unless given.</summary>
    public string? Visit { get; init; }

    /// <summary>Of the client; normal unless given.</summary>
    public SkinType Skin { get; init; } = SkinType.Normal;

    public VirtualRoom Room { get; }
    public ProtocolProfile Protocol { get; private set; }
    public SessionView? Session => Room.Snapshot.Session;

    public OperatorAnswer Ask(OperatorRequest request) => Room.AskAndWait(request);

    public Treatment Start(params string[] yes)
    {
        Done(Ask(StartRequest(Phototype.II, Visit ?? Protocol.Visits.FirstOrDefault()?.Id, yes)));
        return this;
    }

    public StartSession StartRequest(Phototype phototype, string? visit, params string[] yes) => new(
        Panel, new Guid(_visits, 0x2222, 0x3333, [0x44, 0x44, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55]), Protocol, TestProtocols.ProductsOf(Protocol), TestCards.Of(Protocol, phototype, Skin, visit, yes), TestProtocols.FilesOf(Protocol));

    /// <summary>Another visit of the same client, by another protocol or the same.</summary>
    public OperatorAnswer Visits(string protocol, string? visit = null, Phototype phototype = Phototype.II)
    {
        _visits++;
        Protocol = TestProtocols.Of(protocol);
        return Ask(StartRequest(phototype, visit ?? Protocol.Visits.FirstOrDefault()?.Id));
    }

    /// <summary>kill -9 and a new start a moment later: the new controller knows what the journal holds, and nothing else.</summary>
    public Treatment Restart(TimeSpan? after = null)
    {
        var journal = Room.Journal.ToImmutableArray();
        Room.KillController();
        Room.Run(after ?? TimeSpan.FromSeconds(5));
        var open = journal.LastOrDefault(entry => entry.Kind == JournalKind.SessionOpened) is { Session: { } last } && !journal.Any(entry => entry.Kind == JournalKind.SessionClosed && entry.Session == last)
            ? new SessionReport(last, Protocol.Name, "C-017", SessionOutcome.Interrupted, [], "The room went down.") : null;
        Room.Start(_start with { NextEntry = journal[^1].Number + 1, Interrupted = open, History = [.. _start.History, .. journal] });
        if (open is not null) Done(Ask(new DismissReport(Panel)));
        if (!Room.RunUntil(() => Room.Snapshot.Readiness.All(reason => reason.Device is null || !reason.Blocks || reason.Sentence.Contains("filter", StringComparison.Ordinal)), TimeSpan.FromSeconds(5), Glance)) throw new InvalidOperationException("The devices did not come back.");
        return this;
    }

    /// <summary>Goes on as an operator would until the step with this id runs.</summary>
    public Treatment RunTo(string step)
    {
        for (var guard = 0; guard < 60; guard++)
        {
            var session = Session ?? throw new InvalidOperationException("The session is over.");
            var current = session.Steps[session.Current];
            if (current.Id == step && current.State == StepState.Running) return this;
            if (current.State == StepState.Running) Leave();
            else if (current.State == StepState.Ready) Begin();
            else Room.Run(TimeSpan.FromMilliseconds(100));
        }
        throw new InvalidOperationException($"Step {step} was not reached.");
    }

    /// <summary>Skips what comes before the step with this id, which waits then.</summary>
    public Treatment SkipTo(string step)
    {
        for (var guard = 0; guard < 200; guard++)
        {
            var session = Session ?? throw new InvalidOperationException("The session is over.");
            if (session.Steps[session.Current].Id == step) return this;
            if (session.State is SessionState.StepReady or SessionState.StepRunning) Ask(new SkipStep(Panel, "not today"));
            Room.Run(TimeSpan.FromMilliseconds(50));
        }
        throw new InvalidOperationException($"Step {step} was not reached.");
    }

    /// <summary>Does what the waiting step asks for and begins it.</summary>
    public Treatment Begin()
    {
        TickAll();
        EnterLots();
        var detail = Session!.Detail;
        if (Session.AsksConsent) Done(Ask(new ConfirmConsent(Panel)));
        if (detail is LightDetail or LaserDetail)
        {
            Done(Ask(new ConfirmEyeShields(Panel, false)));
            Done(Ask(new ConfirmEyeShields(Panel, true)));
        }
        if (detail is SteamDetail { Prepared: false })
        {
            Done(Ask(new PrepareSteam(Panel)));
            if (!Room.RunUntil(() => Session?.Detail is SteamDetail { Prepared: true }, TimeSpan.FromMinutes(10), Glance)) throw new InvalidOperationException("The steamer never boiled.");
        }
        Done(Ask(new BeginStep(Panel)));
        return this;
    }

    /// <summary>Arms the laser of the running step and, when its chain is closed, presses reset on the laser itself.</summary>
    public Treatment Arm()
    {
        if (!Room.RunUntil(() => Session?.Detail is LaserDetail { WhyNotArm.IsEmpty: true }, TimeSpan.FromSeconds(2), Glance)) throw new InvalidOperationException($"The laser cannot be armed: {Session?.Asks}");
        Done(Ask(new ArmLaser(Panel)));
        if (!Room.RunUntil(() => Room.Truth.LaserChainClosed, TimeSpan.FromSeconds(2))) throw new InvalidOperationException($"The laser's chain did not close: {Session?.Asks}");
        Room.Apply(new ResetLaser());
        Room.Run(TimeSpan.FromMilliseconds(100));
        return this;
    }

    /// <summary>Waits for the nominal end of the running step, passing over regions at an even pace.</summary>
    public Treatment Leave()
    {
        var session = Session!;
        var (step, index) = (Protocol.Steps.First(candidate => candidate.Id == session.Steps[session.Current].Id), session.Current);
        TickAll();
        EnterLots();
        if (step is SuctionStep suction)
        {
            var passes = suction.Regions.Sum(region => region.Passes);
            for (var pass = 0; pass < passes && Session?.Current == index; pass++)
            {
                Room.Run(step.Nominal / passes);
                if (Session?.Current == index && Session.State == SessionState.StepRunning) Ask(new NextRegion(Panel));
            }
        }
        else if (step is LaserStep)
        {
            Arm();
            Room.Run(step.Allowed.Lowest + TimeSpan.FromSeconds(1));
            Done(Ask(new NextStep(Panel)));
        }
        else if (step is ManualStep)
        {
            Room.Run(step.Nominal);
            Done(Ask(new NextStep(Panel)));
        }
        if (!Room.RunUntil(() => Session?.Current != index, (step.Nominal * 2) + TimeSpan.FromMinutes(1), Glance)) throw new InvalidOperationException($"Step {step.Id} did not end: {Session?.Asks}");
        return this;
    }

    void TickAll()
    {
        var step = Protocol.Steps.First(candidate => candidate.Id == Session!.Steps[Session.Current].Id);
        for (var item = 0; item < step.Checklist.Length; item++) Done(Ask(new TickChecklist(Panel, item, true)));
    }

    void EnterLots()
    {
        foreach (var lot in (Session!.Detail as ManualDetail)?.Lots ?? []) Done(Ask(new EnterLot(Panel, lot.Product, "L-1")));
    }

    public static void Done(OperatorAnswer answer)
    {
        if (answer.Refusal is { } refusal) throw new InvalidOperationException($"Refused: {refusal.Operator} ({refusal.Technician})");
    }
}
