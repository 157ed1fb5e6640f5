using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Testing;
using Microsoft.AspNetCore.Components;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Stop is there on every page, is a plain form, and tells what became of it.</summary>
public sealed class StopTests : PanelContext
{
    public static TheoryData<string> Pages => [.. typeof(RoomPage).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), false)).Select(type => type.Name)];

    [Theory, Hazard("H48"), MemberData(nameof(Pages))]
    public void The_stop_form_stands_on_every_page(string name)
    {
        var page = typeof(RoomPage).Assembly.GetTypes().Single(type => type.Name == name && typeof(IComponent).IsAssignableFrom(type));
        Publish(Scenes.Ready);
        var frame = Render<Layout.RoomFrame>(it => it.Add(f => f.ChildContent, builder => { builder.OpenComponent(0, page); builder.CloseComponent(); }));
        AssertStop(frame);
    }

    [Fact, Hazard("H46"), Hazard("H48")]
    public void The_stop_form_stands_while_the_room_is_starting_silent_or_stopped()
    {
        AssertStop(ShowFramed<RoomPage>(null));
        AssertStop(ShowFramed<RoomPage>(Scenes.Stopped()));
        Time.Advance(10);
        var silent = Render<Layout.RoomFrame>();
        silent.Find("h1").TextContent.ShouldContain("does not answer");
        AssertStop(silent);
    }

    [Fact]
    public void A_latched_stop_takes_every_page_over_and_says_what_to_do_for_the_client()
    {
        var frame = ShowFramed<RoomPage>(Scenes.Ready);
        Publish(Scenes.Stopped());
        frame.WaitForAssertion(() => frame.Find(".client").TextContent.ShouldContain("cool damp cloth"));
        foreach (var part in (string[])["45.2 °C", "45 °C", "turned away", "below 38 °C", "channel 2"]) frame.Find(".stop-page").TextContent.ShouldContain(part);
    }

    [Fact]
    public void Requested_and_proven_are_two_states()
    {
        ShowFramed<RoomPage>(Scenes.Stopped(proven: false)).Find(".proof").TextContent.ShouldContain("not proven safe yet");
        ShowFramed<RoomPage>(Scenes.Stopped(proven: true)).Find(".proof").TextContent.ShouldContain("proven by reading after 0.4 s");
    }

    [Fact]
    public void While_the_cause_is_there_the_page_says_what_still_holds_it_and_offers_no_reset()
    {
        var page = Show<StopPage>(Scenes.Stopped());
        page.Find(".holds").TextContent.ShouldContain("41.3 °C");
        page.FindAll(".reset").ShouldBeEmpty();
    }

    [Fact]
    public void A_reset_needs_a_reason_and_initials()
    {
        var scene = Scenes.Stopped(gone: true);
        var page = Show<StopPage>(scene with { Session = scene.Session! with { Operator = "" } });
        page.Find(".reset > .act").HasAttribute("disabled").ShouldBeTrue();
        page.FindAll(".reset .pick .act")[0].Click();
        page.Find(".reset > .act").TextContent.ShouldContain("initials");
        page.Find("#reset-initials").Input("mk");
        page.Find(".reset > .act").Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new ResetStop("panel-a1b2c3", Words.Reasons.ToReset[0], "MK"));
    }

    static void AssertStop(IRenderedComponent<Layout.RoomFrame> frame)
    {
        var form = frame.FindAll("form[data-stop]").ShouldHaveSingleItem();
        form.GetAttribute("method").ShouldBe("post");
        form.GetAttribute("action").ShouldBe("/stop");
        form.QuerySelectorAll("button[type=submit]").ShouldHaveSingleItem().HasAttribute("disabled").ShouldBeFalse();
    }
}
