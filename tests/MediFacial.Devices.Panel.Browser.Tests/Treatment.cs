using static Microsoft.Playwright.Assertions;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>The ways of an aesthetician through the panel.</summary>
static class Treatment
{
    /// <summary>From the room page through the card to the first step.</summary>
    public static async Task StartAsync(this TouchPanel panel, string client)
    {
        await panel.OpenAsync("/");
        await panel.UnderstandReportAsync();
        await panel.PictureAsync("room");
        await panel.Page.Locator("a[href='/start']").ClickAsync();
        await panel.ShowsAsync("a[data-protocol=demonstration]");
        await panel.PictureAsync("start");
        await panel.Page.Locator("a[data-protocol=demonstration]").ClickAsync();
        await panel.Page.Locator("#initials").FillAsync("AB");
        await panel.Page.Locator("#client").FillAsync(client);
        await panel.PictureAsync("card-who");
        await panel.TapAsync("Next");
        await panel.TapAsync("II");
        await panel.TapAsync("Normal");
        await panel.PictureAsync("card-skin");
        await panel.TapAsync("Next");
        await panel.ShowsAsync("fieldset.question");
        foreach (var question in await panel.Page.Locator("fieldset.question").AllAsync()) await question.Locator("button[aria-label^='No:']").ClickAsync();
        await panel.PictureAsync("card-questions");
        // Says in the failure what still stands in the way.
        await Expect(panel.Page.Locator(".card-page .side")).ToContainTextAsync("Press and hold", new() { Timeout = 30_000 });
        await panel.HoldAsync("Start");
        await panel.StepIsCalledAsync("Cleanse");
        await panel.StepIsAsync("Running");
    }

    public static async Task UnderstandReportAsync(this TouchPanel panel)
    {
        if (await panel.Button("Understood").CountAsync() == 0) return;
        await panel.TapAsync("Understood");
        await Expect(panel.Button("Understood")).ToHaveCountAsync(0);
    }

    /// <summary>In a manual step, which begins by itself: ticks what there is to tick, notes every lot, and is done.</summary>
    public static async Task DoByHandAsync(this TouchPanel panel, string title, string lot)
    {
        await panel.StepIsCalledAsync(title);
        await panel.StepIsAsync("Running");
        await panel.TickAllAsync();
        var tile = panel.Page.Locator("button.tile:has(small:text-is('note the lot'))");
        for (var open = await tile.CountAsync(); open > 0; open--)
        {
            await tile.First.ClickAsync();
            await panel.Page.Locator("#lot").FillAsync(lot);
            await panel.PictureAsync($"lot-{title.Split(' ')[0]}");
            await panel.TapAsync("Note it");
            await Expect(tile).ToHaveCountAsync(open - 1);
        }
        await panel.PictureAsync($"manual-{title.Split(' ')[0]}");
        await panel.TapAsync("Done");
    }

    /// <summary>Every list of the shipped demonstration has an item to tick, in device steps before they begin.</summary>
    public static async Task TickAllAsync(this TouchPanel panel)
    {
        var open = panel.Page.Locator("button.tile[role=checkbox][aria-checked=false]");
        await panel.ShowsAsync("button.tile");
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.ClickAsync();
            await Expect(open).ToHaveCountAsync(left - 1);
        }
    }

    public static async Task SkipAsync(this TouchPanel panel, string title, string reason)
    {
        await panel.StepIsCalledAsync(title);
        await panel.TapAsync("Skip");
        await panel.PictureAsync("skip");
        await panel.TapAsync(reason);
        await Expect(panel.Headline).Not.ToHaveTextAsync(title);
    }

    /// <summary>Leaves out all that stands before the light.</summary>
    public static async Task ToLightAsync(this TouchPanel panel)
    {
        await panel.SkipAsync("Cleanse", "Done by hand");
        await panel.SkipAsync("Steam", "Not needed today");
        await panel.SkipAsync("Dry and cool", "Done by hand");
        await panel.SkipAsync("Microdermabrasion", "Client asked");
        await panel.StepIsCalledAsync("Red light");
    }

    /// <summary>The leak test of the day, if the room still asks for it; the simulated thumb shuts the tip.</summary>
    public static async Task TestHoseAsync(this TouchPanel panel)
    {
        await panel.ShowsAsync("button.hold");
        for (var tries = 0; tries < 3 && await panel.Button("Leak test").CountAsync() > 0; tries++)
        {
            await panel.TapAsync("Leak test");
            await Expect(panel.Button("Break off")).ToBeVisibleAsync();
            await panel.PictureAsync("suction-leak-test");
            await Expect(panel.Button("Break off")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            await panel.ShowsAsync("button.hold");
        }
        await Expect(panel.Button("Leak test")).ToHaveCountAsync(0);
    }

    public static async Task BeginSteamAsync(this TouchPanel panel)
    {
        await panel.StepIsCalledAsync("Steam");
        await panel.TickAllAsync();
        await panel.HoldAsync("Begin");
        await panel.StepIsAsync("Running");
    }

    public static async Task ShieldAndBeginLightAsync(this TouchPanel panel)
    {
        await panel.TickAllAsync();
        await panel.PictureAsync("light-shields");
        await panel.TapAsync("1 · Client");
        await panel.TapAsync("2 · You");
        await panel.HoldAsync("Begin");
        await panel.StepIsAsync("Running");
    }

    /// <summary>A picked reason, initials, and the stop is reset.</summary>
    public static async Task ResetAsync(this TouchPanel panel, string reason)
    {
        await panel.TapAsync(reason);
        await panel.Page.Locator("#reset-initials").FillAsync("AB");
        await Expect(panel.Button("Reset")).ToBeEnabledAsync();
        await panel.TapAsync("Reset");
        await Expect(panel.Page.Locator(".stop-page")).ToHaveCountAsync(0);
    }

    /// <summary>After a stop: ends the visit where it stands, and understands its summary.</summary>
    public static async Task LeaveAsync(this TouchPanel panel)
    {
        await panel.OpenAsync("/");
        await Expect(panel.Button("Understood").Or(panel.Button("Back to the treatment")).Or(panel.Page.Locator("a.act:has(b:text-is('Back to the treatment'))"))).ToBeVisibleAsync();
        await panel.UnderstandReportAsync();
    }
}
