using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ascii;
using MediFacial.Devices.Wire.Modbus;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>Makes the lines of a port from the plan.</summary>
static class PartLines
{
    /// <summary>Null for a part without a serial wire.</summary>
    public static PartLine? Of(PartPlan part, RoomPlan plan)
    {
        PartCodec? codec = part.Profile.Wire switch
        {
            ModbusRtuWire wire => ModbusCodec.Of(wire, part, plan),
            AsciiLineWire wire => AsciiCodec.Of(wire, part, plan),
            _ => null,
        };
        return codec is null ? null : new PartLine(part, codec, Recovery(part.Profile));
    }

    static SignalValue[] Recovery(PartProfile profile) =>
        [.. Writes(profile, profile.Init), .. Writes(profile, profile.Stop)];

    public static IEnumerable<SignalValue> Writes(PartProfile profile, ImmutableArray<SignalWrite> writes) =>
        from write in writes
        let signal = IndexOf(profile, write.Signal)
        where signal >= 0
        select new SignalValue(signal, write.Value);

    public static int IndexOf(PartProfile profile, string signal)
    {
        for (var index = 0; index < profile.Signals.Length; index++)
            if (profile.Signals[index].Id == signal) return index;
        return -1;
    }
}
