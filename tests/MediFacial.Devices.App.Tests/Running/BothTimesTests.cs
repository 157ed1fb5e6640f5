using MediFacial.Devices.App.Running;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The same file in virtual time and by the clock, on the whole program with pseudo-terminals, pins, guard and disk.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class BothTimesTests(ITestOutputHelper output)
{
    /// <summary>A machine that is too busy loses a part now and then, and the room rightly stops: such a scenario is played again, alone.</summary>
    const int Tries = 3;

    static readonly string[] Ten =
    [
        "commissioning/power-up", "commissioning/emergency-stop-proven", "commissioning/one-contact-of-the-emergency-stop", "commissioning/door-switch-jammed", "mistakes/begins-without-ticking",
        "mistakes/contraindicated", "hazards/h10-light-too-strong", "hazards/h15-channels-swapped", "hazards/h18-fan-stops", "hazards/h30-lamp-driver-restarts",
    ];

    [Fact]
    public void Ten_scenarios_have_the_same_verdict_in_virtual_time_and_by_the_clock()
    {
        List<Scenario> scenarios = [.. Ten.Select(ShippedSuites.Of)];
        var byVirtualTime = new SuitePlayer(ShippedSuites.World, TimeProvider.System).Play(scenarios, 2, keepsTrace: false);
        var byTheClock = new SuitePlayer(ShippedSuites.World, TimeProvider.System, Stage).Play(scenarios, 5, keepsTrace: false).ToList();

        byVirtualTime.ShouldAllBe(each => each.Verdict.Passed);
        byVirtualTime.ShouldAllBe(each => each.Verdict.Simulated <= TimeSpan.FromSeconds(60));
        for (var index = 0; index < scenarios.Count; index++)
            for (var tried = 1; tried < Tries && !byTheClock[index].Verdict.Passed; tried++)
            {
                Tell(byTheClock[index]);
                byTheClock[index] = new SuitePlayer(ShippedSuites.World, TimeProvider.System, Stage).Play([scenarios[index]], 1, keepsTrace: false)[0];
            }
        foreach (var played in byTheClock) Tell(played);
        byTheClock.Select(each => (each.Verdict.Scenario.Id, each.Verdict.Passed)).ShouldBe(byVirtualTime.Select(each => (each.Verdict.Scenario.Id, each.Verdict.Passed)));
    }

    [Fact]
    public void What_must_fail_fails_by_the_clock_too()
    {
        var wrong = Scenario.Of("wrong", ScenarioEnd.At(TimeSpan.FromSeconds(4))) with { Expect = [new(ExpectationKind.Always, new ReadyIs(false), null, null, null, null)] };

        var verdict = new SuitePlayer(ShippedSuites.World, TimeProvider.System, Stage).Play([wrong], 1, keepsTrace: false)[0].Verdict;

        verdict.Failures.ShouldHaveSingleItem().Expected.ShouldContain("ready: false");
        verdict.JournalHash.Length.ShouldBe(64);
    }

    [Fact]
    public void What_a_real_computer_cannot_be_made_to_do_is_told() =>
        RealTimeStage.WhyNot(ShippedSuites.Of("hazards/h11-controller-dies-under-the-lamp")).ShouldBe("KillController happens in virtual time only.");

    [Fact]
    public void A_real_computer_can_be_held_up() => RealTimeStage.WhyNot(ShippedSuites.Of("hazards/h31-loop-stalls")).ShouldBeNull();

    static RealTimeStage Stage(Scenario scenario) => new(ShippedSuites.World, scenario);

    void Tell(PlayedScenario played) => output.WriteLine($"{played.Verdict.Scenario.Id}: {(played.Verdict.Passed ? "held" : string.Join(" ", played.Verdict.Failures.Select(failure => $"{failure.At}: {failure.Expected}. {failure.Found}")))}");
}
