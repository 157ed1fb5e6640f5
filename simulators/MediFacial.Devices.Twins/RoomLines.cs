using System.Collections.Immutable;

namespace MediFacial.Devices.Twins;

/// <summary>The lines of chip <c>room-pins</c>, numbered as listed.</summary>
public static class RoomLines
{
    public const string Chip = "room-pins";

    public const int EmergencyStop = 0, Door = 1, Pedal = 2, ClientButton = 3, EnergyRun = 4, EnergyRunReadBack = 5, Beacon = 6, Sounder = 7,
        SteamHeater = 8, SteamDivert = 9, SteamOverTemperature = 10, PanelInPlace = 11,
        DoorB = 12, LaserFirst = 13, LaserSecond = 14, LaserSign = 15, LaserFirstClosed = 16, LaserSecondClosed = 17, LaserSignLit = 18, LaserReady = 19, LaserEmission = 20,
        EnergyPermit = 21, EnergyPermitReadBack = 22, GuardSounder = 23,
        EmergencyStopB = 24;

    public static ImmutableArray<string> Names { get; } =
        ["ESTOP", "DOOR", "PEDAL", "CLIENT_BUTTON", "ENERGY_RUN", "ENERGY_RUN_READBACK", "BEACON", "SOUNDER", "STEAM_HEATER", "STEAM_DIVERT", "STEAM_OVERTEMP", "PANEL_IN_PLACE",
         "DOOR_B", "LASER_K1", "LASER_K2", "LASER_SIGN", "LASER_K1_CLOSED", "LASER_K2_CLOSED", "LASER_SIGN_LIT", "LASER_READY", "LASER_EMISSION",
         "ENERGY_PERMIT", "ENERGY_PERMIT_READBACK", "GUARD_SOUNDER",
         "ESTOP_B"];

    /// <summary>Whether the controller or its guard drives the line; an output that nobody drives is 0.</summary>
    public static bool IsOutput(int line) =>
        line is EnergyRun or EnergyPermit or GuardSounder or Beacon or Sounder or SteamHeater or SteamDivert or LaserFirst or LaserSecond or LaserSign;

    /// <exception cref="ArgumentException">No such line.</exception>
    public static int Number(string name)
    {
        for (var line = 0; line < Names.Length; line++)
            if (Names[line] == name) return line;
        throw new ArgumentException($"The simulated room has no line '{name}'; it has {string.Join(", ", Names)}.", nameof(name));
    }
}
