using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>That the supervisor looked, and in which order the room acts on what it saw.</summary>
public sealed class SupervisorTests
{
    [Theory, Hazard("H54"), InlineData(45, 46, false), InlineData(46, 46, true), InlineData(47, 46, false), InlineData(0, 46, false)]
    public void An_evaluation_counts_only_when_it_saw_every_rule_in_force(int evaluated, int inForce, bool complete)
    {
        var verdict = new Verdict(null, 0, evaluated, inForce, 0);

        (verdict.IsComplete, verdict.IsClean).ShouldBe((complete, complete));
    }

    [Fact, Hazard("H54")]
    public void An_incomplete_evaluation_is_an_emergency_that_says_how_many_rules_it_saw()
    {
        var trip = SafetySupervisor.Incomplete(new(null, 0, 45, 46, 0), Instant.Zero);

        (trip.Action, trip.Measured, trip.Limit).ShouldBe((TripAction.Emergency, "45 rules", "46 rules"));
    }

    [Theory, InlineData("suction"), InlineData("light"), InlineData("steam")]
    public void What_a_trip_or_a_stop_does_is_done_before_it_is_written_down(string step)
    {
        foreach (var trips in new[] { true, false })
        {
            var room = new FedRoom().Start().RunTo(step);
            room.Run(TimeSpan.FromSeconds(1));
            var before = room.Order.Count;

            if (trips) room.Feed(Input.JournalFailed("disk full"));
            else room.Ask(new StopEverything("any", StopOrigin.Panel));

            var after = room.Order.Skip(before).ToList();
            var told = after.FindIndex(each => each is JournalEntry);
            after.Take(told).OfType<SafeCommand>().Select(safe => safe.Part).Distinct().Count()
                .ShouldBe(room.Plan.Outputs.Where(output => !output.Signal.Id.Contains("timeout", StringComparison.Ordinal)).Select(output => output.Part).Distinct().Count());
        }
    }

    [Fact, Hazard("H04")]
    public void The_vent_opens_before_the_pump_stops()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new StopEverything("any", StopOrigin.Panel));

        var safe = room.Order.OfType<SafeCommand>().Last(each => each.Values.Length > 1 && each.Values.Any(value => Name(room, value) == "suction-console.pump"));

        var names = safe.Values.Select(value => Name(room, value)).ToList();
        names.IndexOf("suction-console.vent").ShouldBeInRange(0, names.IndexOf("suction-console.pump") - 1);
    }

    static string Name(FedRoom room, OutputValue value) => room.Plan.Outputs[value.Output.Index].Name;
}
