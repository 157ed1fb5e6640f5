using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>Holds one condition against a room and the visits of a scenario.</summary>
sealed class ConditionRules(Scenario scenario, RoomInWorld room, ImmutableArray<ProtocolProfile> protocols)
{
    public IEnumerable<Finding> Check(string path, Condition condition) => condition switch
    {
        ReadingIs reading => Reading(path, reading),
        TruthIs truth when TruthNames.Find(truth.Name)!.NeedsProbe && room.Plan.Device<SkinProbePlan>() is null =>
            [new($"{path}/truth", "impossible", "This room has no skin probe, so no skin is measured in it; write “room: bench”, or another room that has one.")],
        TruthIs truth => Bounds(path, truth.Bound, TruthNames.Find(truth.Name)!.Dimension),
        StepIs step => Step(path, step),
        DeviceIs device when !room.Devices.Contains(device.Device) => [ScenarioRules.Unknown($"{path}/device", device.Device, "device of this room", room.Devices)],
        AlarmIs alarm when !room.Alarms.Contains(alarm.Alarm) => [ScenarioRules.Unknown($"{path}/alarm", alarm.Alarm, "alarm of this room", room.Alarms.Where(id => !id.StartsWith("idle-", StringComparison.Ordinal)))],
        HasTripped trip => Trip(path, trip),
        AnswerIs answer when scenario.Timeline.All(happens => happens.Id != answer.Event) => [Event($"{path}/answer", answer.Event)],
        AnswerIs answer when scenario.Timeline.First(happens => happens.Id == answer.Event).What is not (PersonAsks or VisitStarts) =>
            [new($"{path}/answer", "impossible", $"The event “{answer.Event}” asks for nothing, so it gets no answer; name an event with “ask”.")],
        EventIs happened when scenario.Timeline.All(happens => happens.Id != happened.Event) => [Event($"{path}/event", happened.Event)],
        OperatorIsDone when scenario.Visits.IsEmpty => [new($"{path}/operator", "impossible", "The scenario has no visits, so the operator has nothing to do; write them under “visits”.")],
        _ => [],
    };

    IEnumerable<Finding> Reading(string path, ReadingIs reading)
    {
        var here = room.Readings.Where(each => each.Device == reading.Device).ToList();
        if (here.Count == 0) return [ScenarioRules.Unknown($"{path}/reading", reading.Device, "device of this room", room.Devices)];
        var found = here.FindIndex(each => each.Role == reading.Role);
        return found < 0 ? [ScenarioRules.Unknown($"{path}/reading", reading.Role, $"reading of {reading.Device}", here.Select(each => each.Role))] : Bounds(path, reading.Bound, here[found].Dimension);
    }

    static IEnumerable<Finding> Bounds(string path, Bound bound, Dimension expected)
    {
        if (bound.Dimension == expected) return [];
        var key = bound.Kind.ToString().ToLowerInvariant();
        return expected == Dimension.Switch ? [new($"{path}/{key}", "wrong-unit", "This is either on or off; write “is: on” or “is: off”.")]
            : bound.Kind == BoundKind.Is ? [new($"{path}/{key}", "wrong-unit", $"This is a {MeasureText.Name(expected)}, never on or off; write above, below or between in {string.Join(", ", MeasureText.UnitsOf(expected))}.")]
            : [new($"{path}/{key}", "wrong-unit", $"{bound.First} is a {MeasureText.Name(bound.Dimension)}, but this is a {MeasureText.Name(expected)}; write it in {string.Join(", ", MeasureText.UnitsOf(expected))}.")];
    }

    IEnumerable<Finding> Step(string path, StepIs step)
    {
        var steps = protocols.SelectMany(protocol => protocol.Steps).Select(each => each.Id).Distinct().ToList();
        if (!steps.Contains(step.Step)) yield return ScenarioRules.Unknown($"{path}/step", step.Step, "step of these visits", steps);
        if (step.Client is { } client && scenario.Visits.All(visit => visit.Client != client)) yield return ScenarioRules.Unknown($"{path}/client", client, "client of this scenario", scenario.Visits.Select(visit => visit.Client));
    }

    IEnumerable<Finding> Trip(string path, HasTripped trip)
    {
        if (room.Rules.FirstOrDefault(rule => rule.Id == trip.Rule) is not { } row)
            yield return ScenarioRules.Unknown($"{path}/trip", trip.Rule, "rule of this room", room.Rules.Where(rule => rule.Action >= TripAction.Hold).Select(rule => rule.Id));
        else if (row.Action < TripAction.Hold)
            yield return new($"{path}/trip", "impossible", $"“{trip.Rule}” only warns, so it never trips; write “alarm: {trip.Rule}”.");
    }

    Finding Event(string path, string id) => ScenarioRules.Unknown(path, id, "event of this timeline", scenario.Timeline.Select(happens => happens.Id).OfType<string>());
}
