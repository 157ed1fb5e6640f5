namespace MediFacial.Devices.Twins;

/// <summary>Where a fault sits, for whoever looks one up.</summary>
public enum FaultGroup : byte { Line, Part, Plant, Laser, Skin, Room, Computer }

/// <summary>What a fault is, for people.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class FaultAttribute(FaultGroup group, string sentence) : Attribute
{
    public FaultGroup Group => group;
    public string Sentence => sentence;

    /// <summary>The word that takes it back; it needs no more arguments than the fault itself.</summary>
    public string? Undo { get; init; }
}

/// <summary>An argument that is a number between two ends.</summary>
/// <param name="picks">What a page without keyboard offers; the first is the usual one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AmountAttribute(string unit, double least, double most, params double[] picks) : Attribute
{
    public string Unit => unit;

    /// <summary>Both ends are allowed.</summary>
    public double Least => least;
    public double Most => most;
    internal double[] Picks => picks;

    /// <summary>The value of a whole room; NaN: there is none.</summary>
    public double Healthy { get; init; } = double.NaN;
}

/// <summary>An argument that is a time between two ends, both allowed, all with their units: <c>700 ms</c>.</summary>
/// <param name="picks">What a page without keyboard offers; the first is the usual one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimeAttribute(string least, string most, params string[] picks) : Attribute
{
    public string Least => least;
    public string Most => most;
    internal string[] Picks => picks;

    /// <summary>The value of a whole computer; null: there is none.</summary>
    public string? Healthy { get; init; }
}

/// <summary>An argument that is one of a few whole numbers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class ChoiceAttribute(params int[] values) : Attribute
{
    public int[] Values => values;
}
