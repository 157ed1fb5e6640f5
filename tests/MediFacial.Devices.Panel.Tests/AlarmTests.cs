using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Words;
using MediFacial.Devices.Records;
using MediFacial.Devices.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>An alarm stands beside the stop on every page, says what happened and what to do, and any panel may answer it.</summary>
[Hazard("H40")]
public sealed class AlarmTests : PanelContext
{
    static RoomSnapshot Sounding(AlarmPriority priority, TimeSpan? pauseLeft = null) =>
        Scenes.Running(Scenes.SteamDetail, StepKind.Steam) with { Alarms = [Scenes.Alarm(priority)], Signal = new(priority, pauseLeft, false) };

    public static TheoryData<string> Pages => [.. typeof(RoomPage).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), false)).Select(type => type.Name)];

    [Theory, MemberData(nameof(Pages))]
    public void The_alarm_bar_stands_on_every_page(string name)
    {
        var page = typeof(RoomPage).Assembly.GetTypes().Single(type => type.Name == name && typeof(IComponent).IsAssignableFrom(type));
        Publish(Sounding(AlarmPriority.High));
        var frame = Render<Layout.RoomFrame>(it => it.Add(f => f.ChildContent, builder => { builder.OpenComponent(0, page); builder.CloseComponent(); }));
        frame.FindAll(".bar .alarm-bar").ShouldHaveSingleItem();
    }

    [Theory, InlineData(AlarmPriority.Medium), InlineData(AlarmPriority.High)]
    public void It_tells_by_colour_icon_word_and_text_what_happened_and_what_to_do(AlarmPriority priority)
    {
        var bar = Show<Layout.StopBar>(Sounding(priority)).Find(".alarm-bar");
        var sign = AlarmWords.Of(priority);
        bar.ClassList.ShouldContain(sign.Css);
        bar.QuerySelector(".lamp")!.TextContent.ShouldBe(sign.Word);
        bar.QuerySelectorAll(".lamp .icon").ShouldNotBeEmpty();
        bar.TextContent.ShouldContain("The steam at the face was too warm.");
        bar.TextContent.ShouldContain("Turn the steamer arm away.");
        bar.TextContent.ShouldNotContain("Rule steam-face-warm", Case.Insensitive, "the technician's sentence stands on the page of alarms");
    }

    [Fact]
    public void A_low_alarm_leaves_the_page_links_where_they_are()
    {
        var bar = Show<Layout.StopBar>(Sounding(AlarmPriority.Low));
        bar.FindAll("nav a").ShouldNotBeEmpty();
        bar.Find(".alarm").TextContent.ShouldContain("Notice");
    }

    [Fact]
    public void Seen_acknowledges_with_the_initials_of_the_session_and_needs_no_command()
    {
        var bar = Show<Layout.StopBar>(Sounding(AlarmPriority.High) with { CommandingPanel = "another" });
        bar.Find(".alarm-bar .seen").Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new AcknowledgeAlarm("panel-a1b2c3", "steam-face", "MK"));
    }

    [Fact]
    public void Without_anybodys_initials_seen_leads_to_the_page_that_asks_for_them()
    {
        var bar = Show<Layout.StopBar>(Sounding(AlarmPriority.High) with { Session = null });
        bar.Find(".alarm-bar .seen").Click();
        Asked.ShouldBeEmpty();
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/alarms");
    }

    [Fact]
    public void The_sound_can_be_paused_and_the_pause_counts_down()
    {
        var bar = Show<Layout.StopBar>(Sounding(AlarmPriority.Medium));
        bar.Find(".alarm-bar .pause").Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new PauseAlarmSound("panel-a1b2c3"));

        Publish(Sounding(AlarmPriority.Medium, TimeSpan.FromSeconds(103)));
        bar.WaitForAssertion(() => bar.Find(".alarm-bar .pause").TextContent.ShouldContain("1:43"));
        bar.Find(".alarm-bar .pause").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void The_panel_plays_what_the_room_says_and_nothing_while_it_is_paused()
    {
        ShowFramed<RoomPage>(Sounding(AlarmPriority.High) with { Signal = new(AlarmPriority.High, null, true) });
        JSInterop.VerifyInvoke("medifacialPanel.alarm").Arguments.ShouldBe(["alarmHigh", true]);
        Publish(Sounding(AlarmPriority.High, TimeSpan.FromSeconds(119)));
        JSInterop.Invocations["medifacialPanel.alarm"].Count.ShouldBe(2);
        JSInterop.Invocations["medifacialPanel.alarm"][1].Arguments[0].ShouldBeNull();
    }

    [Fact]
    public void The_page_of_alarms_shows_those_of_now_those_from_before_the_restart_and_the_last_day()
    {
        var before = Scenes.Alarm(AlarmPriority.High) with { Id = "old", BeforeRestart = true, Stands = false, Sentence = "The vacuum was too high." };
        Archive = Archive with { Alarms = () => [Past("Seen one", "MK"), Past("Missed one", null)] };
        var page = Show<AlarmsPage>(Sounding(AlarmPriority.Medium) with { Alarms = [Scenes.Alarm(AlarmPriority.Medium) with { Occurrences = 4 }, before] });

        var cards = page.FindAll(".alarm-card");
        cards.Count.ShouldBe(2);
        cards[0].TextContent.ShouldContain("4 times");
        cards[0].TextContent.ShouldContain("Everything was switched off");
        cards[1].TextContent.ShouldContain("before the restart");
        page.Find(".past").TextContent.ShouldContain("seen by MK");
        page.Find(".past").TextContent.ShouldContain("not acknowledged");
    }

    [Fact]
    public void On_the_page_of_alarms_initials_are_typed_once_and_taken_from_then_on()
    {
        var page = Show<AlarmsPage>(Sounding(AlarmPriority.High) with { Session = null });
        page.Find(".alarm-card > .act").HasAttribute("disabled").ShouldBeTrue();
        page.Find("#alarm-initials").Input("te");
        page.Find(".alarm-card > .act").Click();
        Asked.ShouldHaveSingleItem().ShouldBe(new AcknowledgeAlarm("panel-a1b2c3", "steam-face", "TE"));
    }

    [Fact]
    public void A_room_that_tripped_by_itself_does_not_say_that_somebody_requested_it()
    {
        ShowFramed<RoomPage>(Scenes.Stopped()).Find(".proof").TextContent.ShouldContain("Stopped by the room itself");
        var asked = Scenes.Stopped();
        ShowFramed<RoomPage>(asked with { Stop = asked.Stop! with { Origin = StopOrigin.Panel, Trip = null } }).Find(".proof").TextContent.ShouldContain("Stop requested");
    }

    [Fact, Hazard("H29")]
    public void A_hardware_fault_is_reset_with_one_reason_only()
    {
        var scene = Scenes.Stopped(gone: true);
        var page = Show<StopPage>(scene with { Stop = scene.Stop! with { NeedsTechnician = true } });
        page.FindAll(".reset .pick .act").ShouldHaveSingleItem().TextContent.ShouldContain(ResetStop.Repaired);
    }

    static AlarmRecord Past(string sentence, string? by) => new(
        "x", AlarmPriority.Medium, sentence, "", "", "", new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, new(2026, 11, 22, 9, 1, 0, TimeSpan.Zero), by, null, false);
}
