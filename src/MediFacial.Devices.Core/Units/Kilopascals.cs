namespace MediFacial.Devices.Core.Units;

/// <summary>Vacuum as a magnitude below ambient, kPa at the sealed tip.</summary>
public readonly record struct Kilopascals : IMeasure<Kilopascals>
{
    public Kilopascals(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Pressure;
    public static Kilopascals Of(double value) => new(value);
    public int CompareTo(Kilopascals other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
