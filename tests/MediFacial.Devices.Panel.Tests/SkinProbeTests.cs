using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Panel.Room;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>What a skin probe knows stands as large as any number; what it does not know is a word.</summary>
public sealed class SkinProbeTests : PanelContext
{
    [Fact]
    public void All_six_values_stand_on_its_card_with_their_units_and_the_unknown_ones_are_no_numbers()
    {
        var card = Render<DeviceCard>(card => card.Add(it => it.Device, new DeviceView(new(4), "Skin probe", DeviceKind.SkinProbe, DeviceState.Idle, LinkState.Up,
        [
            Known("hydration", "Moisture", 47.2, Dimension.Index), Unknown("sebum", "Sebum", ReadingQuality.Missing), Known("water-loss", "Water loss", 12.4, Dimension.WaterLoss),
            Unknown("melanin", "Melanin", ReadingQuality.Faulty), Known("erythema", "Redness", 241, Dimension.Index), Known("skin-temperature", "Skin", 33.1, Dimension.Temperature),
            new("contact", "On the skin", Quantity.On, null, ReadingQuality.Good, TimeSpan.Zero), Known("battery", "Battery", 87, Dimension.Fraction),
        ], "Ready")));

        var said = Of(card, "hydration");
        said.ShouldContain("47");
        said.ShouldContain("a.u.");
        Of(card, "water-loss").ShouldContain("12.4");
        Of(card, "water-loss").ShouldContain("g/(m²·h)");
        Of(card, "erythema").ShouldContain("241");
        Of(card, "skin-temperature").ShouldContain("33.1");
        Of(card, "sebum").ShouldContain("no reading");
        Of(card, "melanin").ShouldContain("sensor fault");
        card.FindAll("[data-role]").Count.ShouldBe(6, "contacts and the battery are for the technician");
    }

    static string Of(IRenderedComponent<DeviceCard> card, string role) => card.Find($"[data-role='{role}']").TextContent;

    static ReadingView Known(string role, string name, double value, Dimension dimension) => new(role, name, Quantity.Of(value, dimension), null, ReadingQuality.Good, TimeSpan.FromSeconds(0.3));

    static ReadingView Unknown(string role, string name, ReadingQuality quality) => new(role, name, null, null, quality, null);
}
