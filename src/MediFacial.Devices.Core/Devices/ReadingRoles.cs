using System.Collections.Immutable;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Devices;

/// <summary>A reading that people look at, and the output that it answers to.</summary>
internal readonly record struct ReadingRole(string Role, string Name, SensorId Sensor, OutputId? Output)
{
    /// <summary>A switch without which the reading says nothing; null: it always counts.</summary>
    public SensorId? While { get; init; }

    /// <summary>As it counts now: what was measured without its contact is no measurement.</summary>
    public Reading At(ReadingTable readings, Instant now)
    {
        var reading = readings.At(Sensor, now);
        return While is { } contact && !readings.IsOn(contact, now) ? reading with { Quality = ReadingQuality.Missing } : reading;
    }
}

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
        SkinProbePlan probe =>
        [
            .. probe.Values.Select(value => new ReadingRole(value.Role, SkinValue(value.Role), value.Sensor, null) { While = probe.Contact }),
            new("contact", "On the skin", probe.Contact, null),
            .. probe.Battery is { } battery ? new[] { new ReadingRole("battery", "Battery", battery, null) } : [],
            .. probe.Charging is { } charging ? new[] { new ReadingRole("charging", "In its charger", charging, null) } : [],
            .. probe.CalibrationAge is { } age ? new[] { new ReadingRole("calibration-age", "Since it was adjusted", age, null) } : [],
        ],
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no roles listed."),
    };

    static string SkinValue(string role) => role switch
    {
        "hydration" => "Moisture",
        "sebum" => "Sebum",
        "water-loss" => "Water loss",
        "melanin" => "Melanin",
        "erythema" => "Redness",
        "skin-temperature" => "Skin",
        _ => throw new InvalidOperationException($"A probe measures no {role}."),
    };

    /// <summary>Short word of the kind, for series.</summary>
    public static string Word(DevicePlan device) => device switch
    {
        SuctionPlan => "suction",
        LightPlan => "light",
        SteamPlan => "steam",
        LaserPlan => "laser",
        SkinProbePlan => "probe",
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no word."),
    };
}
