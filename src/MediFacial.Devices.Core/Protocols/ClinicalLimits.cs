using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>The outermost figures that any protocol file may allow. Files tighten them; nothing loosens them.</summary>
public static class ClinicalLimits
{
    /// <summary>A trip lies at most this far above what may be set.</summary>
    public static readonly Kilopascals TripMargin = new(6);

    /// <summary>A warning comes this far above the set-point (domain §0).</summary>
    public static readonly Kilopascals WarnMargin = new(3);

    /// <summary>Weaker suction does nothing: the mildest published setting, 30 mmHg (domain §1.1).</summary>
    public static readonly Kilopascals LeastVacuum = new(4);

    /// <summary>A fourth pass is refused (domain §0, H06).</summary>
    public const int MostPasses = 3;

    /// <summary>For phototypes IV to VI (domain §7, H06).</summary>
    public const int MostPassesOnDarkSkin = 2;

    public static readonly TimeSpan LongestSuction = TimeSpan.FromMinutes(20);

    /// <summary>In all armings of one step; judgement, needs the sign-off of the laser safety officer.</summary>
    public static readonly TimeSpan LongestLaser = TimeSpan.FromMinutes(60);

    /// <summary>After one arming; judgement, as above. The reader of protocols refuses more.</summary>
    public static readonly TimeSpan LongestArmed = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan LongestSteam = TimeSpan.FromMinutes(12);

    /// <summary>Steam diverted away while it heats up (Decisions 6).</summary>
    public static readonly TimeSpan LongestPreheat = TimeSpan.FromMinutes(10);

    /// <summary>At the face and at the skin (domain §0: 43 °C).</summary>
    public static readonly Celsius Hottest = new(43);

    /// <summary>Nearer than this steam scalds (domain §10 H19).</summary>
    public static readonly Centimetres NearestSteam = new(25);

    /// <summary>Largest irradiance and largest dose of one wavelength, both inclusive.</summary>
    public static (Irradiance Irradiance, Fluence Dose) Of(Wavelength wavelength) => wavelength switch
    {
        Wavelength.Blue415 => (new(40), new(48)),
        Wavelength.Amber590 => (new(40), new(48)),
        Wavelength.Red633 => (new(105), new(126)),
        Wavelength.NearInfrared830 => (new(55), new(66)),
        _ => throw new ArgumentOutOfRangeException(nameof(wavelength), wavelength, "No such wavelength."),
    };

    /// <summary>From here on the operator is warned, whatever the set-point (domain §0).</summary>
    public static Kilopascals WarningOf(FaceRegion region) => region switch
    {
        FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim => new(15),
        FaceRegion.Neck => new(22),
        _ => new(50),
    };

    /// <summary>Highest trip: thin skin round the eyes and on the neck takes less, and lymph drainage has no business above 20 kPa.</summary>
    public static Kilopascals TripOf(SuctionMode mode, FaceRegion region) => (mode, region) switch
    {
        (SuctionMode.Lymph, _) or (_, FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim) => new(20),
        (_, FaceRegion.Neck) => new(27),
        _ => new(50),
    };

    /// <summary>Highest set-point at the sealed tip: the nominal bands of domain §0; lymph stays its trip margin under its trip.</summary>
    public static Kilopascals VacuumOf(SuctionMode mode, FaceRegion region) => (mode, region) switch
    {
        (_, FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim) => new(13),
        (SuctionMode.Lymph, _) => new(14),
        (_, FaceRegion.Neck) => new(20),
        _ => new(40),
    };

    /// <summary>What a region usually gets (domain §1.1, diamond): what the share of a skin type is taken of.</summary>
    public static Kilopascals NominalOf(FaceRegion region) => region switch
    {
        FaceRegion.Forehead => new(30),
        FaceRegion.LeftCheek or FaceRegion.RightCheek or FaceRegion.Jaw => new(27),
        FaceRegion.Nose => new(35),
        FaceRegion.Chin => new(33),
        FaceRegion.UpperLip or FaceRegion.Neck => new(15),
        FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim => new(10),
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
    };
}
