using System.Collections.Frozen;

namespace MediFacial.Devices.Core.Units;

/// <summary>A unit as people write it: canonical = written × <paramref name="Factor"/> + <paramref name="Offset"/>.</summary>
public sealed record Unit(string Symbol, Dimension Dimension, double Factor = 1, double Offset = 0)
{
    static readonly Unit[] Known =
    [
        // The first of each dimension is canonical.
        new("kPa", Dimension.Pressure), new("Pa", Dimension.Pressure, 0.001), new("mbar", Dimension.Pressure, 0.1), new("bar", Dimension.Pressure, 100),
        new("inHg", Dimension.Pressure, 3.386389), new("mmHg", Dimension.Pressure, 0.1333224), new("cmHg", Dimension.Pressure, 1.333224),
        new("psi", Dimension.Pressure, 6.894757),
        new("°C", Dimension.Temperature), new("°F", Dimension.Temperature, 5.0 / 9, -160.0 / 9), new("K", Dimension.Temperature, 1, -273.15),
        new("mW/cm²", Dimension.Irradiance), new("mW/cm2", Dimension.Irradiance), new("W/m²", Dimension.Irradiance, 0.1),
        new("J/cm²", Dimension.Fluence), new("J/cm2", Dimension.Fluence),
        new("%", Dimension.Fraction),
        new("s", Dimension.Duration), new("ms", Dimension.Duration, 0.001), new("min", Dimension.Duration, 60), new("h", Dimension.Duration, 3600),
        new("d", Dimension.Duration, 86400),
        new("mL", Dimension.Volume), new("ml", Dimension.Volume), new("L", Dimension.Volume, 1000),
        new("g/min", Dimension.MassFlow),
        new("mL/min", Dimension.VolumeFlow), new("L/min", Dimension.VolumeFlow, 1000),
        new("cm", Dimension.Length), new("mm", Dimension.Length, 0.1), new("m", Dimension.Length, 100), new("in", Dimension.Length, 2.54),
        new("V", Dimension.Voltage), new("mV", Dimension.Voltage, 0.001),
        new("A", Dimension.Current), new("mA", Dimension.Current, 0.001),
        new("W", Dimension.Power),
        new("1/min", Dimension.RotationalSpeed), new("rpm", Dimension.RotationalSpeed),
        new("kPa/s", Dimension.PressureRate),
        new("x", Dimension.Count),
        new("a.u.", Dimension.Index),
        new("µg/cm²", Dimension.AreaDensity), new("ug/cm2", Dimension.AreaDensity),
        new("g/(m²·h)", Dimension.WaterLoss), new("g/(m2·h)", Dimension.WaterLoss), new("g/m²/h", Dimension.WaterLoss),
        new("on/off", Dimension.Switch),
        new("choice", Dimension.Choice),
    ];

    static readonly FrozenDictionary<string, Unit> BySymbol = Known.ToFrozenDictionary(unit => unit.Symbol, StringComparer.Ordinal);
    static readonly FrozenDictionary<Dimension, Unit> Canonical =
        Known.GroupBy(unit => unit.Dimension).ToFrozenDictionary(group => group.Key, group => group.First());

    public static IReadOnlyList<Unit> All => Known;

    public static Unit? Find(string symbol) => BySymbol.GetValueOrDefault(symbol);

    public static Unit CanonicalOf(Dimension dimension) => Canonical[dimension];
}
