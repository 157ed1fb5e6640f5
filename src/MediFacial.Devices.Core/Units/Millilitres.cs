namespace MediFacial.Devices.Core.Units;

/// <summary>Volume, mL.</summary>
public readonly record struct Millilitres : IMeasure<Millilitres>
{
    public Millilitres(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Volume;
    public static Millilitres Of(double value) => new(value);
    public int CompareTo(Millilitres other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
