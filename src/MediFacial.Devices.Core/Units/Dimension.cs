namespace MediFacial.Devices.Core.Units;

/// <summary>What a number measures. Each dimension has one canonical unit, in which every <see cref="Quantity"/> is kept.</summary>
public enum Dimension : byte
{
    /// <summary>No dimension at all: the value of an unset quantity. Never inside any range.</summary>
    None = 0,
    /// <summary>kPa; vacuum is a magnitude below ambient, so always positive.</summary>
    Pressure,
    /// <summary>°C.</summary>
    Temperature,
    /// <summary>mW/cm².</summary>
    Irradiance,
    /// <summary>J/cm².</summary>
    Fluence,
    /// <summary>%.</summary>
    Fraction,
    /// <summary>s.</summary>
    Duration,
    /// <summary>mL.</summary>
    Volume,
    /// <summary>g/min.</summary>
    MassFlow,
    /// <summary>mL/min.</summary>
    VolumeFlow,
    /// <summary>cm.</summary>
    Length,
    /// <summary>V.</summary>
    Voltage,
    /// <summary>A.</summary>
    Current,
    /// <summary>W.</summary>
    Power,
    /// <summary>1/min.</summary>
    RotationalSpeed,
    /// <summary>kPa/s.</summary>
    PressureRate,
    /// <summary>A plain count.</summary>
    Count,
    /// <summary>0 = off, 1 = on.</summary>
    Switch,
    /// <summary>One of the names that the signal lists.</summary>
    Choice,
    /// <summary>a.u.: points on the scale of the instrument that measured it.</summary>
    Index,
    /// <summary>µg/cm².</summary>
    AreaDensity,
    /// <summary>g/(m²·h): water that evaporates through the skin.</summary>
    WaterLoss,
}
