using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Readings;

public enum ReadingQuality : byte
{
    /// <summary>Nothing was read yet, or what was read has grown stale. The default, on purpose: no reading starts as a number.</summary>
    Missing = 0,
    Good,
    /// <summary>Read, but outside what the sensor can plausibly say.</summary>
    Implausible,
    /// <summary>The part says that the sensor is broken.</summary>
    Faulty,
}

/// <summary>A measured value with its time and quality.</summary>
public readonly record struct Reading(Quantity Value, Instant TakenAt, ReadingQuality Quality)
{
    public bool IsGood => Quality == ReadingQuality.Good;

    public static Reading Good(Quantity value, Instant takenAt) => new(value, takenAt, ReadingQuality.Good);
}
