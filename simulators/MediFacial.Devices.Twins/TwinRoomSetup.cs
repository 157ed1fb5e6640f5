using System.Collections.Immutable;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins;

/// <summary>One part on a bus.</summary>
/// <param name="Name">As the room file names it; faults use it.</param>
public abstract record PartSetup(string Name);

public sealed record SuctionConsoleSetup(string Name, byte Address, string Serial) : PartSetup(Name);
public sealed record AnalogueInputSetup(string Name, byte Address, string Serial) : PartSetup(Name);
public sealed record LedDriverSetup(string Name, string Serial) : PartSetup(Name);
public sealed record SkinProbeSetup(string Name, string Serial) : PartSetup(Name);
public sealed record RegisterPartSetup(string Name, byte Address, RegisterTwinSpec Spec) : PartSetup(Name);
public sealed record LinePartSetup(string Name, LineTwinSpec Spec) : PartSetup(Name);

/// <summary>One serial line: either any number of Modbus slaves, or one part that speaks lines.</summary>
public sealed record BusSetup(string Name, WireTiming Timing, ImmutableArray<PartSetup> Parts);

/// <summary>A simulated room before it begins. The same setup and the same inputs give the same run.</summary>
public sealed record TwinRoomSetup(ulong Seed, ImmutableArray<BusSetup> Buses)
{
    public VacuumParameters Vacuum { get; init; } = new();
    public LightParameters Light { get; init; } = new();

    public RelayParameters Relays { get; init; } = new();

    /// <summary>Water nearly at the boil, so that trying a protocol does not begin with eight minutes of waiting.</summary>
    public SteamParameters Steam { get; init; } = new() { WaterTemperature = 92, WaterLevel = 80 };

    public DoorParameters Door { get; init; } = new();

    public SkinParameters Skin { get; init; } = new();

    /// <summary>How much later the second contact of the emergency stop moves: 0–30 ms.</summary>
    public TimeSpan EmergencyStopSkew { get; init; } = TimeSpan.FromMilliseconds(12);

    /// <summary>mL in the waste bottle at the beginning.</summary>
    public double Waste { get; init; } = 50;

    /// <summary>The room of <c>device-profiles/rooms/simulated.yaml</c>.</summary>
    public static TwinRoomSetup Standard(ulong seed = 1) => new(seed,
    [
        new BusSetup("bus-a", WireTiming.Of(19200, 11),
            [new SuctionConsoleSetup("suction-console", 1, "SC3-0017"), new AnalogueInputSetup("analogue-inputs", 2, "AI8-0031")]),
        new BusSetup("bus-b", WireTiming.Of(38400, 10), [new LedDriverSetup("led-driver", "LD4-0042")]),
    ]);
}
