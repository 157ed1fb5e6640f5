namespace MediFacial.Devices.Core.Units;

/// <summary>A share of the whole, %.</summary>
public readonly record struct Percent : IMeasure<Percent>
{
    public Percent(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Fraction;
    public static Percent Of(double value) => new(value);
    public int CompareTo(Percent other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
