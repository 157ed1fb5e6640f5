using MediFacial.Devices.Scenarios.Explore;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Explore;

/// <summary>A long story of which only three things matter.</summary>
public sealed class ShrinkerTests
{
    // Three faults at once are more than the room is built for: both contacts are welded and the light's current source is shorted.
    static readonly Scenario Long = Scenario.Of("too-much-at-once", ScenarioEnd.At(TimeSpan.FromMinutes(4))) with
    {
        Story = "More than a room is built for.",
        Seed = 99,
        Plant = [new("vacuum.free-flow", 1.3), new("light.headroom", 0.7), new("steam.steam-rise", 1.2)],
        Begin = StartConditions.Usual with { Water = 88, Waste = 120 },
        Visits = [VisitPlan.Of("demonstration")],
        Operator = new(OperatorCare.Hasty, Pace.Shortest, null, [.. ShippedSuites.World.Protocol("demonstration")!.Steps.Where(step => step.Needs != Core.Profiles.DeviceKind.LedPanel).Select(step => step.Id)], AfterStop.GoesOn),
        Timeline =
        [
            At(1, new CorruptBytes("bus-a", 3)), At(1.5, new FillWasteBottle(200)), At(2, new MoveFace(42)),
            Lit(1, new WeldEnergyContact()), Lit(1.25, new ClogFilter(0.3)), Lit(1.5, new WeldPermitContact()), Lit(1.75, new DropBytes("bus-a", 2)), Lit(2, new StickLight()),
            Lit(3, new PressPedal()), Lit(4, new PressEmergencyStop()), Lit(9, new ReleaseEmergencyStop()), At(120, new OpenDoor()), At(130, new CloseDoor()),
        ],
        Expect = [new(ExpectationKind.Never, new TruthIs("boiling", Bound.Is(true)), null, null, null, "it is not, of itself")],
    };

    [Fact]
    public void What_a_violation_does_not_need_is_taken_away()
    {
        var violation = ScenarioRun.Play(Long, ShippedSuites.World).Failures.First(failure => failure.Expected.StartsWith("invariant", StringComparison.Ordinal));
        var shrinker = new Shrinker(ShippedSuites.World, violation);

        var (shrunk, failure) = shrinker.Shrink(Long);

        failure.Expected.ShouldBe(violation.Expected);
        var left = shrunk.Timeline.Select(each => ((FaultHappens)each.What).Fault.GetType().Name).ToList();
        left.Count.ShouldBeLessThanOrEqualTo(4, ScenarioFile.Write(shrunk));
        left.ShouldContain(nameof(StickLight));
        shrunk.Plant.ShouldBeEmpty();
        shrunk.Begin.ShouldBe(StartConditions.Usual);
        shrunk.Operator.Care.ShouldBe(OperatorCare.Careful);
        shrunk.Ends.Latest.ShouldBeLessThan(Long.Ends.Latest);
        shrinker.Tries.ShouldBeLessThanOrEqualTo(250);
        Again(shrunk).Failures.ShouldContain(each => each.Expected == violation.Expected);
    }

    [Fact]
    public void Whoever_heals_the_room_is_not_left_out_when_it_does_not_come_back()
    {
        // Nobody mends the filter's bottle: it was full from the beginning, and what heals the others does not empty it.
        var drawn = Long with
        {
            Begin = StartConditions.Usual with { WaterLevel = 99 },
            Timeline =
            [
                At(1, new OpenDoor()), At(2, new HoldPedal()),
                new(ScenarioDraw.Heals, new(null, TimeSpan.FromSeconds(30)), new OperatorTurns(OperatorHabit.Absent)),
                At(30, new CloseDoor()), At(30, new HoldPedal(false)),
                new(null, new(null, TimeSpan.FromSeconds(38)), new OperatorTurns(OperatorHabit.Careful with { Care = OperatorCare.Closing })),
            ],
            Expect = [new(ExpectationKind.AtEnd, new ReadyIs(true), null, null, null, "all is healed")],
            Ends = ScenarioEnd.At(TimeSpan.FromSeconds(90)),
        };
        var unready = ScenarioRun.Play(drawn, ShippedSuites.World).Failures.ShouldHaveSingleItem();

        var (shrunk, _) = new Shrinker(ShippedSuites.World, unready).Shrink(drawn);

        shrunk.Timeline.Select(each => each.What).ShouldAllBe(what => what is OperatorTurns);
        shrunk.Timeline.Length.ShouldBe(2);
        shrunk.Begin.WaterLevel.ShouldBe(99);
    }

    static ScenarioVerdict Again(Scenario scenario) => ScenarioRun.Play(ShippedProfiles.Good(ScenarioFile.Read(
        Core.Profiles.ProfileFile.Of("shrunk.yaml", System.Text.Encoding.UTF8.GetBytes(ScenarioFile.Write(scenario))), ShippedSuites.World)), ShippedSuites.World);

    static TimelineEvent At(double seconds, TwinFault fault) => new(null, new(null, TimeSpan.FromSeconds(seconds)), new FaultHappens(fault));

    static TimelineEvent Lit(double seconds, TwinFault fault) => new(null, new(new TruthIs("light", Bound.Above(Core.Units.Quantity.Of(5, Core.Units.Dimension.Irradiance))), TimeSpan.FromSeconds(seconds)), new FaultHappens(fault));
}
