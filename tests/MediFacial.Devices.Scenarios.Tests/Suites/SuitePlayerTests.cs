using System.Xml.Linq;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reports;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Suites;

public sealed class SuitePlayerTests
{
    static readonly Scenario Quiet = Scenario.Of("quiet", ScenarioEnd.At(TimeSpan.FromSeconds(5))) with { Expect = [new(ExpectationKind.Always, new TruthIs("safe", Bound.Is(true)), null, null, null, null)] };

    static readonly Scenario Wrong = Quiet with { Id = "wrong", Expect = [new(ExpectationKind.Eventually, new TruthIs("vacuum", Bound.Above(Quantity.Of(20, Dimension.Pressure))), null, null, null, "<&>")] };

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(7)]
    public void All_parts_together_are_the_whole_and_no_scenario_is_in_two(int parts)
    {
        var names = ShippedSuites.Files.Select(file => file.Path).ToList();
        var shards = Enumerable.Range(1, parts).Select(number => new SuiteShard(number, parts)).ToList();
        foreach (var name in names) shards.Count(shard => shard.Has(name)).ShouldBe(1, name);
    }

    [Fact]
    public void A_scenario_stays_in_its_part_whatever_else_there_is() =>
        Enumerable.Range(0, 8).Select(number => Enumerable.Range(1, 4).Single(part => new SuiteShard(part, 4).Has($"scenario-{number}"))).Distinct().Count().ShouldBeGreaterThan(2);

    [Theory, InlineData("0/4"), InlineData("5/4"), InlineData("1"), InlineData("a/b"), InlineData("1/0")]
    public void What_is_no_part_of_a_whole_is_refused(string text) => SuiteShard.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void The_number_of_jobs_changes_neither_order_nor_verdict_nor_journal()
    {
        Scenario[] all = [.. Enumerable.Range(0, 6).Select(number => Quiet with { Id = $"quiet-{number}", Seed = (ulong)number + 1 }), Wrong];
        var player = new SuitePlayer(ShippedSuites.World, TimeProvider.System);

        var (one, many) = (player.Play(all, 1, false), player.Play(all, 4, false));

        many.Select(each => (each.Verdict.Scenario.Id, each.Verdict.Passed, each.Verdict.JournalHash)).ShouldBe(one.Select(each => (each.Verdict.Scenario.Id, each.Verdict.Passed, each.Verdict.JournalHash)));
        one.Count(each => !each.Verdict.Passed).ShouldBe(1);
    }

    [Fact]
    public void A_failure_is_told_in_every_report_with_what_was_found_instead()
    {
        var played = new SuitePlayer(ShippedSuites.World, TimeProvider.System).Play([Quiet, Wrong], 1, keepsTrace: true);

        var suite = XDocument.Parse(JunitReport.Of(played)).Root!.Element("testsuite")!;
        suite.Attribute("failures")!.Value.ShouldBe("1");
        suite.Descendants("failure").Single().Value.ShouldContain("true vacuum is");
        var html = HtmlReport.Of(played, "test");
        html.ShouldContain("1 of 2 failed");
        html.ShouldContain("(&lt;&amp;&gt;)");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public void A_report_draws_what_was_set_read_and_true()
    {
        var played = new SuitePlayer(ShippedSuites.World, TimeProvider.System).Play([ShippedSuites.Of("hazards/h01-regulator-sticks")], 1, keepsTrace: true);
        var html = HtmlReport.Of(played, "test");
        foreach (var word in new[] { "Vacuum at the tip", "guard reads", "class=\"set\"", "class=\"limit\"", "stick-regulator", "vacuum-over-limit" }) html.ShouldContain(word);
    }

    [Fact]
    public void An_expectation_whose_time_never_comes_fails()
    {
        var idle = Quiet with { Timeline = [new("door", new(null, TimeSpan.FromSeconds(1)), new FaultHappens(new OpenDoor()))] };
        Verdict(idle with { Expect = [new(ExpectationKind.Always, new TruthIs("safe", Bound.Is(true)), null, null, Window.Since(new StopIs(StopPresence.Latched)), null)] }).ShouldContain("never came");
        Verdict(idle with { Expect = [new(ExpectationKind.Within, new TruthIs("safe", Bound.Is(true)), TimeSpan.FromSeconds(1), new StopIs(StopPresence.Latched), null, null)] }).ShouldContain("never held");
        Verdict(idle with { Expect = [new(ExpectationKind.Within, new TruthIs("pump", Bound.Is(true)), TimeSpan.FromSeconds(1), new EventIs("door"), null, null)] }).ShouldContain("After 1010 ms true pump is off");
        Verdict(idle with { Ends = new(TimeSpan.FromSeconds(3), new StopIs(StopPresence.Latched), TimeSpan.Zero) }).ShouldContain("It had not come by 3 s");
    }

    static string Verdict(Scenario scenario) => ScenarioRun.Play(scenario, ShippedSuites.World).Failures.ShouldHaveSingleItem().Found;
}
