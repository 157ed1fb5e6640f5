namespace MediFacial.Devices.Core.Units;

/// <summary>An inclusive range. <see cref="Contains"/> is the only comparison of a value with a limit in this program.</summary>
public readonly record struct Range<T> where T : struct, IComparable<T>
{
    /// <exception cref="ArgumentException">Lowest lies above highest.</exception>
    public Range(T lowest, T highest)
    {
        if (lowest.CompareTo(highest) > 0) throw new ArgumentException($"A range runs upwards: {lowest} to {highest}.");
        (Lowest, Highest) = (lowest, highest);
    }

    public T Lowest { get; }
    public T Highest { get; }

    /// <summary>True only when the value is known to lie inside; what cannot be compared lies outside.</summary>
    public bool Contains(T value) =>
        (value is not Quantity quantity || Same(quantity)) && Lowest.CompareTo(value) <= 0 && value.CompareTo(Highest) <= 0;

    public bool Contains(Range<T> inner) => Contains(inner.Lowest) && Contains(inner.Highest);

    bool Same(Quantity quantity) => Lowest is Quantity lowest && lowest.Dimension == quantity.Dimension && quantity.Dimension != Dimension.None;

    public override string ToString() => $"{Lowest} to {Highest}";
}
