using MediFacial.Devices.Scenarios.Explore;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Explore;

/// <summary>What seeds can draw: all that has a word, and rooms and days as they are.</summary>
public sealed class DrawTests
{
    static readonly ScenarioDraw Draw = new(ShippedSuites.World);
    static readonly List<Scenario> Drawn = [.. Enumerable.Range(1, 300).Select(Draw.Of)];

    [Fact]
    public void Every_fault_of_the_catalogue_is_drawn_or_takes_one_back()
    {
        var undoing = FaultCatalogue.All.Select(word => word.UndoWord).OfType<string>().Append("heal-everything").ToHashSet();

        // The room that is explored has no skin probe.
        FaultCatalogue.All.Where(word => word.Group != FaultGroup.Skin).Select(word => word.Word).Where(word => !undoing.Contains(word)).Except(Coverage.Faults).ShouldBeEmpty();
        Coverage.Faults.ShouldBeUnique();
    }

    [Fact]
    public void Every_fault_of_the_computer_is_drawn_or_takes_one_back()
    {
        var undoing = new[] { "free-disk", "unlock-journal", "start-controller", "start-guard", "thaw-guard", "find-pins", "find-panel", "restore-power" };

        HostWords.Except(undoing).Except(Coverage.Faults).ShouldBeEmpty();
        undoing.Except(Words(Drawn.SelectMany(drawn => drawn.Timeline))).ShouldBeEmpty("what takes a fault back is drawn after it");
    }

    [Fact]
    public void Everything_that_a_panel_can_ask_is_drawn_or_says_why_not()
    {
        var requests = typeof(Core.Commands.OperatorRequest).Assembly.GetTypes().Where(type => type.BaseType == typeof(Core.Commands.OperatorRequest) && type != typeof(Core.Commands.StartSession))
            .Select(type => Hyphened(type.Name)).ToList();

        requests.Except(Coverage.Faults).Order().ShouldBe(Coverage.NotDrawn.Select(each => each.Word).Order());
        Coverage.NotDrawn.ShouldAllBe(each => each.Because.Length > 20);
    }

    [Fact]
    public void Clients_come_one_after_another_and_the_same_one_again()
    {
        var days = Drawn.Where(drawn => drawn.Visits.Length > 1).ToList();

        days.Count.ShouldBeInRange(45, 110);
        days.Count(day => day.Visits[0].Client == day.Visits[1].Client).ShouldBeGreaterThan(8);
        days.Count(day => day.Visits[0].Client != day.Visits[1].Client).ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Somebody_who_feels_sits_in_the_chair_of_some_seeds_and_is_written_as_she_is_read()
    {
        var felt = Drawn.Where(drawn => drawn.Client is not null).ToList();

        felt.Count.ShouldBeInRange(60, 120);
        felt.ShouldContain(drawn => drawn.Client!.FrightenedEvery != null);
        felt.ShouldContain(drawn => !drawn.Client!.Presses);
        foreach (var drawn in felt.Take(20))
            ScenarioFile.Read(Core.Profiles.ProfileFile.Of("drawn.yaml", System.Text.Encoding.UTF8.GetBytes(ScenarioFile.Write(drawn))), ShippedSuites.World).Value.ShouldNotBeNull().Client.ShouldBe(drawn.Client);
    }

    [Fact]
    public void A_second_visit_is_come_to()
    {
        var opened = Drawn.Where(drawn => drawn.Visits.Length > 1).Take(6)
            .Select(drawn => ScenarioRun.Play(drawn, ShippedSuites.World).Journal.Count(entry => entry.Kind == Core.Journal.JournalKind.SessionOpened));

        opened.Count(visits => visits > 1).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_visit_does_without_a_device_that_is_not_ready()
    {
        var without = Drawn.Where(drawn => drawn.Visits.Any(visit => !visit.Without.IsEmpty)).ToList();

        without.Count.ShouldBeInRange(20, 80);
        without.SelectMany(drawn => drawn.Timeline.Where(each => each.Id == "not-ready").Select(each => ((FaultHappens)each.What).Fault.GetType().Name)).Distinct()
            .ShouldBe([nameof(ReplacePart), nameof(MisidentifyPart), nameof(Freeze)], ignoreOrder: true);
    }

    [Fact]
    public void At_most_one_fault_takes_a_defence_away()
    {
        foreach (var drawn in Drawn)
            drawn.Timeline.TakeWhile(each => each.Id != ScenarioDraw.Heals).Select(each => each.What).Where(Coverage.TakesDefence).OfType<FaultHappens>().Select(each => each.Fault.GetType()).Distinct()
                .Count().ShouldBeLessThanOrEqualTo(1, drawn.Id);
    }

    [Fact]
    public void An_operator_names_another_region_than_where_she_strokes()
    {
        var mistaken = Scenario.Of("mistaken", ScenarioEnd.At(TimeSpan.FromMinutes(4))) with
        {
            Visits = [VisitPlan.Of("demonstration")],
            Operator = OperatorHabit.Careful with { Care = OperatorCare.Mistaken, Skips = ["steam", "dry"] },
        };

        var regions = ScenarioRun.Play(mistaken, ShippedSuites.World).Journal.Count(entry => entry.Kind == Core.Journal.JournalKind.RegionChanged);

        regions.ShouldBeGreaterThan(ScenarioRun.Play(mistaken with { Operator = mistaken.Operator with { Care = OperatorCare.Careful } }, ShippedSuites.World)
            .Journal.Count(entry => entry.Kind == Core.Journal.JournalKind.RegionChanged));
        Drawn.ShouldContain(drawn => drawn.Operator.Care == OperatorCare.Mistaken);
    }

    static IEnumerable<string> HostWords => typeof(HostFault).Assembly.GetTypes().Where(type => type.BaseType == typeof(HostFault)).Select(type => Hyphened(type.Name));

    static IEnumerable<string> Words(IEnumerable<TimelineEvent> events) => events.Select(each => each.What).OfType<HostHappens>().Select(each => Hyphened(each.Fault.GetType().Name));

    static string Hyphened(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
