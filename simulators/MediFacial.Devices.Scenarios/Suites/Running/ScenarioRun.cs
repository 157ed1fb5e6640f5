using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What became of a scenario.</summary>
/// <param name="Failures">Empty: everything held.</param>
/// <param name="JournalHash">Head of the journal's chain, lower-case hex. The same seed and build always give the same.</param>
/// <param name="Simulated">How long it lasted for the room.</param>
public sealed record ScenarioVerdict(Scenario Scenario, ImmutableArray<Failure> Failures, string JournalHash, TimeSpan Simulated, ImmutableArray<JournalEntry> Journal, ScenarioTrace? Trace)
{
    public bool Passed => Failures.IsEmpty;
}

/// <summary>Plays one scenario and judges it. In virtual time the same scenario gives the same verdict and the same journal, bit by bit.</summary>
public sealed class ScenarioRun
{
    /// <summary>Truth and journal are looked at this often, as pins are.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>The panel is looked at this often, as people do, and oftener while something must come soon.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    readonly Scenario _scenario;
    readonly IScenarioStage _stage;
    readonly Scene _scene;
    readonly Timeline _timeline;
    readonly OperatorModel _operator;
    readonly ClientModel? _client;
    readonly VisitOpening _opening;
    readonly Invariants _invariants;
    readonly ImmutableArray<ExpectationJudge> _judges;
    readonly ScenarioTrace? _trace;
    readonly List<Failure> _failures = [];
    Instant _glanceDue;
    Instant _end;
    bool _isEnding;

    readonly Action<TimelineEvent, RoomSnapshot?>? _happens;

    ScenarioRun(Scenario scenario, SuiteWorld world, IScenarioStage stage, bool keepsTrace, Action<TimelineEvent, RoomSnapshot?>? happens)
    {
        (_scenario, _stage, _happens) = (scenario, stage, happens);
        _scene = new(world.Find(scenario)!);
        _timeline = new(scenario.Timeline, _scene);
        _operator = new(scenario, world, Ask, hand => _stage.Apply(hand));
        _client = scenario.Client is { } client ? new(client, scenario.Seed, hand => _stage.Apply(hand)) : null;
        _opening = new(scenario, world);
        _invariants = new(_stage.Plan, stage.Allowance);
        _judges = [.. scenario.Expect.Select(expectation => new ExpectationJudge(expectation, _scene, stage.Allowance))];
        _trace = keepsTrace ? new(scenario.Ends.Latest) : null;
        _scene.Follow(scenario.Ends.When);
        _end = Instant.Zero + scenario.Ends.Latest;
    }

    /// <param name="keepsTrace">For a report with plots.</param>
    /// <param name="happens">Hears of each event just before it happens, with what the panel shows; null while no controller runs.</param>
    public static ScenarioVerdict Play(Scenario scenario, SuiteWorld world, bool keepsTrace = false, Action<TimelineEvent, RoomSnapshot?>? happens = null)
    {
        using var stage = world.Stage(scenario);
        return new ScenarioRun(scenario, world, stage, keepsTrace, happens).Play();
    }

    public static ScenarioVerdict Play(Scenario scenario, SuiteWorld world, IScenarioStage stage, bool keepsTrace = false) => new ScenarioRun(scenario, world, stage, keepsTrace, null).Play();

    ScenarioVerdict Play()
    {
        try
        {
            Seen();
            while (_stage.Now < _end)
            {
                _stage.RunTo(Instant.Earlier(Instant.Earlier(_end, _timeline.Next), _stage.Now + Look));
                Seen();
            }
            foreach (var judge in _judges) judge.End();
            if (_scenario.Ends.When is { } when && !_isEnding) _failures.Add(new(_stage.Now, $"ends when {ConditionText.Say(when)}", $"It had not come by {ScenarioWriter.Time(_scenario.Ends.Latest)}: {_scene.Tell(when)}."));
        }
        catch (Exception broken) when (broken is InvalidOperationException or FlightFault)
        {
            _failures.Add(new(_stage.Now, "the room goes on", $"The program broke: {broken.Message}"));
        }
        return new(_scenario, [.. _failures.Concat(_judges.Select(judge => judge.Failure).OfType<Failure>())
            .Concat(_invariants.Violations.Select(broken => new Failure(broken.At, $"invariant {broken.Name}", broken.Sentence))).OrderBy(failure => failure.At)],
            _stage.JournalHash, _stage.Now.Since(Instant.Zero), [.. _stage.Journal], _trace);
    }

    void Seen()
    {
        Observe();
        while (_timeline.Take() is { } happens)
        {
            Do(happens);
            Observe();
        }
        if (_isEnding || _scenario.Ends.When is not { } when || !_scene.Holds(when)) return;
        _isEnding = true;
        _end = Instant.Earlier(_end, _stage.Now + _scenario.Ends.After);
    }

    void Observe()
    {
        var now = _stage.Now;
        var truth = _stage.Truth;
        _scene.Look(now, truth, _stage.Journal);
        _client?.Look(truth, now);
        var isGlance = now >= _glanceDue;
        if (isGlance || !_stage.IsControllerAlive || _judges.Any(judge => judge.IsPending)) _scene.Look(_stage.Snapshot);
        if (isGlance)
        {
            _glanceDue = now + Glance;
            _operator.Look(_scene.Snapshot, now);
            _scene.IsOperatorDone = _operator.IsDone;
            _trace?.Add(truth, _scene.Snapshot);
        }
        foreach (var judge in _judges) judge.Look();
        _invariants.Look(truth, _scene.Snapshot, _stage.Journal, _stage.FlushedEntry);
    }

    void Do(TimelineEvent happens)
    {
        if (happens.Id is { } id) _scene.Happened(id);
        _trace?.Mark(_stage.Now, happens);
        _happens?.Invoke(happens, _scene.Snapshot);
        // What happens shows on the panel at the next glance; that comes at once.
        _glanceDue = _stage.Now;
        switch (happens.What)
        {
            case FaultHappens fault:
                _stage.Apply(fault.Fault);
                _invariants.Happened(fault.Fault);
                break;
            case HostHappens fault: _stage.Apply(fault.Fault); break;
            case PersonAsks asks: Ask(asks.Request, Tell(happens)); break;
            case VisitStarts starts: Ask(_opening.Of(starts.Number - 1, starts.From), Tell(happens)); break;
            case OperatorTurns turns: _operator.Turn(turns.Habit); break;
            default: throw new InvalidOperationException($"Nobody knows how {happens.What} happens.");
        }
    }

    void Ask(OperatorRequest request, Action<OperatorAnswer> told)
    {
        // The envelope that counts is the one of the visit that was opened, not of one that was refused.
        _stage.Ask(request, answer =>
        {
            if (answer.IsDone) _invariants.Asked(request);
            if (answer.IsDone && request is StartSession start) Opened(start);
            told(answer);
        });
    }

    void Opened(StartSession start)
    {
        _invariants.Opened(start);
        _client?.Sits(start.Card.Skin);
        // A skin that nobody measures is like any other.
        if (_stage.Plan.Device<SkinProbePlan>() is not null) _stage.Apply(new SeatClient((int)start.Card.Phototype, Enum.Parse<SkinKind>($"{start.Card.Skin}")));
    }

    Action<OperatorAnswer> Tell(TimelineEvent happens) => answer =>
    {
        if (happens.Id is { } id) _scene.Answered(id, answer);
    };

}
