using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Each rule of the SB-1 datasheet.</summary>
public sealed class SteamerBaseTests
{
    readonly Bench _bench = new();

    [Fact]
    public void Heater_and_divert_valve_need_the_supply_whatever_the_pins_say()
    {
        _bench.Room.SetOutputLine("STEAM_HEATER", true);
        _bench.Room.SetOutputLine("STEAM_DIVERT", true);
        _bench.Dark(1);
        _bench.Room.Truth.HeaterWatts.ShouldBe(0);
        _bench.Room.Truth.DivertAtFace.ShouldBeFalse();
        _bench.Energised(1);
        _bench.Room.Truth.HeaterWatts.ShouldBe(750);
        _bench.Room.Truth.DivertAtFace.ShouldBeTrue();
    }

    [Fact]
    public void The_standard_room_boils_within_a_minute()
    {
        _bench.Room.SetOutputLine("STEAM_HEATER", true);
        _bench.Energised(60);
        _bench.Room.Truth.Boiling.ShouldBeTrue();
    }

    [Fact]
    public void Heating_ends_after_15_minutes_until_the_pin_was_low()
    {
        _bench.Room.SetOutputLine("STEAM_HEATER", true);
        _bench.Energised(14.9 * 60);
        _bench.Room.Truth.HeaterWatts.ShouldBe(750);
        _bench.Energised(10);
        _bench.Room.Truth.HeaterWatts.ShouldBe(0);
        _bench.Room.SetOutputLine("STEAM_HEATER", false);
        _bench.Energised(0.1);
        _bench.Room.SetOutputLine("STEAM_HEATER", true);
        _bench.Energised(0.1);
        _bench.Room.Truth.HeaterWatts.ShouldBe(750);
    }

    [Fact]
    public void Without_water_the_over_temperature_line_falls_within_20_s()
    {
        _bench.Room.Apply(new SetWaterLevel(0));
        _bench.Room.SetOutputLine("STEAM_HEATER", true);
        _bench.Room.Line("STEAM_OVERTEMP").ShouldBeTrue();
        _bench.Energised(20);
        _bench.Room.Line("STEAM_OVERTEMP").ShouldBeFalse();
        _bench.Room.Truth.HeaterWatts.ShouldBe(0);
    }

    [Fact]
    public void A_broken_wire_reads_like_too_hot()
    {
        _bench.Room.Apply(new BreakOverTemperatureWire());
        _bench.Room.Line("STEAM_OVERTEMP").ShouldBeFalse();
    }

    [Fact]
    public void A_welded_heater_relay_heats_until_the_supply_goes()
    {
        _bench.Room.Apply(new WeldHeater());
        _bench.Energised(0.1);
        _bench.Room.Truth.HeaterWatts.ShouldBe(750);
        _bench.Dark(0.7);
        _bench.Room.Truth.HeaterWatts.ShouldBe(0);
    }
}
