using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>How a quantity must be. Both ends of a range belong to it; above and below exclude their limit.</summary>
/// <param name="First">The limit, the value, or the lower end.</param>
/// <param name="Second">The upper end of a range; the same as <paramref name="First"/> otherwise.</param>
public sealed record Bound(BoundKind Kind, Quantity First, Quantity Second)
{
    public static Bound Above(Quantity limit) => new(BoundKind.Above, limit, limit);
    public static Bound Below(Quantity limit) => new(BoundKind.Below, limit, limit);
    public static Bound Is(bool on) => on ? new(BoundKind.Is, Quantity.On, Quantity.On) : new(BoundKind.Is, Quantity.Off, Quantity.Off);

    public Dimension Dimension => First.Dimension;

    /// <param name="value">In the canonical unit of <see cref="Dimension"/>.</param>
    public bool Holds(double value) => Kind switch
    {
        BoundKind.Above => value > First.Value,
        BoundKind.Below => value < First.Value,
        BoundKind.Between => value >= First.Value && value <= Second.Value,
        BoundKind.Is => value >= 0.5 == First.IsOn,
        _ => throw new InvalidOperationException($"{Kind} is no bound."),
    };
}

public enum BoundKind : byte { Above, Below, Between, Is }
