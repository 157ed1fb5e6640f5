using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>Between the number on the wire, in the signal's own unit, and the program's canonical value.</summary>
sealed class SignalScale(SignalProfile signal)
{
    readonly ImmutableArray<NamedValue> _names = signal.Names.IsDefault ? [] : signal.Names;

    public Reading ToReading(double wire, Instant takenAt)
    {
        if (!Quantity.TryOf((wire * signal.Unit.Factor) + signal.Unit.Offset, signal.Dimension, out var value))
            return new Reading(default, takenAt, ReadingQuality.Faulty);
        return new Reading(value, takenAt, IsPlausible(value) ? ReadingQuality.Good : ReadingQuality.Implausible);
    }

    /// <summary>False for a quantity of another dimension, and for a choice that the part does not have.</summary>
    public bool TryToWire(Quantity value, out double wire)
    {
        wire = (value.Value - signal.Unit.Offset) / signal.Unit.Factor;
        return value.Dimension == signal.Dimension && double.IsFinite(wire) && (signal.Dimension is not (Dimension.Choice or Dimension.Switch) || IsNamed(value.Value));
    }

    bool IsPlausible(Quantity value) => signal.Dimension is Dimension.Choice or Dimension.Switch ? IsNamed(value.Value) : signal.Range.Contains(value);

    bool IsNamed(double value)
    {
        if (signal.Dimension == Dimension.Switch) return value is 0 or 1;
        foreach (var name in _names)
            if (name.Raw == value) return true;
        return false;
    }
}
