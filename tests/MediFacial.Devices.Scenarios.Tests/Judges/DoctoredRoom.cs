using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Judges;

/// <summary>A judge that is shown what a test makes up: truth, panel and journal of no room that ever was.</summary>
sealed class DoctoredRoom
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);
    static readonly Lazy<(TruthView Truth, RoomSnapshot Panel, RoomPlan Plan)> Idle = new(() =>
    {
        using var stage = new VirtualStage(ShippedSuites.World, Scenario.Of("idle", ScenarioEnd.At(TimeSpan.FromSeconds(3))));
        stage.RunTo(Instant.Zero + TimeSpan.FromSeconds(2));
        return (stage.Truth, stage.Snapshot!, stage.Plan);
    });

    readonly Invariants _judge = new(Idle.Value.Plan);
    readonly ProtocolProfile _protocol;

    public DoctoredRoom(string protocol = "demonstration")
    {
        _protocol = TestProtocols.Of(protocol);
        (Truth, Panel) = (Idle.Value.Truth with { At = Instant.Zero }, Idle.Value.Panel with { Alarms = [] });
        Write(JournalKind.RoomStarted);
    }

    public TruthView Truth { get; set; }

    /// <summary>Null: no controller runs.</summary>
    public RoomSnapshot? Panel { get; set; }

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>All that was written, unless a test says otherwise.</summary>
    public long? Flushed { get; set; }

    /// <summary>Names of what is broken so far.</summary>
    public IEnumerable<string> Broken => _judge.Violations.Select(violation => violation.Name).Distinct();

    public string Told => string.Join('\n', _judge.Violations.Select(violation => violation.Sentence));

    /// <summary>What stands now stands for so long.</summary>
    public DoctoredRoom For(double seconds)
    {
        for (var until = Truth.At + TimeSpan.FromSeconds(seconds); Truth.At < until; Truth = Truth with { At = Truth.At + Every }) _judge.Look(Truth, Panel, Journal, Flushed ?? Journal[^1].Number);
        return this;
    }

    public DoctoredRoom With(Func<TruthView, TruthView> truth)
    {
        Truth = truth(Truth);
        return this;
    }

    /// <summary>The protocol's first step of a kind stands so; its envelope holds.</summary>
    public DoctoredRoom In(StepKind kind, SessionState state = SessionState.StepRunning, FaceRegion region = FaceRegion.Forehead)
    {
        var steps = _protocol.Steps.Select(step => new StepView(step.Id, step.Title, KindOf(step), StepState.Waiting, step.Nominal, TimeSpan.Zero, null, null)).ToImmutableArray();
        var current = steps.IndexOf(steps.First(step => step.Kind == kind));
        if (Panel!.Session is null) _judge.Opened(new(Treatment.Panel, Guid.Empty, _protocol, TestProtocols.ProductsOf(_protocol), TestCards.Of(_protocol), []));
        StepDetail? detail = kind == StepKind.Suction ? new SuctionDetail(SuctionMode.Diamond, region, [], default, null, null, default, default, TimeSpan.Zero) : null;
        Panel = Panel with
        {
            Session = new(Guid.Empty, _protocol.Name, "C-017", "AB", Phototype.II, null, state, steps, current, TimeSpan.Zero, null, default, null, detail, null, []),
        };
        return this;
    }

    public string StepOf(StepKind kind) => _protocol.Steps.First(step => KindOf(step) == kind).Id;

    public DoctoredRoom Stopped()
    {
        Panel = Panel! with { Stop = new(StopOrigin.Panel, null, Truth.At, default, "", "", "", "", "", "", "", false, null, false, null) };
        return this;
    }

    public DoctoredRoom Alarms(AlarmPriority priority)
    {
        Panel = Panel! with { Alarms = [new("made-up", priority, "", "", "", "", Truth.At, default)] };
        return this;
    }

    public DoctoredRoom Asked(OperatorRequest request)
    {
        _judge.Asked(request);
        return this;
    }

    public DoctoredRoom Happened(TwinFault fault)
    {
        _judge.Happened(fault);
        return this;
    }

    public DoctoredRoom Write(JournalKind kind, params (string Key, string Value)[] fields)
    {
        Journal.Add(new(Journal.Count == 0 ? 1 : Journal[^1].Number + 1, kind, Truth.At, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero) + Truth.At.Since(Instant.Zero), Guid.Empty, "",
            [.. fields.Select(field => new JournalField(field.Key, field.Value))]));
        return this;
    }

    static StepKind KindOf(StepProfile step) => step switch
    {
        SuctionStep => StepKind.Suction,
        LightStep => StepKind.Light,
        SteamStep => StepKind.Steam,
        LaserStep => StepKind.Laser,
        _ => StepKind.Manual,
    };
}
