using MediFacial.Devices.Twins;
using static Microsoft.Playwright.Assertions;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>kill -9 of the controller in the middle of a step, judged on the physics of the twins, which outlive it.</summary>
[Collection(nameof(Chromium)), Trait("Speed", "real-time")]
public sealed class CrashTests(Chromium chromium, ITestOutputHelper output)
{
    // Devices go safe 1 s after the last heartbeat, steam leaves the nozzle for some seconds; the rest is for a busy machine.
    static readonly TimeSpan SafeWithin = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Killed_in_light_the_room_goes_dark_and_comes_back_safe_with_what_was_delivered()
    {
        Chromium.IsNeeded();
        await using var room = await RoomProcess.StartAsync();
        await using (var panel = await chromium.PanelAsync(room))
        {
            await panel.StartAsync("C-KILLED");
            await panel.ToLightAsync();
            await panel.ShieldAndBeginLightAsync();
            await Expect(panel.Page.Locator(".dose .figure b")).ToHaveTextAsync("0.3", new() { Timeout = 20_000 });
            await KillAsync(room, "light");
            await panel.PictureAsync("lost");
        }

        await room.RunAsync();
        await using var again = await chromium.PanelAsync(room);
        await again.OpenAsync("/");
        await again.ShowsAsync(".report", "Treatment was interrupted");
        await again.ShowsAsync(".report .given li:has-text('Red light')", "/ 1.2 J/cm²");
        await again.PictureAsync("interrupted");
        (await room.IsIdleAsync()).ShouldBeTrue("nothing resumes by itself");
        room.Twins.Truth().IsSafe.ShouldBeTrue();
        await again.UnderstandReportAsync();
        await room.EndAsync();
        await RecordsAsync(room);
    }

    [Fact]
    public async Task Killed_in_steam_the_heater_goes_off_and_the_steam_turns_away()
    {
        Chromium.IsNeeded();
        await using var room = await RoomProcess.StartAsync();
        room.Twins.Apply(new SetWaterTemperature(99));
        await using var panel = await chromium.PanelAsync(room);
        await panel.StartAsync("C-STEAM");
        await panel.TapAsync("Preheat steam");
        await panel.SkipAsync("Cleanse", "Done by hand");
        await panel.BeginSteamAsync();
        await room.TrulyAsync("steam reaches the face", truth => truth.SteamAimedAtFace, TimeSpan.FromSeconds(20));
        await KillAsync(room, "steam");
        await room.TrulyAsync("no steam to the face", truth => !truth.SteamAimedAtFace, SafeWithin);
        room.Twins.Truth().HeaterWatts.ShouldBe(0);
    }

    async Task KillAsync(RoomProcess room, string what)
    {
        await room.KillAsync();
        output.WriteLine($"kill -9 in {what}: truly safe after {(await room.IsTrulySafeAsync(SafeWithin)).TotalSeconds:0.00} s");
    }

    static async Task RecordsAsync(RoomProcess room)
    {
        var (listed, list) = await Medifacial.RunAsync("records", "list", "--data", room.Data);
        listed.ShouldBe(0, list);
        list.ShouldContain("C-KILLED");
        var session = System.Text.RegularExpressions.Regex.Match(list, "[0-9a-f]{8}").Value;
        var (shown, show) = await Medifacial.RunAsync("records", "show", session, "--data", room.Data);
        shown.ShouldBe(0, show);
        show.ShouldContain("Red light");
        var (verified, proof) = await Medifacial.RunAsync("records", "verify", "--data", room.Data);
        verified.ShouldBe(0, proof);

        ChangeEveryCopy(Path.Combine(room.Data, "journal.db"), "C-KILLED"u8);
        var (found, sentence) = await Medifacial.RunAsync("records", "verify", "--data", room.Data);
        found.ShouldBe(1, sentence);
        sentence.Trim().ShouldNotBeEmpty();
    }

    // Wherever it stands: SQLite leaves old copies in unused space, and a change there is no change of an entry.
    static void ChangeEveryCopy(string path, ReadOnlySpan<byte> inside)
    {
        var bytes = File.ReadAllBytes(path);
        var changed = 0;
        for (var at = bytes.AsSpan().IndexOf(inside); at >= 0; at = bytes.AsSpan().IndexOf(inside), changed++) bytes[at] ^= 1;
        changed.ShouldBeGreaterThan(0, "the journal holds the client's pseudonym");
        File.WriteAllBytes(path, bytes);
    }
}
