using System.Collections.Immutable;
using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Words;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>What the skin has had, what is on it, whether the client agrees, and whether the clock is right: told where somebody can act on it.</summary>
public sealed class DoseTests : PanelContext
{
    static readonly DateTimeOffset Yesterday = Scenes.Ready.Wall.AddHours(-20);

    [Fact, Hazard("H11")]
    public void The_card_says_from_when_a_light_is_possible_again_before_it_is_sent()
    {
        var page = Card(Given("another", Modality.Blue415, 48), visit: 0);

        page.Find(".start-block").TextContent.ShouldContain($"LED 415 nm again from {Figures.OfDate(Yesterday.AddDays(1))[..6]}");
    }

    [Fact]
    public void A_visit_that_comes_too_early_cannot_be_started_and_says_when_it_can()
    {
        var page = Card(Given("acne", Modality.Red633, 96), visit: 0);

        page.Find(".start-block").TextContent.ShouldContain("two visits are at least 3 days apart");
        page.Find("button.hold").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact, Hazard("H11")]
    public void A_light_that_was_broken_off_is_announced_with_its_rest()
    {
        var broken = Given("acne", Modality.Blue415, 18);
        var page = Card([broken[0] with { IsWhole = false, Visit = broken[0].Visit with { IsComplete = false } }], visit: 0);

        page.Find(".start-block").TextContent.ShouldContain("30 J/cm² of 48 J/cm² are left");
    }

    [Fact]
    public void After_a_stop_the_client_is_asked_before_anything_can_be_resumed()
    {
        var paused = Scenes.Running(Scenes.SuctionDetail, StepKind.Suction, SessionState.Paused);
        var page = Show<SessionPage>(paused with { Session = paused.Session! with { AsksConsent = true } });

        page.Find(".main-act").TextContent.ShouldContain("Client agrees");
        page.Find(".main-act button").PointerDown();
        Time.Advance(0.8);
        page.Find(".main-act button").TriggerEvent("onheld", EventArgs.Empty);
        Asked.ShouldHaveSingleItem().ShouldBeOfType<ConfirmConsent>();
    }

    [Fact, Hazard("H25")]
    public void A_peel_left_by_an_earlier_run_is_told_on_every_page_until_somebody_says_that_it_is_off()
    {
        var peel = new PeelView("Salicylic peel 30 %", "C-0142", Scenes.Ready.Wall.AddMinutes(-4), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(-1), PeelStage.Overdue, true, true, "water");
        var page = ShowFramed<HistoryPage>(Scenes.Interrupted with { Peel = peel });

        var strip = page.Find(".peel-strip");
        strip.TextContent.ShouldContain("Take the peel off now: water.");
        strip.TextContent.ShouldContain("after a restart");
        strip.TextContent.ShouldContain("1:00");
        strip.QuerySelector("button")!.Click();
        Asked.ShouldHaveSingleItem().ShouldBeOfType<ConfirmRinsed>();
    }

    [Fact]
    public void A_peel_is_not_told_twice_on_the_page_of_its_own_step()
    {
        var running = Scenes.Running(Scenes.ManualDetail, StepKind.Manual);
        var peel = new PeelView("Peel", "C-0142", Scenes.Ready.Wall, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(2), PeelStage.OnSkin, false, true, "water");
        Services.GetService<Microsoft.AspNetCore.Components.NavigationManager>()!.NavigateTo("/session");

        ShowFramed<SessionPage>(running with { Peel = peel }).FindAll(".peel-strip").ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_that_jumped_is_confirmed_with_initials_on_the_room_page()
    {
        var page = Show<RoomPage>(Scenes.Ready with { IsClockTrusted = false });
        page.Find(".clock-card button").HasAttribute("disabled").ShouldBeTrue();
        page.Find("#clock-initials").Input("mk");
        page.Find(".clock-card").Submit();

        Asked.ShouldHaveSingleItem().ShouldBeOfType<ConfirmClock>().Initials.ShouldBe("MK");
    }

    static ImmutableArray<DoseSegment> Given(string protocol, Modality modality, double dose) =>
        [new(new("C-0142", Guid.NewGuid(), protocol, Yesterday, true), "light", "Light", modality, Yesterday, Yesterday, dose, 0, 0, true, [])];

    IRenderedComponent<CardPage> Card(ImmutableArray<DoseSegment> given, int visit)
    {
        Publish(Scenes.Ready with { Doses = new(given) });
        var page = Render<CardPage>(it => it.Add(card => card.Id, "acne"));
        page.Find("#initials").Input("mk");
        page.Find("#client").Input(" c-0142");
        page.FindAll(".sheets button").Last().Click();
        page.FindAll(".visits button")[visit].Click();
        page.FindAll(".sheets button").Last().Click();
        page.FindAll(".phototype")[1].Click();
        return page;
    }
}
