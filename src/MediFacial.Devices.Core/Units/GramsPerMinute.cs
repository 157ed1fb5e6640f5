namespace MediFacial.Devices.Core.Units;

/// <summary>Steam production, g/min.</summary>
public readonly record struct GramsPerMinute : IMeasure<GramsPerMinute>
{
    public GramsPerMinute(double value) => Value = Measures.Finite(value);

    public double Value { get; }

    public static Dimension Dimension => Dimension.MassFlow;
    public static GramsPerMinute Of(double value) => new(value);
    public int CompareTo(GramsPerMinute other) => Value.CompareTo(other.Value);
    public override string ToString() => this.ToQuantity().ToString();
}
