namespace MediFacial.Devices.Twins.Plants;

/// <summary>The skin of whoever sits in the chair: what it is like in each region, and how steam has warmed it.</summary>
public sealed class Skin(SkinParameters parameters, SteamPlant steam)
{
    double _pigment = 1;
    (double Hydration, double Sebum, double WaterLoss, double Erythema) _kind = (1, 1, 1, 1);

    public SkinParameters Parameters { get; } = parameters;

    /// <summary>Somebody else sits in the chair.</summary>
    /// <param name="phototype">1 to 6.</param>
    public void Seat(int phototype, SkinKind kind)
    {
        // domain §6.1: below 100 very light, above 400 dark.
        _pigment = phototype switch { 1 => 0.6, 2 => 1, 3 => 1.6, 4 => 2.5, 5 => 3.7, 6 => 5.2, _ => throw new ArgumentOutOfRangeException(nameof(phototype), phototype, "1 to 6.") };
        // domain §6.1: dry below 30 a.u.; forehead above 220 µg/cm² oily, below 100 dry; water loss above 25 strained; erythema above 330 red.
        _kind = kind switch
        {
            SkinKind.Normal => (1, 1, 1, 1),
            SkinKind.Oily => (1.05, 1.7, 0.95, 1.05),
            SkinKind.Dry => (0.55, 0.4, 1.6, 1),
            SkinKind.Thin => (0.7, 0.5, 1.4, 1.15),
            SkinKind.Sensitive => (0.8, 0.8, 2.1, 1.45),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <summary>a.u.</summary>
    public double Hydration(SkinRegion region) => Parameters.Hydration * _kind.Hydration * Of(region).Hydration;

    /// <summary>µg/cm².</summary>
    public double Sebum(SkinRegion region) => Parameters.Sebum * _kind.Sebum * Of(region).Sebum;

    /// <summary>g/(m²·h).</summary>
    public double WaterLoss(SkinRegion region) => Parameters.WaterLoss * _kind.WaterLoss * Of(region).WaterLoss;

    /// <summary>a.u.</summary>
    public double Melanin(SkinRegion region) => Parameters.Melanin * _pigment * (region == SkinRegion.Neck ? 0.9 : 1);

    /// <summary>a.u.</summary>
    public double Erythema(SkinRegion region) => Parameters.Erythema * _kind.Erythema * Of(region).Erythema;

    /// <summary>°C; what steam has warmed stays warm for a while.</summary>
    public double Temperature(SkinRegion region) => Parameters.Temperature + Of(region).Warmer + steam.Skin - steam.Parameters.BareSkin;

    static (double Hydration, double Sebum, double WaterLoss, double Erythema, double Warmer) Of(SkinRegion region) => region switch
    {
        SkinRegion.Forehead => (1.05, 1, 0.95, 0.95, 0.3),
        SkinRegion.LeftCheek or SkinRegion.RightCheek => (1, 0.68, 1, 1.1, -0.6),
        SkinRegion.Nose => (0.9, 1.25, 1.3, 1.3, -2),
        SkinRegion.Chin => (0.95, 0.9, 1.15, 1.1, -0.4),
        SkinRegion.UpperLip => (0.95, 0.8, 1.25, 1.05, 0.2),
        SkinRegion.LeftEyeRim or SkinRegion.RightEyeRim => (0.9, 0.4, 1.3, 1, 0.2),
        SkinRegion.Jaw => (1, 0.6, 1, 1, -0.3),
        SkinRegion.Neck => (1.05, 0.45, 0.9, 0.9, 0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
    };
}
