using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>One touch panel and the finger on it.</summary>
sealed class TouchPanel(IPage page) : IAsyncDisposable
{
    /// <summary>Where to leave pictures of every screen; null: none are taken.</summary>
    static readonly string? Pictures = Environment.GetEnvironmentVariable("MEDIFACIAL_PICTURES");

    public IPage Page => page;

    public ILocator Headline => page.Locator(".session-head h1");

    /// <summary>The act button with exactly these words.</summary>
    public ILocator Button(string label) => page.Locator($"button.act:has(b:text-is(\"{label}\"))");

    /// <summary>Opens a page and waits for its live circuit.</summary>
    public async Task OpenAsync(string path)
    {
        await page.GotoAsync(path);
        await Expect(page.Locator("html[data-live]")).ToHaveCountAsync(1);
    }

    public Task TapAsync(string label) => Button(label).ClickAsync();

    /// <summary>Presses until the ring is full, as a start needs it.</summary>
    public async Task HoldAsync(string label)
    {
        var button = page.Locator($"button.hold:has(b:text-is(\"{label}\"))");
        await Expect(button).ToBeEnabledAsync(new() { Timeout = 90_000 });
        await button.HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(page.Locator("[data-holding]")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();
    }

    /// <summary>The step that is current stands in this state.</summary>
    public Task StepIsAsync(string state, float atMostSeconds = 20) =>
        Expect(page.Locator($"li.step[aria-current=step][data-state={state}]")).ToHaveCountAsync(1, new() { Timeout = atMostSeconds * 1000 });

    public Task StepIsCalledAsync(string title, float atMostSeconds = 20) => Expect(Headline).ToHaveTextAsync(title, new() { Timeout = atMostSeconds * 1000 });

    public async Task<string> TextAsync(string selector) => (await page.Locator(selector).First.InnerTextAsync()).Trim();

    public Task ShowsAsync(string selector, string? text = null) =>
        text is null ? Expect(page.Locator(selector).First).ToBeVisibleAsync() : Expect(page.Locator(selector).First).ToContainTextAsync(text);

    /// <summary>At both screens the room is made for, and only when somebody asked for pictures.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures is null) return;
        foreach (var (width, height) in new[] { (1024, 600), (1280, 800) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();
}
