using Bunit;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>No page is a dead end.</summary>
public sealed class PageTests : PanelContext
{
    [Fact]
    public void The_room_page_says_every_reason_and_what_to_do()
    {
        var text = Show<RoomPage>(Scenes.NotReady).Find(".readiness").TextContent;
        foreach (var reason in Scenes.NotReady.Readiness)
        {
            text.ShouldContain(reason.Sentence);
            text.ShouldContain(reason.WhatToDo);
        }
    }

    [Fact, Hazard("H44")]
    public void A_simulated_room_says_so_and_a_real_one_does_not()
    {
        ShowFramed<RoomPage>(Scenes.Ready).Find(".simulated").TextContent.ShouldContain("SIMULATED");
        ShowFramed<RoomPage>(Scenes.Ready with { Simulated = false }).FindAll(".simulated").ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_shelf_says_how_to_fill_it()
    {
        Shelf = Shelves.Empty;
        Show<StartPage>(Scenes.Ready).Markup.ShouldContain("medifacial check");
    }

    [Fact]
    public void An_empty_history_leads_to_a_treatment()
    {
        Archive = SessionArchive.Empty;
        Show<HistoryPage>(Scenes.Ready).Find("a").GetAttribute("href").ShouldBe("/start");
    }

    [Fact]
    public void A_record_shows_steps_series_files_journal_and_anchor()
    {
        var page = Render<RecordPage>(it => it.Add(record => record.Id, Shelves.KnownSession));
        foreach (var part in (string[])["LED 415 nm", "31.4 / 48.0 J/cm²", "suction.vacuum", "protocols/acne.yaml", "Step 3 begun", "9f2c"]) page.Markup.ShouldContain(part);
    }

    [Fact]
    public void The_line_of_a_series_breaks_where_nothing_was_measured() =>
        Render<RecordPage>(it => it.Add(record => record.Id, Shelves.KnownSession)).Find("path.actual-line").GetAttribute("d")!.Count(c => c == 'M').ShouldBe(2);

    [Fact]
    public void A_real_room_has_no_simulator() => Show<SimulatorScreen>(Scenes.Ready).Find("h1").TextContent.ShouldBe("This is a real room");

    [Fact]
    public async Task A_browser_that_beats_is_seen_by_the_room()
    {
        var frame = ShowFramed<RoomPage>(Scenes.Ready);
        await frame.InvokeAsync(frame.Instance.Beat);
        Presence.TryTake(out var panel).ShouldBeTrue();
        panel.ShouldBe("panel-a1b2c3");
    }
}
