using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Devices;

/// <summary>Which outputs, sensors and parts a device stands on.</summary>
internal static class DeviceParts
{
    /// <summary>Parts that carry one of its outputs.</summary>
    public static ImmutableArray<PartId> Driven(RoomPlan plan, DevicePlan device) =>
        [.. Outputs(device).Select(output => plan.Outputs[output.Index].Part).Distinct()];

    /// <summary>All parts that it needs, for driving and for measuring.</summary>
    public static ImmutableArray<PartId> All(RoomPlan plan, DevicePlan device) =>
        [.. Driven(plan, device).Concat(Sensors(device).Select(sensor => plan.Sensors[sensor.Index].Part)).Distinct()];

    public static ImmutableArray<OutputId> Outputs(DevicePlan device) => device switch
    {
        SuctionPlan suction => [suction.Vent, suction.Vacuum, suction.Pump, suction.Flow, suction.Mode],
        LightPlan light => [.. light.Channels.Select(channel => channel.Output)],
        SteamPlan steam => [steam.Divert, steam.Heater],
        LaserPlan laser => [laser.Contact, laser.Contact2, laser.Sign],
        SkinProbePlan => [],
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no outputs listed."),
    };

    public static ImmutableArray<SensorId> Sensors(DevicePlan device) => device switch
    {
        SuctionPlan suction =>
        [
            suction.Pressure, suction.Guard, suction.PumpRunning, suction.VentOpen, suction.Supply, suction.Waste,
            .. new[] { suction.Fault, suction.TimedOut }.OfType<SensorId>(),
        ],
        LightPlan light => [.. light.Channels.Select(channel => channel.Irradiance), light.Guard, light.BoardTemperature, light.SkinTemperature, light.Fan, light.Supply, .. light.InPlace is { } place ? [place] : Array.Empty<SensorId>()],
        SteamPlan steam => [steam.WaterLevel, steam.Outlet, steam.Face, steam.Distance, steam.OverTemperature, .. steam.Element is { } element ? [element] : Array.Empty<SensorId>()],
        LaserPlan laser =>
        [
            laser.ContactReadBack, laser.Contact2ReadBack, laser.SignLit,
            .. new[] { laser.LaserReady, laser.Emission }.Where(sensor => sensor is not null).Select(sensor => sensor!.Value),
        ],
        SkinProbePlan probe => [probe.Contact, .. probe.Values.Select(value => value.Sensor), .. new[] { probe.Battery, probe.Charging, probe.CalibrationAge }.OfType<SensorId>()],
        _ => throw new InvalidOperationException($"Device kind {device.Kind} has no sensors listed."),
    };
}
