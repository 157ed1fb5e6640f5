using System.Collections.Immutable;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>One treatment room: which parts stand on which ports and pins, and which device each plays. From <c>device-profiles/rooms</c>.</summary>
public sealed record RoomProfile(
    string Id, string Name, bool Simulated, ImmutableArray<PortProfile> Ports, ImmutableArray<RoomPart> Parts, ImmutableArray<RoomDevice> Devices,
    ImmutableArray<RoomLine> Lines, RoomPolicies Policies, ImmutableArray<RoomLimit> Limits);

/// <param name="Path">Device path; a relative one is meant inside the data folder (where the twins put theirs).</param>
public sealed record PortProfile(string Id, string Path);

/// <param name="Port">Null for a part with pins only.</param>
/// <param name="Pins">Pins of the part by the names of its profile.</param>
public sealed record RoomPart(
    string Id, string Profile, string? Port, int Address, string? SerialNumber, ImmutableArray<PinWiring> Pins, LeaseEnforcement Lease);

public enum LeaseEnforcement : byte
{
    /// <summary>The part has no energised output.</summary>
    None,
    /// <summary>The part goes safe by itself when the heartbeat stops.</summary>
    DeviceTimeout,
    /// <summary>The supply of its actuators passes through the energy-enable contacts.</summary>
    EnergyEnable,
}

/// <summary>A line found by chip label and line name, never by number.</summary>
public sealed record PinWiring(string Pin, string Chip, string Line);

/// <param name="Bindings">Role of the device kind → "part.signal".</param>
public sealed record RoomDevice(string Id, DeviceKind Kind, string Name, ImmutableArray<Binding> Bindings);

public readonly record struct Binding(string Role, string Part, string Signal);

public enum DeviceKind : byte
{
    Microdermabrasion, LedPanel, Steamer, LaserInterlock,
    /// <summary>Measures skin. It has no outputs, so it is never energised and nothing waits for it.</summary>
    SkinProbe,
}

public enum LineRole : byte
{
    /// <summary>Input. Active = healthy (both contacts closed); open = emergency stop. A wire that breaks stops the room.</summary>
    EmergencyStop,
    /// <summary>Input. Active = door closed.</summary>
    Door,
    /// <summary>Input. Active = pressed.</summary>
    Pedal,
    /// <summary>Input. Active = pressed: comfort stop.</summary>
    ClientButton,
    /// <summary>Output. Pulsed into a monostable; the contact drops when the pulses stop.</summary>
    EnergyRun,
    /// <summary>Input. Active = the energy contact is closed.</summary>
    EnergyRunReadBack,
    /// <summary>Output of the guard's process, never of the controller's. Pulsed into a monostable of its own, whose contact is in series with that of energy-run.</summary>
    EnergyPermit,
    /// <summary>Input. Active = the permit contact is closed.</summary>
    EnergyPermitReadBack,
    /// <summary>Output of the guard's process: sounds when the controller fell silent while energy was permitted.</summary>
    GuardSounder,
    /// <summary>Output.</summary>
    Beacon,
    /// <summary>Output.</summary>
    Sounder,
    /// <summary>Input. The second contact of the same door; active = closed. The two may disagree for 0.5 s.</summary>
    DoorB,
    /// <summary>Input. The second contact of the emergency stop; active = closed. Either contact stops; both must move within 0.5 s.</summary>
    EmergencyStopB,
}

public sealed record RoomLine(LineRole Role, string Chip, string Line, bool ActiveHigh);

/// <param name="LongestPause">After it a paused step can only be ended. At most 15 min (Decisions 12).</param>
/// <param name="DoorStopsEnergy">Whether an open door trips while energised.</param>
public sealed record RoomPolicies(TimeSpan LongestPause, TimeSpan PauseAfterPanelLoss, bool DoorStopsEnergy);

/// <summary>Tightens what the hardware allows for one output of one device.</summary>
public sealed record RoomLimit(string Device, string Role, Range<Quantity> Range, string Source);
