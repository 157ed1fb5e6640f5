using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MediFacial.Devices.Panel.Browser.Tests;

[Collection(nameof(Chromium)), Trait("Speed", "real-time")]
public sealed class StopTests(Chromium chromium, ITestOutputHelper output)
{
    static readonly TimeSpan SafeWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_session_is_paused_and_resumed_a_step_skipped_and_the_stop_button_takes_everything_off()
    {
        Chromium.IsNeeded();
        var room = await chromium.RoomAsync();
        await using var panel = await chromium.PanelAsync(room);
        await panel.StartAsync("C-STOP");
        await panel.ToLightAsync();
        await panel.ShieldAndBeginLightAsync();
        await room.TrulyAsync("red light", truth => truth.Light633.Value > 30, TimeSpan.FromSeconds(10));

        await panel.TapAsync("Pause");
        await panel.StepIsAsync("Paused");
        await room.IsTrulySafeAsync(SafeWithin);
        await panel.PictureAsync("light-paused");
        await panel.HoldAsync("Resume");
        await room.TrulyAsync("red light again", truth => truth.Light633.Value > 30, TimeSpan.FromSeconds(10));

        await panel.Page.Locator(".stop-button").ClickAsync();
        output.WriteLine($"stop button: truly safe after {(await room.IsTrulySafeAsync(SafeWithin)).TotalSeconds:0.00} s");
        await panel.ShowsAsync(".stop-page");
        foreach (var term in new[] { "Measured", "Limit", "What the room did", "What next" })
            (await panel.TextAsync($".stop-page div:has(> dt:text-is('{term}')) dd")).ShouldNotBeEmpty(term);
        (await panel.TextAsync(".stop-page .client p")).ShouldNotBeEmpty();
        await panel.ShowsAsync(".proof", "Outputs safe, proven by reading");
        await panel.PictureAsync("stop");
        await panel.ResetAsync("Test of the stop");
        room.Twins.Truth().IsSafe.ShouldBeTrue("a reset never restarts");
        await panel.LeaveAsync();
    }

    [Fact]
    public async Task Stop_works_without_script_and_without_a_circuit()
    {
        Chromium.IsNeeded();
        var room = await chromium.RoomAsync();
        await using var panel = await chromium.PanelAsync(room);
        await panel.StartAsync("C-PLAIN");
        await panel.ToLightAsync();
        await panel.ShieldAndBeginLightAsync();
        await room.TrulyAsync("red light", truth => truth.Light633.Value > 30, TimeSpan.FromSeconds(10));

        await using var plain = await chromium.PanelAsync(room, withScript: false);
        await plain.Page.GotoAsync("/history");
        await plain.Page.Locator(".stop-button").ClickAsync();
        output.WriteLine($"plain post: truly safe after {(await room.IsTrulySafeAsync(SafeWithin)).TotalSeconds:0.00} s");
        await plain.Page.WaitForURLAsync("**/stop?requested=1");
        await panel.ShowsAsync(".stop-page");
        await panel.ResetAsync("Test of the stop");
        room.Twins.Truth().IsSafe.ShouldBeTrue("a reset never restarts");
        await panel.LeaveAsync();
    }

    [Fact]
    public async Task Of_two_panels_one_commands_and_both_may_stop()
    {
        Chromium.IsNeeded();
        var room = await chromium.RoomAsync();
        await using var first = await chromium.PanelAsync(room);
        await using var second = await chromium.PanelAsync(room);
        await first.StartAsync("C-TWO");
        await second.OpenAsync("/session");
        await second.ShowsAsync(".other-panel", "Another panel commands");
        await second.PictureAsync("other-panel");
        await Expect(second.Button("Done")).ToHaveCountAsync(0);

        await second.TapAsync("Take command");
        await Expect(second.Button("Skip")).ToBeVisibleAsync();
        await first.ShowsAsync(".other-panel", "Another panel commands");

        await first.Page.Locator(".stop-button").ClickAsync();
        await first.ShowsAsync(".stop-page");
        await second.ShowsAsync(".stop-page");
        await second.ResetAsync("Pressed by mistake");
        await second.LeaveAsync();
    }

    [Fact]
    public async Task The_emergency_stop_pressed_in_suction_holds_until_it_is_released_and_reset()
    {
        Chromium.IsNeeded();
        var room = await chromium.RoomAsync();
        try
        {
            await PressedInSuctionAsync(room);
        }
        // Rightly so: a computer that is held up for a quarter of a second does not know the vacuum any more.
        catch (Exception)
        {
            if (!await room.HasLostAPartAsync()) throw;
            output.WriteLine("The machine was held up, and the room stopped before the button was pressed. Another room.");
            await PressedInSuctionAsync(await chromium.RoomAsync());
        }
    }

    async Task PressedInSuctionAsync(RoomProcess room)
    {
        await using var panel = await chromium.PanelAsync(room);
        await panel.StartAsync("C-ESTOP");
        await panel.SkipAsync("Cleanse", "Done by hand");
        await panel.SkipAsync("Steam", "Not needed today");
        await panel.SkipAsync("Dry and cool", "Done by hand");
        await panel.TickAllAsync();
        await panel.TestHoseAsync();
        await panel.HoldAsync("Begin");
        await room.TrulyAsync("vacuum on the skin", truth => truth is { TipSealed: true, Vacuum.Value: > 15 }, TimeSpan.FromSeconds(20));

        await using var technician = await chromium.PanelAsync(room);
        await technician.OpenAsync("/simulator");
        await technician.ShowsAsync(".truth", "energy flows");
        await technician.PictureAsync("simulator");
        await Expect(panel.Page.Locator(".stop-page")).ToHaveCountAsync(0);
        await technician.TapAsync("Room");
        await technician.TapAsync("Press E-stop");
        await technician.TapAsync("Let it happen");
        output.WriteLine($"emergency stop: truly safe after {(await room.IsTrulySafeAsync(SafeWithin)).TotalSeconds:0.00} s");
        await panel.ShowsAsync(".stop-page");
        await panel.ShowsAsync(".holds", "What still holds it");
        await panel.PictureAsync("stop-held");
        await Expect(panel.Button("Reset")).ToHaveCountAsync(0);

        await technician.TapAsync("Release E-stop");
        await technician.TapAsync("Let it happen");
        await room.TrulyAsync("the emergency stop is released", truth => truth.EmergencyStopHealthy, SafeWithin);
        await panel.ResetAsync("Test of the stop");
        room.Twins.Truth().IsSafe.ShouldBeTrue("a release and a reset never restart");
        await panel.LeaveAsync();
    }
}
