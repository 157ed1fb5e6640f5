namespace MediFacial.Devices.Twins.Plants;

/// <summary>What makes one suction unit differ from the next. All vacuums are gauge magnitudes in kPa.</summary>
/// <remarks>Figures: domain §1.4 and §13. Vary each by ±30 % to see whether a controller depends on one of them.</remarks>
public sealed record VacuumParameters
{
    /// <summary>kPa; what the pump reaches on a dead end.</summary>
    public double Ultimate { get; init; } = 85;

    /// <summary>L/min at full duty and with a clean filter.</summary>
    public double FreeFlow { get; init; } = 10;

    /// <summary>L; line and bottle.</summary>
    public double Volume { get; init; } = 0.5;

    /// <summary>Resistance of the filter relative to line and pump: 0 = clean.</summary>
    public double FilterResistance { get; init; }

    /// <summary>1/s; 0.002 is healthy, 0.05 leaks.</summary>
    public double LeakRate { get; init; } = 0.002;

    /// <summary>1/s with the tip lifted from the skin.</summary>
    public double OpenTipRate { get; init; } = 12;

    /// <summary>kPa held by the flow through an open tip at full duty.</summary>
    public double OpenTipVacuum { get; init; } = 4;

    /// <summary>s; time constant of the open vent.</summary>
    public double VentTimeConstant { get; init; } = 0.15;

    /// <summary>Between the vent's drive and its seat.</summary>
    public TimeSpan ValveLag { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>kPa at which the mechanical relief opens, and how steeply it lets air in, 1/s.</summary>
    public double ReliefVacuum { get; init; } = 58;
    public double ReliefRate { get; init; } = 30;

    /// <summary>kPa, root mean square, of either sensor.</summary>
    public double SensorNoise { get; init; } = 0.15;
    public double FirstSensorOffset { get; init; } = 0.2;
    public double SecondSensorOffset { get; init; } = -0.2;

    /// <summary>mL/min at 100 % flow on sealed skin.</summary>
    public double FullFluidFlow { get; init; } = 40;

    /// <summary>mL.</summary>
    public double WasteBottle { get; init; } = 500;
}
