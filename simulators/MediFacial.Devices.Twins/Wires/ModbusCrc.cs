namespace MediFacial.Devices.Twins.Wires;

/// <summary>CRC-16 of Modbus: polynomial 0xA001 (reflected), start 0xFFFF, low byte first on the wire.</summary>
static class ModbusCrc
{
    static readonly ushort[] Table = MakeTable();

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (var value in bytes) crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        return crc;
    }

    /// <summary>True when the last two bytes are the check of those before them.</summary>
    public static bool Holds(ReadOnlySpan<byte> frame) =>
        frame.Length >= 4 && Of(frame[..^2]) == (ushort)(frame[^2] | (frame[^1] << 8));

    static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var index = 0; index < 256; index++)
        {
            var crc = (ushort)index;
            for (var bit = 0; bit < 8; bit++) crc = (ushort)((crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1);
            table[index] = crc;
        }
        return table;
    }
}
