using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Twins;

/// <summary>What is really so in the simulated room, whatever any sensor says. Invariants are judged on it.</summary>
/// <param name="HeaterWatts">W taken by the heater.</param>
/// <param name="SteamAimedAtFace">Steam leaves the nozzle and the divert valve does not turn it away.</param>
/// <param name="DivertAtFace">The divert valve has left its away position, steam or none.</param>
/// <param name="RunContactClosed">The contact that the controller pulses.</param>
/// <param name="PermitContactClosed">The contact that its guard pulses.</param>
/// <param name="GuardSounds">The guard's sounder is on right now; it sounds in bursts.</param>
/// <param name="Face">Air at the face plane.</param>
/// <param name="DoorClosed">The door itself, whatever its contacts say.</param>
public readonly record struct TruthView(
    Instant At,
    Kilopascals Vacuum, bool PumpRuns, bool VentOpen, bool TipSealed, double FluidMillilitresPerMinute, Percent Waste,
    Irradiance Light415, Irradiance Light590, Irradiance Light633, Irradiance Light830, Celsius Board, Celsius SkinUnderLight,
    double HeaterWatts, bool SteamAimedAtFace, bool DivertAtFace, Celsius Face, Celsius SkinUnderSteam, Celsius Outlet, Celsius Water, Percent WaterLevel, bool Boiling,
    Centimetres FaceDistance, bool RunContactClosed, bool PermitContactClosed, bool GuardSounds, bool EmergencyStopHealthy, bool DoorClosed)
{
    /// <summary>Both contacts, in series: supply reaches the actuators.</summary>
    public bool EnergyContactClosed => RunContactClosed && PermitContactClosed;

    /// <summary>mW/cm² on the skin, all wavelengths.</summary>
    public Irradiance Light => new(Light415.Value + Light590.Value + Light633.Value + Light830.Value);

    /// <summary>Both relays in series with the laser's interlock are closed: the laser may emit.</summary>
    public bool LaserChainClosed { get; init; }

    /// <summary>How many of the two are closed.</summary>
    public int LaserContactsClosed { get; init; }
    public bool LaserSignLit { get; init; }
    public bool LaserReady { get; init; }
    public bool LaserEmits { get; init; }

    /// <summary>Where the skin probe is, or was last; null in a room without one.</summary>
    public SkinTruth? Skin { get; init; }

    /// <summary>The end state of every stop: vacuum below 5 kPa, dark, heater off, steam turned away, the laser's chain open.</summary>
    public bool IsSafe => Vacuum.Value < 5 && Light.Value == 0 && HeaterWatts == 0 && !DivertAtFace && !LaserChainClosed && !LaserEmits;
}

/// <summary>What the skin under the probe is really like.</summary>
/// <param name="Touched">The probe lies on it.</param>
/// <param name="Hydration">a.u., as melanin and erythema.</param>
/// <param name="Sebum">µg/cm².</param>
/// <param name="WaterLoss">g/(m²·h).</param>
public readonly record struct SkinTruth(bool Touched, double Hydration, double Sebum, double WaterLoss, double Melanin, double Erythema, Celsius Temperature);
