using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Proof;

/// <summary>How fast the plants can plausibly run away, and what stops them without any program. Judgement of domain §0, §1.4, §3.5 and §11.7; a technician measures them when a room is commissioned.</summary>
public static class PlantRamps
{
    /// <summary>kPa/s: skin contact raises the vacuum faster than 15 kPa/s (domain §1.4), and no ramp is commanded faster (§11.7, invariant 5).</summary>
    public const double Vacuum = 15;

    /// <summary>The relief valve opens at 55 to 60 kPa (domain §0).</summary>
    public static readonly Kilopascals Relief = new(60);

    /// <summary>Above it the rule trips at once, without persistence (domain §0).</summary>
    public static readonly Kilopascals AtOnce = new(50);

    /// <summary>Persistence of the vacuum trip (Decisions 3).</summary>
    public static readonly TimeSpan VacuumPersistence = TimeSpan.FromSeconds(0.3);

    /// <summary>K/s at the face: steam is slow, distance changes it (domain §3.2).</summary>
    public const double Steam = 1;

    /// <summary>Trips at once (domain §0).</summary>
    public static readonly Celsius SteamAtOnce = new(45);

    /// <summary>What skin bears for minutes (domain §3.5, IEC 60601-1 table 24).</summary>
    public static readonly Celsius Burn = new(48);

    /// <summary>Trip of the irradiance as a multiple of the set-point (domain §0), and of the dose (Decisions 1).</summary>
    public const double LightTrip = 1.2, DoseTrip = 1.03;
}
