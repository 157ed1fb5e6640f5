using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

public readonly record struct PortId(int Index);
public readonly record struct PartId(int Index);
public readonly record struct SensorId(int Index);
public readonly record struct OutputId(int Index);
public readonly record struct DeviceId(int Index);
public readonly record struct PinId(int Index);

/// <summary>A room file with all its parts, resolved and indexed: what Core and Wire run on. Made by <c>RoomCompiler</c>.</summary>
/// <remarks>Every id is an index into the array of its kind.</remarks>
public sealed record RoomPlan(
    RoomProfile Profile, ImmutableArray<PortPlan> Ports, ImmutableArray<PartPlan> Parts, ImmutableArray<SensorPlan> Sensors,
    ImmutableArray<OutputPlan> Outputs, ImmutableArray<DevicePlan> Devices, ImmutableArray<PinPlan> Pins, ImmutableArray<ProfileFile> Files)
{
    public T? Device<T>() where T : DevicePlan => Devices.OfType<T>().FirstOrDefault();
    public PinPlan? Pin(LineRole role) => Pins.FirstOrDefault(pin => pin.Role == role);

    /// <summary>The electrical level at which an output pin harms nobody: high or low.</summary>
    public bool SafeLevel(PinPlan pin) => pin.LevelOf(pin.Output is { } output && Outputs[output.Index].Safe.IsOn);
}

/// <param name="Serial">Of the first part on the port; all parts on one port must agree.</param>
public sealed record PortPlan(PortId Id, string Name, string Path, SerialSettings Serial, ImmutableArray<PartId> Parts);

public sealed record PartPlan(PartId Id, string Name, PartProfile Profile, PortId? Port, int Address, string? SerialNumber, LeaseEnforcement Lease);

public sealed record SensorPlan(SensorId Id, string Name, PartId Part, SignalProfile Signal);

/// <param name="Range">Hardware limit, tightened by the room.</param>
public sealed record OutputPlan(OutputId Id, string Name, PartId Part, SignalProfile Signal, Range<Quantity> Range, Quantity Safe);

/// <summary>A line of a chip. Exactly one of role, sensor and output is set.</summary>
public sealed record PinPlan(
    PinId Id, string Chip, string Line, bool ActiveHigh, bool IsOutput, LineRole? Role, SensorId? Sensor, OutputId? Output)
{
    /// <summary>Which process holds the line. A line has one owner, so the controller cannot close the guard's contact even if it wanted to.</summary>
    public PinOwner Owner => Role is LineRole.EnergyPermit or LineRole.GuardSounder ? PinOwner.Guard : PinOwner.Controller;

    /// <summary>What an electrical level means, and the level that says it: high or low.</summary>
    public bool IsOn(bool high) => high == ActiveHigh;
    public bool LevelOf(bool on) => on == ActiveHigh;
}

public enum PinOwner : byte { Controller, Guard }

public abstract record DevicePlan(DeviceId Id, string Name, DeviceKind Kind);

/// <param name="Pressure">The reading that the console regulates on.</param>
/// <param name="Guard">An independent reading of the same vacuum: the one that trips.</param>
/// <param name="Vent">Output: on = closed (suction possible), off = open (safe).</param>
/// <param name="Fault">The console's own word that something is broken; null where it has none.</param>
/// <param name="TimedOut">On after the console missed its host and went safe by itself; null where it does not say.</param>
public sealed record SuctionPlan(
    DeviceId Id, string Name, OutputId Mode, OutputId Vacuum, OutputId Flow, OutputId Pump, OutputId Vent,
    SensorId Pressure, SensorId Guard, SensorId PumpRunning, SensorId VentOpen, SensorId Supply, SensorId Waste,
    SensorId? Fault = null, SensorId? TimedOut = null)
    : DevicePlan(Id, Name, DeviceKind.Microdermabrasion);

public sealed record LightChannel(Wavelength Wavelength, OutputId Output, SensorId Irradiance);

/// <param name="Guard">An independent photodiode that sees all channels: the one that trips.</param>
/// <param name="InPlace">Sensor: on = the panel stands where it belongs; null when the room has no such switch.</param>
public sealed record LightPlan(
    DeviceId Id, string Name, ImmutableArray<LightChannel> Channels, SensorId Guard, SensorId BoardTemperature, SensorId SkinTemperature,
    SensorId Fan, SensorId Supply, SensorId? InPlace)
    : DevicePlan(Id, Name, DeviceKind.LedPanel);

/// <param name="Divert">Output: on = towards the face, off = away (safe).</param>
/// <param name="OverTemperature">Sensor: on = the switch is closed and healthy, off = too hot or wire broken.</param>
/// <param name="Element">Sensor: temperature of the heating element; null when the room has none, then only the over-temperature switch sees a dry boil.</param>
public sealed record SteamPlan(
    DeviceId Id, string Name, OutputId Heater, OutputId Divert, SensorId WaterLevel, SensorId Outlet, SensorId Face, SensorId Distance,
    SensorId OverTemperature, SensorId? Element)
    : DevicePlan(Id, Name, DeviceKind.Steamer);

/// <summary>Two relays in series with the laser's own remote interlock, and the warning sign. The laser itself is nobody's business here: it is never fired.</summary>
/// <param name="Contact">Output: on = the first relay is closed, off = open (safe).</param>
/// <param name="Contact2">Output: the second relay; the chain is closed only while both are.</param>
/// <param name="ContactReadBack">Sensor: on = the mirror contact of the first relay says closed.</param>
/// <param name="SignLit">Sensor: on = the lamp of the sign draws its current.</param>
/// <param name="LaserReady">Sensor: on = the laser is out of standby. Null where the laser does not tell.</param>
/// <param name="Emission">Sensor: on = the laser says that it emits. Null where it does not tell.</param>
public sealed record LaserPlan(
    DeviceId Id, string Name, OutputId Contact, OutputId Contact2, OutputId Sign, SensorId ContactReadBack, SensorId Contact2ReadBack, SensorId SignLit,
    SensorId? LaserReady, SensorId? Emission)
    : DevicePlan(Id, Name, DeviceKind.LaserInterlock);

/// <summary>One value that a skin probe measures, under the name of its role.</summary>
public sealed record ProbeValue(string Role, SensorId Sensor);

/// <summary>A probe that is pressed on the skin. It has no outputs: it is never energised, and nothing waits for it.</summary>
/// <param name="Contact">Sensor: on = the probe touches skin. Without it no value counts.</param>
/// <param name="Battery">Null where it has none, or does not tell; the same for the two after it.</param>
/// <param name="CalibrationAge">Time since it was adjusted.</param>
public sealed record SkinProbePlan(
    DeviceId Id, string Name, SensorId Contact, ImmutableArray<ProbeValue> Values, SensorId? Battery, SensorId? Charging, SensorId? CalibrationAge)
    : DevicePlan(Id, Name, DeviceKind.SkinProbe);
