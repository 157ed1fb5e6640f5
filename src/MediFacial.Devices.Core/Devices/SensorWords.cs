using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Devices;

/// <summary>What people call a sensor, in the middle of a sentence.</summary>
internal static class SensorWords
{
    public static string Of(DevicePlan device, SensorId sensor) => device switch
    {
        SuctionPlan suction => sensor == suction.Guard ? "vacuum"
            : sensor == suction.Pressure ? "vacuum at the regulator"
            : sensor == suction.PumpRunning ? "state of the suction pump"
            : sensor == suction.VentOpen ? "state of the vent"
            : sensor == suction.Waste ? "level in the waste bottle"
            : sensor == suction.Supply ? "supply of the suction unit"
            : $"state of {suction.Name}",
        LightPlan light => sensor == light.Guard ? "light on the skin"
            : sensor == light.SkinTemperature ? "temperature on the skin side of the light"
            : sensor == light.BoardTemperature ? "temperature inside the light panel"
            : sensor == light.Fan ? "fan of the light panel"
            : sensor == light.Supply ? "supply of the light panel"
            : Strength(light, sensor) ?? $"state of {light.Name}",
        SteamPlan steam => sensor == steam.Face ? "temperature at the face"
            : sensor == steam.Distance ? "distance to the face"
            : sensor == steam.Outlet ? "temperature of the steam"
            : sensor == steam.WaterLevel ? "water level of the steamer"
            : sensor == steam.OverTemperature ? "over-temperature switch of the steamer"
            : $"state of {steam.Name}",
        _ => $"state of {device.Name}",
    };

    static string? Strength(LightPlan light, SensorId sensor) => light.Channels.FirstOrDefault(channel => channel.Irradiance == sensor)?.Wavelength switch
    {
        Protocols.Wavelength.Blue415 => "strength of the blue light",
        Protocols.Wavelength.Amber590 => "strength of the amber light",
        Protocols.Wavelength.Red633 => "strength of the red light",
        Protocols.Wavelength.NearInfrared830 => "strength of the invisible light",
        _ => null,
    };
}
