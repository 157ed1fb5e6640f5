using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Upkeep;
using MediFacial.Devices.Panel.Pages;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Hose and filter of the suction unit, where a hand needs them.</summary>
public sealed class UpkeepTests : PanelContext
{
    static readonly UpkeepView Fine = new(true, false, false, "The hose is tight.", false, false, "The filter is clear.", "Leak test: 0.8 kPa in 10 s.");
    static readonly UpkeepView Untested = Fine with { MustTest = true, Hose = "The suction hose was not tested for leaks today." };

    [Fact]
    public void Before_the_first_suction_of_the_day_the_leak_test_is_one_tap_and_begin_says_why_it_waits()
    {
        var page = Show<SessionPage>(Scene(Untested, SessionState.StepReady, "The suction hose was not tested for leaks today."));

        page.Find("button.hold").HasAttribute("disabled").ShouldBeTrue();
        page.Find("button.hold").TextContent.ShouldContain("Leak test first");
        page.FindAll("button.act").Single(button => button.TextContent.Contains("tip shut")).Click();

        Asked.ShouldHaveSingleItem().ShouldBeOfType<TestLeak>();
    }

    [Fact]
    public void While_the_test_runs_it_can_be_broken_off_and_nothing_begins()
    {
        var page = Show<SessionPage>(Scene(Untested with { TestRuns = true, MayTest = false }, SessionState.StepReady));

        page.FindAll("button.hold").ShouldBeEmpty();
        page.FindAll("button.act").Single(button => button.TextContent.Contains("Break off")).Click();

        Asked.ShouldHaveSingleItem().ShouldBeOfType<PauseSession>();
    }

    [Fact]
    public void A_tested_hose_asks_for_nothing() =>
        Show<SessionPage>(Scene(Fine, SessionState.StepReady)).FindAll("button.act b").Select(label => label.TextContent).ShouldNotContain("Leak test");

    [Fact]
    public void A_clogged_filter_is_confirmed_as_changed_by_a_held_button_where_the_step_waits() =>
        Show<SessionPage>(Scene(Fine with { FilterIsClogged = true }, SessionState.Paused)).FindAll("button.hold b").Select(label => label.TextContent).ShouldContain("New filter is in");

    [Fact]
    public void The_card_of_the_unit_tells_hose_and_filter_and_takes_the_initials_of_who_changed_it()
    {
        var page = Show<RoomPage>(Scene(Fine with { FilterIsClogged = true, Filter = "The filter is clogged." }, SessionState.StepReady) with { Session = null });

        page.Find(".upkeep").TextContent.ShouldContain("The hose is tight. The filter is clogged.");
        page.Find(".filter-form").HasAttribute("open").ShouldBeTrue();
        page.Find(".filter-form button").HasAttribute("disabled").ShouldBeTrue();
        page.Find("#filter-initials").Input("ab");
        page.Find(".filter-form form").Submit();

        Asked.ShouldHaveSingleItem().ShouldBeOfType<ConfirmFilter>().Initials.ShouldBe("AB");
    }

    static RoomSnapshot Scene(UpkeepView upkeep, SessionState state, params string[] whyNot)
    {
        var scene = Scenes.Running(Scenes.SuctionDetail, StepKind.Suction, state);
        return scene with
        {
            Devices = [.. scene.Devices.Select(device => device.Kind == Core.Profiles.DeviceKind.Microdermabrasion ? device with { Upkeep = upkeep } : device)],
            Session = scene.Session! with { WhyNotResume = [.. whyNot] },
        };
    }
}
