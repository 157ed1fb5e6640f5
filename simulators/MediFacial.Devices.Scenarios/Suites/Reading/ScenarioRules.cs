using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>Holds a scenario against the room, protocols and events that it speaks of: what could never be or never fail is found before it runs.</summary>
sealed class ScenarioRules(Scenario scenario, SuiteWorld world)
{
    RoomInWorld? _room;

    public IEnumerable<Finding> Check()
    {
        try
        {
            _room = world.Find(scenario);
        }
        catch (FlightFault fault)
        {
            return [new("recording", "bad-recording", fault.Message)];
        }
        return scenario.Recording is { } name ? [.. Recorded(name), .. Expectations(), .. Judge("ends/when", scenario.Ends.When)] : Simulated();
    }

    IEnumerable<Finding> Recorded(string name)
    {
        if (scenario.Tape is null) yield return new("recording", "missing-file", $"There is no flight record “{name}” beside this file; put it there.");
        var plain = Scenario.Of(scenario.Id, scenario.Ends);
        foreach (var (key, isThere) in new[]
        {
            ("visits", !scenario.Visits.IsEmpty), ("timeline", !scenario.Timeline.IsEmpty), ("plant", !scenario.Plant.IsEmpty),
            ("begin", scenario.Begin != plain.Begin), ("operator", scenario.Operator != Scenario.UsualOperator(isRecorded: true)), ("client", scenario.Client is not null), ("seed", scenario.Seed != plain.Seed), ("room", scenario.Room != plain.Room),
        })
            if (isThere) yield return new(key, "too-many-keys", "What happens is in the recording; leave this out, or the recording.");
    }

    IEnumerable<Finding> Simulated() =>
        _room is null ? [Unusable("room", "room", scenario.Room, "simulated room", world.Rooms)]
        : [.. Visits(), .. Client(), .. Operator(scenario.Operator, "operator"), .. Timeline(), .. Expectations(), .. Judge("ends/when", scenario.Ends.When)];

    IEnumerable<ProtocolProfile> Protocols => scenario.Visits.Select(visit => world.Protocol(visit.Protocol)).OfType<ProtocolProfile>();

    IEnumerable<Finding> Visits()
    {
        for (var index = 0; index < scenario.Visits.Length; index++)
        {
            var (visit, path) = (scenario.Visits[index], $"visits/{index}");
            if (world.Protocol(visit.Protocol) is not { } protocol)
            {
                yield return Unusable($"{path}/protocol", "protocol", visit.Protocol, "protocol", world.Protocols.Select(each => each.Id));
                continue;
            }
            if (visit.Visit is { } kind && protocol.Visits.All(each => each.Id != kind)) yield return Unknown($"{path}/visit", kind, $"visit of {protocol.Id}", protocol.Visits.Select(each => each.Id));
            for (var yes = 0; yes < visit.Yes.Length; yes++)
                if (protocol.Contraindications.All(each => each.Id != visit.Yes[yes])) yield return Unknown($"{path}/yes/{yes}", visit.Yes[yes], $"question of {protocol.Id}", protocol.Contraindications.Select(each => each.Id));
        }
    }

    IEnumerable<Finding> Client() =>
        scenario.Client is null || !scenario.Visits.IsEmpty ? [] : [new("client", "impossible", "The scenario has no visits, so nobody sits in the chair; write them under “visits”.")];

    IEnumerable<Finding> Operator(OperatorHabit habit, string path)
    {
        var steps = Protocols.SelectMany(protocol => protocol.Steps).Select(step => step.Id).Distinct().ToList();
        if (habit.Until is { } until && !steps.Contains(until)) yield return Unknown($"{path}/until", until, "step of these visits", steps);
        for (var index = 0; index < habit.Skips.Length; index++)
            if (!steps.Contains(habit.Skips[index])) yield return Unknown($"{path}/skips/{index}", habit.Skips[index], "step of these visits", steps);
    }

    IEnumerable<Finding> Timeline()
    {
        var seen = new HashSet<string>();
        for (var index = 0; index < scenario.Timeline.Length; index++)
        {
            var (happens, path) = (scenario.Timeline[index], $"timeline/{index}");
            if (happens.Id is { } id && !seen.Add(id)) yield return new($"{path}/id", "duplicate-name", $"Another event is called “{id}” already; rename one.");
            if (happens.When.When is null && happens.When.After >= scenario.Ends.Latest)
                yield return new($"{path}/at", "impossible", $"The scenario ends at {Say(scenario.Ends.Latest)}, so this never happens; write an earlier time or a later end.");
            var problems = Judge($"{path}/when", happens.When.When).Concat(happens.What switch
            {
                FaultHappens fault => Names(fault.Fault, path),
                VisitStarts starts when starts.Number > scenario.Visits.Length => [new($"{path}/number", "impossible", $"The scenario has {scenario.Visits.Length} visits, so there is no visit {starts.Number}; write it under “visits”.")],
                OperatorTurns turns => Operator(turns.Habit, $"{path}/operator"),
                _ => [],
            });
            foreach (var problem in problems) yield return problem;
        }
    }

    IEnumerable<Finding> Names(TwinFault fault, string path)
    {
        foreach (var (key, value) in Vocabulary.Faults.Tell(fault).Values)
        {
            var (allowed, what) = key switch
            {
                "bus" or "other" when value is string => (_room!.Buses, "bus of this room"),
                "part" => ([.. _room!.Sensors.Keys.Order(StringComparer.Ordinal)], "part on a bus of this room"),
                "sensor" when PartOf(fault) is { } part && _room!.Sensors.TryGetValue(part, out var sensors) => (sensors, $"sensor of {part}"),
                _ => ([], ""),
            };
            if (!allowed.IsEmpty && !allowed.Contains((string)value)) yield return Unknown($"{path}/{key}", (string)value, what, allowed);
        }
    }

    static string? PartOf(TwinFault fault) => Vocabulary.Faults.Tell(fault).Values.FirstOrDefault(value => value.Key == "part").Value as string;

    IEnumerable<Finding> Expectations()
    {
        for (var index = 0; index < scenario.Expect.Length; index++)
        {
            var (expectation, path) = (scenario.Expect[index], $"expect/{index}");
            if (expectation.Within >= scenario.Ends.Latest)
                yield return new($"{path}/within", "impossible", $"The scenario ends at {Say(scenario.Ends.Latest)}, so {Say(expectation.Within.Value)} cannot be waited for; write a shorter time or a later end.");
            if (expectation.Window?.End > scenario.Ends.Latest)
                yield return new($"{path}/during", "impossible", $"The scenario ends at {Say(scenario.Ends.Latest)}, so nothing is seen after it; write an earlier end here or a later one there.");
            var key = expectation.Kind == ExpectationKind.Within ? "then" : Hyphens.Of(expectation.Kind.ToString());
            foreach (var problem in Judge($"{path}/{key}", expectation.What).Concat(Judge($"{path}/of", expectation.Of)).Concat(Judge($"{path}/from", expectation.Window?.From)).Concat(Judge($"{path}/until", expectation.Window?.Until)))
                yield return problem;
        }
    }

    IEnumerable<Finding> Judge(string path, Condition? condition) => condition is null || _room is null ? []
        : condition is TruthIs && scenario.Recording is not null ? [new($"{path}/truth", "impossible", "A recording has no plants, so nothing is known of what was really so; judge readings, states or the journal.")] : new ConditionRules(scenario, _room!, [.. Protocols]).Check(path, condition);

    Finding Unusable(string path, string kind, string id, string what, IEnumerable<string> allowed) => world.ProblemOf(kind, id) is { } problem
        ? new(path, "broken-file", $"The file of “{id}” has a problem itself; mend it first. {problem.File}:{problem.Line}:{problem.Column}: {problem.Message}")
        : Unknown(path, id, what, allowed);

    internal static Finding Unknown(string path, string text, string what, IEnumerable<string> allowed)
    {
        var known = allowed.ToList();
        return new(path, "unknown-name", $"“{text}” is no {what}.{Nearest.Hint(text, known)} {(known.Count == 0 ? "There is none." : $"Allowed: {string.Join(", ", known)}.")}");
    }

    internal static string Say(TimeSpan time) => ScenarioWriter.Time(time);
}
