using System.Collections.Immutable;
using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Panel.Instruments;
using MediFacial.Devices.Panel.Pages;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>The running treatment: what is shown, what may be done, what is never shown.</summary>
public sealed class SessionPageTests : PanelContext
{
    [Fact]
    public void A_stale_vacuum_is_drawn_as_absent_and_never_as_the_last_number()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction));
        page.Find(".dial .number").TextContent.ShouldBe("19.4");
        Publish(Scenes.Running(Scenes.SuctionDetail with { Actual = null, Age = TimeSpan.FromSeconds(4) }, StepKind.Suction));
        page.WaitForAssertion(() => page.Find(".dial .number").TextContent.ShouldBe("–"));
        page.Find(".dial .age").TextContent.ShouldBe("no reading");
        page.FindAll(".dial .actual").ShouldBeEmpty();
        page.Markup.ShouldNotContain("19.4");
    }

    [Fact]
    public void A_stale_face_temperature_has_neither_number_nor_mark()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SteamDetail with { Face = null }, StepKind.Steam));
        page.Find("[data-role=face] b").TextContent.ShouldBe("–");
        page.FindAll(".scale .mark").ShouldBeEmpty();
    }

    [Fact]
    public void While_steam_cools_nobody_is_told_to_move_the_arm_nearer_or_farther()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SteamDetail with { Distance = Scenes.Cm(36), Cooling = true }, StepKind.Steam));
        page.Find(".guide").TextContent.Trim().ShouldBeEmpty();
        page.Find(".boil").TextContent.ShouldContain("keep the arm away");
    }

    [Fact]
    public void The_step_says_what_holds_its_set_point_and_one_tap_shows_every_limit()
    {
        var scene = Scenes.Running(Scenes.SuctionDetail, StepKind.Suction);
        var region = Scenes.SuctionDetail.Region;
        var limits = ImmutableArray.Create(
            new LimitView(LimitKind.Vacuum, FaceRegion.Neck, "Neck: vacuum", "4 kPa to 14 kPa", "At most 14 kPa: the protocol allows up to 14 kPa here.", null, "hardware 0 kPa to 50 kPa (datasheet)."),
            new LimitView(LimitKind.Vacuum, region, "Vacuum", "4 kPa to 13.5 kPa", "At most 13.5 kPa: sensitive skin, 45 % of 30 kPa.", "13.5 kPa instead of 30 kPa: sensitive skin, 45 % of 30 kPa.", "client at most 13.5 kPa (domain §1.1) ← upper end."));

        var page = Show<SessionPage>(scene with { Session = scene.Session! with { Limits = limits } });
        page.Find(".limit-strip").TextContent.ShouldContain("13.5 kPa instead of 30 kPa: sensitive skin, 45 % of 30 kPa.");
        page.Find(".limit-strip").ClassList.ShouldContain("changed");

        page.Find(".limit-strip").Click();
        page.FindAll(".limits li").Count.ShouldBe(2);
        page.Find(".limits li.changed small").TextContent.ShouldContain("client at most 13.5 kPa (domain §1.1)");
        page.Find(".limits button").Click();
        page.FindAll(".limits").ShouldBeEmpty();
    }

    [Fact]
    public void A_step_without_limits_has_no_strip() => Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction)).FindAll(".limit-strip").ShouldBeEmpty();

    [Theory]
    [InlineData(43, "Move the arm 3 cm closer")]
    [InlineData(37.6, "Move the arm 2 cm away")]
    [InlineData(40.4, "Distance is right: hold it here")]
    public void Steam_is_guided_by_distance(double distance, string guidance) =>
        SteamGuidance.Of(Scenes.SteamDetail with { Distance = Scenes.Cm(distance) }).Word.ShouldBe(guidance);

    [Fact]
    public void Without_a_distance_the_guidance_says_so() =>
        SteamGuidance.Of(Scenes.SteamDetail with { Distance = null }).Word.ShouldContain("no reading");

    [Fact]
    public void Light_needs_two_confirmations_in_their_order_before_it_begins()
    {
        var scene = Scenes.Running(Scenes.LightDetail with { ShieldsFirst = false, ShieldsSecond = false }, StepKind.Light, SessionState.StepReady);
        var page = Show<SessionPage>(scene);
        page.Find(".hold").HasAttribute("disabled").ShouldBeTrue();
        page.Find(".hold small").TextContent.ShouldBe("Eye shields first");
        page.FindAll(".shields .act")[1].HasAttribute("disabled").ShouldBeTrue();
        page.FindAll(".shields .act")[0].Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new ConfirmEyeShields("panel-a1b2c3", false));
        Publish(Scenes.Running(Scenes.LightDetail, StepKind.Light, SessionState.StepReady));
        page.WaitForAssertion(() => page.Find(".hold").HasAttribute("disabled").ShouldBeFalse());
    }

    [Fact]
    public void The_set_point_moves_by_one_step_and_ends_at_its_bound()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail with { Set = Scenes.Kpa(24.5) }, StepKind.Suction));
        page.Find("[aria-label=More]").Click();
        page.Find("[aria-label=Less]").Click();
        Asked.Cast<ChangeSetPoint>().Select(change => change.Value.Value).ShouldBe([25, 23.5]);
        Publish(Scenes.Running(Scenes.SuctionDetail with { Set = Scenes.Kpa(25) }, StepKind.Suction));
        page.WaitForAssertion(() => page.Find("[aria-label=More]").HasAttribute("disabled").ShouldBeTrue());
    }

    [Fact]
    public void Skipping_takes_its_reason_from_a_list()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction));
        page.FindAll(".actions .act").Single(act => act.TextContent.Contains("Skip", StringComparison.Ordinal)).Click();
        page.FindAll(".choices .choice")[0].Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new SkipStep("panel-a1b2c3", Words.Reasons.ToSkip[0]));
        page.FindAll(".picker").ShouldBeEmpty();
    }

    [Fact]
    public void A_region_is_chosen_from_the_map()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction));
        page.Find(".face-button").Click();
        page.FindAll(".choices .choice").Single(act => act.TextContent.Contains("Nose", StringComparison.Ordinal)).Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new ChooseRegion("panel-a1b2c3", FaceRegion.Nose));
    }

    [Fact]
    public void The_panel_that_does_not_command_offers_to_take_it_and_nothing_else()
    {
        var page = ShowFramed<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction) with { CommandingPanel = "panel-other1" });
        page.FindAll(".actions .act").ShouldHaveSingleItem().Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new TakeCommand("panel-a1b2c3"));
        page.FindAll("form[data-stop]").ShouldHaveSingleItem();
    }

    [Fact]
    public void What_the_room_waits_for_is_said_in_one_line() =>
        Show<SessionPage>(Scenes.Running(Scenes.SuctionDetail, StepKind.Suction, SessionState.StepReady, "Put the hydra tip on.")).Find(".asks").TextContent.ShouldContain("Put the hydra tip on.");

    [Fact]
    public void A_pause_that_may_not_be_resumed_says_why()
    {
        var scene = Scenes.Running(Scenes.SuctionDetail, StepKind.Suction, SessionState.Paused);
        var page = Show<SessionPage>(scene with { Session = scene.Session! with { WhyNotResume = ["Close the door first."] } });
        page.Find(".hold").HasAttribute("disabled").ShouldBeTrue();
        page.Find(".hold small").TextContent.ShouldBe("Close the door first.");
    }

    [Fact]
    public void A_lot_is_noted()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.ManualDetail, StepKind.Manual));
        page.FindAll(".tile").Single(tile => tile.TextContent.Contains("note the lot", StringComparison.Ordinal)).Click();
        page.Find("#lot").Input(" B77 ");
        page.Find(".lot-form").Submit();
        Asked.ShouldHaveSingleItem().ShouldBe(new EnterLot("panel-a1b2c3", "salicylic-20", "B77"));
    }

    [Fact]
    public void Without_a_treatment_the_page_leads_to_one() =>
        Show<SessionPage>(Scenes.Ready).Find("a").GetAttribute("href").ShouldBe("/start");
}
