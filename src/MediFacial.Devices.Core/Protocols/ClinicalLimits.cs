using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>The outermost figures that any protocol file may allow. Files tighten them; nothing loosens them.</summary>
public static class ClinicalLimits
{
    /// <summary>A trip lies at most this far above what may be set.</summary>
    public static readonly Kilopascals TripMargin = new(6);

    public static readonly TimeSpan LongestSuction = TimeSpan.FromMinutes(20);

    public static readonly TimeSpan LongestSteam = TimeSpan.FromMinutes(12);

    /// <summary>Largest irradiance and largest dose of one wavelength, both inclusive.</summary>
    public static (Irradiance Irradiance, Fluence Dose) Of(Wavelength wavelength) => wavelength switch
    {
        Wavelength.Blue415 => (new(40), new(48)),
        Wavelength.Amber590 => (new(40), new(48)),
        Wavelength.Red633 => (new(105), new(126)),
        Wavelength.NearInfrared830 => (new(55), new(66)),
        _ => throw new ArgumentOutOfRangeException(nameof(wavelength), wavelength, "No such wavelength."),
    };

    /// <summary>Highest trip: thin skin round the eyes and on the neck takes less, and lymph drainage has no business above 20 kPa.</summary>
    public static Kilopascals TripOf(SuctionMode mode, FaceRegion region) => (mode, region) switch
    {
        (SuctionMode.Lymph, _) or (_, FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim) => new(20),
        (_, FaceRegion.Neck) => new(27),
        _ => new(50),
    };
}
