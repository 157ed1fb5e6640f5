namespace MediFacial.Devices.Wire.Modbus;

/// <summary>The CRC of Modbus RTU: polynomial 0xA001 (reflected), start 0xFFFF, low byte first on the wire.</summary>
public static class Crc16
{
    static readonly ushort[] Table = MakeTable();

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (var value in bytes) crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        return crc;
    }

    /// <summary>Writes the CRC of all but the last two bytes into the last two.</summary>
    public static void Seal(Span<byte> frame)
    {
        var crc = Of(frame[..^2]);
        frame[^2] = (byte)(crc & 0xFF);
        frame[^1] = (byte)(crc >> 8);
    }

    public static bool IsSealed(ReadOnlySpan<byte> frame) =>
        frame.Length > 2 && Of(frame[..^2]) == (ushort)(frame[^2] | (frame[^1] << 8));

    static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var index = 0; index < table.Length; index++)
        {
            var value = (ushort)index;
            for (var bit = 0; bit < 8; bit++) value = (ushort)((value & 1) == 1 ? (value >> 1) ^ 0xA001 : value >> 1);
            table[index] = value;
        }

        return table;
    }
}
