namespace MediFacial.Devices.Core.Units;

/// <summary>Distance, cm.</summary>
public readonly record struct Centimetres : IMeasure<Centimetres>
{
    public Centimetres(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Length;
    public static Centimetres Of(double value) => new(value);
    public int CompareTo(Centimetres other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
