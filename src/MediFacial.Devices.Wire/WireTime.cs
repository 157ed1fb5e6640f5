using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire;

/// <summary>How long bytes take on a serial line.</summary>
public static class WireTime
{
    /// <summary>Above this speed the gaps of Modbus RTU no longer shrink (specification, 2.5.1.1).</summary>
    const int FixedGapAbove = 19200;

    static readonly TimeSpan FixedGap = TimeSpan.FromMicroseconds(1750);

    public static TimeSpan OnLine(SerialSettings serial, int bytes) =>
        new(((long)bytes * serial.BitsPerByte * TimeSpan.TicksPerSecond) / Math.Max(1, serial.Baud));

    /// <summary>3.5 characters: the silence between two frames of Modbus RTU.</summary>
    public static TimeSpan SilentGap(SerialSettings serial) =>
        serial.Baud > FixedGapAbove ? FixedGap : new(35 * serial.BitsPerByte * TimeSpan.TicksPerSecond / (10L * Math.Max(1, serial.Baud)));
}
