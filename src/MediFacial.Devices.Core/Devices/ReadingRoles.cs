using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Devices;

/// <summary>A reading that people look at, and the output that it answers to.</summary>
internal readonly record struct ReadingRole(string Role, string Name, SensorId Sensor, OutputId? Output);

internal static class ReadingRoles
{
    public static ImmutableArray<ReadingRole> Of(DevicePlan device) => device switch
    {
        SuctionPlan suction =>
        [
            new("guard", "Vacuum", suction.Guard, suction.Vacuum), new("pressure", "Vacuum (regulator)", suction.Pressure, suction.Vacuum),
            new("waste", "Waste bottle", suction.Waste, null),
        ],
        LightPlan light =>
        [
            .. light.Channels.Select(channel => new ReadingRole($"irradiance-{(int)channel.Wavelength}", $"{(int)channel.Wavelength} nm", channel.Irradiance, channel.Output)),
            new("guard", "All light", light.Guard, null), new("skin-temperature", "Skin side", light.SkinTemperature, null), new("board-temperature", "Board", light.BoardTemperature, null),
        ],
        SteamPlan steam =>
        [
            new("face", "At the face", steam.Face, null), new("distance", "Distance", steam.Distance, null), new("outlet", "Outlet", steam.Outlet, null),
            new("water-level", "Water", steam.WaterLevel, null),
        ],
        LaserPlan laser =>
        [
            new("contact-readback", "Interlock contact 1", laser.ContactReadBack, laser.Contact), new("contact-2-readback", "Interlock contact 2", laser.Contact2ReadBack, laser.Contact2),
            new("sign-lit", "Warning sign", laser.SignLit, laser.Sign),
            .. laser.LaserReady is { } ready ? new[] { new ReadingRole("laser-ready", "Laser ready", ready, null) } : [],
            .. laser.Emission is { } emission ? new[] { new ReadingRole("emission", "Laser emits", emission, null) } : [],
        ],
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no roles listed."),
    };

    /// <summary>Short word of the kind, for series.</summary>
    public static string Word(DevicePlan device) => device switch
    {
        SuctionPlan => "suction",
        LightPlan => "light",
        SteamPlan => "steam",
        LaserPlan => "laser",
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no word."),
    };
}
