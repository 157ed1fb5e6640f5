namespace MediFacial.Devices.Core.Units;

/// <summary>A quantity whose dimension is known to the compiler.</summary>
public interface IMeasure<TSelf> : IComparable<TSelf> where TSelf : struct, IMeasure<TSelf>
{
    static abstract Dimension Dimension { get; }

    /// <summary>In the canonical unit of the dimension.</summary>
    double Value { get; }

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    static abstract TSelf Of(double value);
}

public static class Measures
{
    public static Quantity ToQuantity<T>(this T measure) where T : struct, IMeasure<T> => Quantity.Of(measure.Value, T.Dimension);

    /// <exception cref="InvalidOperationException">The quantity has another dimension.</exception>
    public static T As<T>(this Quantity quantity) where T : struct, IMeasure<T> => quantity.Dimension == T.Dimension
        ? T.Of(quantity.Value)
        : throw new InvalidOperationException($"{quantity} is no {T.Dimension}.");

    internal static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A measure is a finite number.");
}
