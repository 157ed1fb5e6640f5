using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire;

/// <summary>What was read of one input line.</summary>
/// <param name="High">Null: the line cannot be read.</param>
public readonly record struct PinLevel(PinId Pin, bool? High);
