using System.Collections.Immutable;

namespace MediFacial.Devices.Twins.Plants;

/// <summary>One wavelength of the panel.</summary>
/// <param name="Wavelength">nm.</param>
/// <param name="Limit">mW/cm² that the current source allows as a set-point.</param>
/// <param name="Droop">Change of light per kelvin of board temperature, 1/K (domain §2.3).</param>
public sealed record LightChannel(int Wavelength, double Limit, double Droop);

/// <summary>What makes one LED panel differ from the next (domain §2.3, §13).</summary>
public sealed record LightParameters
{
    public ImmutableArray<LightChannel> Channels { get; init; } =
        [new(415, 45, -0.0012), new(590, 45, -0.009), new(633, 110, -0.0045), new(830, 60, -0.0035)];

    /// <summary>Light at full current and 25 °C, relative to a channel's limit.</summary>
    public double Headroom { get; init; } = 1.3;

    /// <summary>Part of the current's square that is lost: E ∝ (1 + q)·i − q·i².</summary>
    public double CurrentDroop { get; init; } = 0.15;

    /// <summary>Electrical W of a channel at full current, and the part of it that heats the board.</summary>
    public double FullPower { get; init; } = 78;
    public double HeatFraction { get; init; } = 0.65;

    /// <summary>K/W with the fan, its multiple without, and the time constant with the fan, s.</summary>
    public double ThermalResistance { get; init; } = 0.5;
    public double FanlessFactor { get; init; } = 3;
    public double ThermalTimeConstant { get; init; } = 240;

    /// <summary>°C.</summary>
    public double Ambient { get; init; } = 23;

    /// <summary>h of lamp life; light falls by 0.002 % per hour.</summary>
    public double AgeHours { get; init; }

    /// <summary>Holds the driver each channel on its own photodiode? False: it sets the current that was right when the panel was new and cold.</summary>
    public bool DriverRegulates { get; init; } = true;

    /// <summary>Gain of the channels' own photodiodes and of the guard's, and their relative noise.</summary>
    public double OwnDiodeGain { get; init; } = 1;
    public double GuardDiodeGain { get; init; } = 1;
    public double DiodeNoise { get; init; } = 0.005;

    /// <summary>°C, noise of both temperature sensors, root mean square.</summary>
    public double TemperatureNoise { get; init; } = 0.06;

    /// <summary>mm between panel and skin; the photodiodes sit in the panel and do not see it. Working distance: 100 mm.</summary>
    public double Distance { get; init; } = 100;
    public double DistanceExponent { get; init; } = 0.7;
}
