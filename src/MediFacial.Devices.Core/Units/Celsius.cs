namespace MediFacial.Devices.Core.Units;

/// <summary>Temperature, °C.</summary>
public readonly record struct Celsius : IMeasure<Celsius>
{
    public Celsius(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.Temperature;
    public static Celsius Of(double value) => new(value);
    public int CompareTo(Celsius other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
