namespace MediFacial.Devices.Core.Units;

/// <summary>Optical energy per skin area, J/cm².</summary>
public readonly record struct Fluence : IMeasure<Fluence>
{
    public Fluence(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Fluence;
    public static Fluence Of(double value) => new(value);
    public int CompareTo(Fluence other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
