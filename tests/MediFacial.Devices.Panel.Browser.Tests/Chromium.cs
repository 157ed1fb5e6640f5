using Microsoft.Playwright;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>One Chromium and one running room for all tests of the collection.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    IPlaywright? _playwright;
    IBrowser? _browser;
    RoomProcess? _room;

    static string? Program { get; } = Places.FirstOrDefault(File.Exists);

    static bool MustRun => Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_room is not null) await _room.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>The shared room, idle; a new one when a test left it otherwise.</summary>
    internal async Task<RoomProcess> RoomAsync()
    {
        if (_room is not null && !await _room.IsIdleAsync())
        {
            await _room.DisposeAsync();
            _room = null;
        }
        return _room ??= await RoomProcess.StartAsync();
    }

    /// <summary>A touch panel of its own: cookies and all.</summary>
    internal async Task<TouchPanel> PanelAsync(RoomProcess room, bool withScript = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = room.Address.ToString(),
            ViewportSize = new() { Width = 1280, Height = 800 },
            JavaScriptEnabled = withScript,
        });
        context.SetDefaultTimeout(20_000);
        return new TouchPanel(await context.NewPageAsync());
    }

    /// <summary>Tests that need a browser begin with this.</summary>
    internal static void IsNeeded()
    {
        if (Program is not null) return;
        if (MustRun) Assert.Fail("Chromium is missing, and in CI nothing is skipped. Install the package chromium.");
        Assert.Skip($"Chromium is not installed (looked for {string.Join(", ", Places)}). Install the package chromium to run the browser tests.");
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
