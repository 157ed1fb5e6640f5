using static Microsoft.Playwright.Assertions;

namespace MediFacial.Devices.Panel.Browser.Tests;

[Collection(nameof(Chromium)), Trait("Speed", "real-time")]
public sealed class WholeTreatmentTests(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task A_whole_protocol_runs_from_the_card_to_the_history_through_all_three_devices()
    {
        Chromium.IsNeeded();
        var room = await chromium.RoomAsync();
        await using var panel = await chromium.PanelAsync(room);
        await panel.StartAsync("C-0142");
        await panel.TapAsync("Preheat steam");
        await panel.DoByHandAsync("Cleanse", "GC-77");

        await SteamAsync(room, panel);
        await panel.DoByHandAsync("Dry and cool", "");
        await SuctionAsync(room, panel);
        await LightAsync(room, panel);
        await panel.DoByHandAsync("Serum", "HS-12");

        await panel.ShowsAsync(".report", "Treatment completed");
        await panel.PictureAsync("report");
        (await room.TrulyAsync("everything off", truth => truth.IsSafe, TimeSpan.FromSeconds(5))).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await panel.TapAsync("Understood");
        await HistoryAsync(panel);
    }

    static async Task SteamAsync(RoomProcess room, TouchPanel panel)
    {
        await panel.StepIsCalledAsync("Steam");
        await panel.PictureAsync("steam-checklist");
        await panel.TickAllAsync();
        await panel.PictureAsync("steam-ready");
        await panel.HoldAsync("Begin");
        await panel.StepIsAsync("Running", 90);
        await room.TrulyAsync("steam reaches the face", truth => truth.SteamAimedAtFace, TimeSpan.FromSeconds(20));
        await panel.PictureAsync("steam-running");
        await panel.StepIsCalledAsync("Dry and cool", atMostSeconds: 60);
    }

    async Task SuctionAsync(RoomProcess room, TouchPanel panel)
    {
        await panel.StepIsCalledAsync("Microdermabrasion");
        await panel.TickAllAsync();
        await panel.PictureAsync("suction-untested");
        await panel.TestHoseAsync();
        await panel.PictureAsync("suction-ready");
        await panel.HoldAsync("Begin");
        await panel.StepIsAsync("Running");
        await room.TrulyAsync("vacuum on the skin", truth => truth is { TipSealed: true, Vacuum.Value: > 15 }, TimeSpan.FromSeconds(20));
        await panel.PictureAsync("suction-running");

        await panel.TapAsync("Pause");
        await panel.StepIsAsync("Paused");
        output.WriteLine($"paused: truly safe after {(await room.IsTrulySafeAsync(TimeSpan.FromSeconds(5))).TotalSeconds:0.00} s");
        await panel.PictureAsync("suction-paused");
        await panel.HoldAsync("Resume");
        await panel.StepIsAsync("Running");
        await room.TrulyAsync("vacuum again", truth => truth.Vacuum.Value > 15, TimeSpan.FromSeconds(20));

        var region = panel.Page.Locator(".face-words b");
        await Expect(region).ToHaveTextAsync("Forehead");
        await panel.Page.Locator(".face-button").ClickAsync();
        await panel.PictureAsync("suction-regions");
        await panel.TapAsync("Back");
        await panel.TapAsync("Next region");
        await Expect(region).ToHaveTextAsync("Left cheek");
        await VentedAndSuckingAgainAsync(room);
        room.Twins.PressPedal();
        await Expect(region).ToHaveTextAsync("Right cheek");
        await VentedAndSuckingAgainAsync(room);
        await panel.TapAsync("Next region");
        await panel.StepIsCalledAsync("Red light");
    }

    /// <summary>The pedal and the button end no pass while the tip is vented for the next region.</summary>
    static async Task VentedAndSuckingAgainAsync(RoomProcess room)
    {
        await room.TrulyAsync("vented between regions", truth => truth.Vacuum.Value < 12, TimeSpan.FromSeconds(5));
        await room.TrulyAsync("vacuum on the next region", truth => truth is { TipSealed: true, Vacuum.Value: > 15 }, TimeSpan.FromSeconds(20));
    }

    static async Task LightAsync(RoomProcess room, TouchPanel panel)
    {
        await panel.StepIsCalledAsync("Red light");
        await panel.ShieldAndBeginLightAsync();
        await room.TrulyAsync("red light on the skin", truth => truth.Light633.Value > 30, TimeSpan.FromSeconds(10));
        await Expect(panel.Page.Locator(".dose .figure b")).ToHaveTextAsync("0.6", new() { Timeout = 20_000 });
        await panel.PictureAsync("light-running");
        await panel.StepIsCalledAsync("Serum", atMostSeconds: 40);
    }

    static async Task HistoryAsync(TouchPanel panel)
    {
        await panel.OpenAsync("/history");
        await panel.PictureAsync("history");
        var row = panel.Page.Locator(".session-row").First;
        await Expect(row).ToContainTextAsync("C-0142");
        await Expect(row).ToContainTextAsync("Completed");
        await row.ClickAsync();
        await panel.ShowsAsync(".record-page", "Chain anchor");
        await panel.PictureAsync("record");
        var light = await panel.TextAsync(".record-page tr:has-text('Red light') td.num:last-child");
        double.Parse(light.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1.2, 0.1, light);
    }
}
