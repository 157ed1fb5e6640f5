using Bunit;
using MediFacial.Devices.Panel.Controls;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Energy starts by holding: never by a tap, a drop of water or a late message.</summary>
public sealed class HoldTests : PanelContext
{
    int _held;

    [Fact]
    public void A_finger_that_stays_long_enough_starts_once()
    {
        var button = Button();
        button.Find("button").PointerDown();
        Time.Advance(0.8);
        button.Find("button").TriggerEvent("onheld", EventArgs.Empty);
        button.Find("button").TriggerEvent("onheld", EventArgs.Empty);
        _held.ShouldBe(1);
    }

    [Fact]
    public void A_tap_does_nothing()
    {
        var button = Button();
        button.Find("button").PointerDown();
        Time.Advance(0.1);
        button.Find("button").PointerUp();
        Time.Advance(2);
        button.Find("button").TriggerEvent("onheld", EventArgs.Empty);
        _held.ShouldBe(0);
    }

    [Fact]
    public void A_browser_that_claims_too_early_is_not_believed()
    {
        var button = Button();
        button.Find("button").PointerDown();
        Time.Advance(0.4);
        button.Find("button").TriggerEvent("onheld", EventArgs.Empty);
        _held.ShouldBe(0);
    }

    [Fact]
    public void A_disabled_button_does_nothing_and_says_why()
    {
        var button = Render<HoldButton>(it => it.Add(b => b.Label, "Begin").Add(b => b.Disabled, true).Add(b => b.Why, "Eye shields first").Add(b => b.OnHeld, () => _held++));
        button.Find("button").PointerDown();
        Time.Advance(1);
        button.Find("button").TriggerEvent("onheld", EventArgs.Empty);
        _held.ShouldBe(0);
        button.Find("small").TextContent.ShouldBe("Eye shields first");
    }

    IRenderedComponent<HoldButton> Button() => Render<HoldButton>(it => it.Add(b => b.Label, "Begin").Add(b => b.OnHeld, () => _held++));
}
