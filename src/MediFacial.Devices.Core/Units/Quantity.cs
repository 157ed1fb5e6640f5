using System.Globalization;

namespace MediFacial.Devices.Core.Units;

/// <summary>A finite number with its dimension, kept in the canonical unit of that dimension. NaN and infinities are refused when it is made.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    Quantity(Dimension dimension, double value) => (Dimension, Value) = (dimension, value);

    public Dimension Dimension { get; }

    /// <summary>In the canonical unit of <see cref="Dimension"/>.</summary>
    public double Value { get; }

    public bool IsOn => Dimension == Dimension.Switch && Value >= 0.5;

    public static Quantity On => new(Dimension.Switch, 1);
    public static Quantity Off => new(Dimension.Switch, 0);

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Quantity Of(double value, Dimension dimension) => double.IsFinite(value)
        ? new(dimension, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is a finite number.");

    public static bool TryOf(double value, Dimension dimension, out Quantity quantity)
    {
        quantity = double.IsFinite(value) ? new(dimension, value) : default;
        return double.IsFinite(value);
    }

    /// <summary>Reads "43 °C", "12 inHg", "250 ms". One number, one space or none, one known unit; nothing else.</summary>
    public static bool TryParse(string? text, out Quantity quantity) => QuantityText.Read(text, out quantity, out _) == QuantityFault.None;

    /// <exception cref="InvalidOperationException">Two dimensions were compared: a bug, since files are checked when they are read.</exception>
    public int CompareTo(Quantity other) => Dimension == other.Dimension
        ? Value.CompareTo(other.Value)
        : throw new InvalidOperationException($"{Dimension} cannot be compared with {other.Dimension}.");

    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    public override string ToString() => Dimension switch
    {
        Dimension.None => "—",
        Dimension.Switch => IsOn ? "on" : "off",
        Dimension.Count or Dimension.Choice => Value.ToString("0.###", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} {Unit.CanonicalOf(Dimension).Symbol}"),
    };
}
