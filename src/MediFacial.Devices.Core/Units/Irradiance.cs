namespace MediFacial.Devices.Core.Units;

/// <summary>Optical power per skin area, mW/cm².</summary>
public readonly record struct Irradiance : IMeasure<Irradiance>
{
    public Irradiance(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Irradiance;
    public static Irradiance Of(double value) => new(value);
    public int CompareTo(Irradiance other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
