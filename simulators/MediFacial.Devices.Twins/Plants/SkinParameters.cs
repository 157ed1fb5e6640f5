namespace MediFacial.Devices.Twins.Plants;

/// <summary>Where on face and neck.</summary>
public enum SkinRegion : byte { Forehead, LeftCheek, RightCheek, Nose, Chin, UpperLip, LeftEyeRim, RightEyeRim, Jaw, Neck }

/// <summary>What kind of skin somebody has.</summary>
public enum SkinKind : byte { Normal, Oily, Dry, Thin, Sensitive }

/// <summary>Normal skin of phototype II on an average face; region, kind and phototype multiply it. Judgement, inside the bands of domain §6.1.</summary>
public sealed record SkinParameters
{
    /// <summary>a.u. of a corneometer.</summary>
    public double Hydration { get; init; } = 50;

    /// <summary>µg/cm².</summary>
    public double Sebum { get; init; } = 160;

    /// <summary>g/(m²·h).</summary>
    public double WaterLoss { get; init; } = 13;

    /// <summary>a.u. of a reflectance meter, both.</summary>
    public double Melanin { get; init; } = 110;
    public double Erythema { get; init; } = 240;

    /// <summary>°C.</summary>
    public double Temperature { get; init; } = 33.5;

    /// <summary>How differently a probe lies each time it is put on, as a part of the value: the most.</summary>
    public double Placement { get; init; } = 0.05;

    /// <summary>Of the probe's sensors, times what their datasheet lets expect.</summary>
    public double Noise { get; init; } = 1;
}
