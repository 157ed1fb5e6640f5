using System.Collections.Immutable;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

public enum SignalDirection : byte { Sensor, Output }

public enum RegisterTable : byte { Holding, Input }

public enum RegisterType : byte { U16, I16, U32, I32, F32, Text }

public enum WordOrder : byte { HighFirst, LowFirst }

/// <summary>Where a signal lives on the wire of its part.</summary>
public abstract record SignalAddress;

/// <summary>value in the signal's unit = raw × Scale + Offset; with <paramref name="Bit"/> the value is that bit, 0 or 1.</summary>
/// <param name="Words">Registers it takes; for <see cref="RegisterType.Text"/> two characters each.</param>
/// <param name="ScaleFrom">Another signal of the part whose value multiplies as well; null for none.</param>
public sealed record ModbusAddress(
    RegisterTable Table, int Address, RegisterType Type, WordOrder Order, int Words, int? Bit, double Scale, double Offset, string? ScaleFrom)
    : SignalAddress;

/// <summary>A field of an exchange: of its reply for a sensor, of its request for an output.</summary>
public sealed record AsciiAddress(string Exchange, string Field) : SignalAddress;

/// <summary>A pin of the part. The room file says on which chip and line it is wired.</summary>
public sealed record GpioAddress(string Pin, bool ActiveHigh) : SignalAddress;

public readonly record struct NamedValue(string Name, int Raw);

/// <summary>One thing of a part that can be read or set.</summary>
/// <param name="Unit">The unit on the wire; values inside the program are canonical.</param>
/// <param name="Range">Sensor: plausible. Output: the hardware's own limit.</param>
/// <param name="Names">For <see cref="Dimension.Choice"/>: names and raw codes.</param>
/// <param name="PollEvery">Sensors: period of reading. Zero for outputs.</param>
/// <param name="StaleAfter">Sensors: older than this is absent. Zero for outputs.</param>
/// <param name="Safe">Outputs: the value that harms nobody. Null for sensors.</param>
/// <param name="WithoutPower">Outputs: the position that the actuator takes when power goes. Must equal <paramref name="Safe"/>.</param>
public sealed record SignalProfile(
    string Id, SignalDirection Direction, Unit Unit, SignalAddress Address, Range<Quantity> Range, ImmutableArray<NamedValue> Names,
    TimeSpan PollEvery, TimeSpan StaleAfter, Quantity? Safe, Quantity? WithoutPower, string? Source)
{
    public Dimension Dimension => Unit.Dimension;
}
