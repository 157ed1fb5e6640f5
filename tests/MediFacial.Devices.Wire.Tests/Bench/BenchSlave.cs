namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>A Modbus slave as small as it can be, with its own bitwise CRC: it shares no code with the master.</summary>
sealed class BenchSlave(byte address)
{
    public byte Address => address;
    public ushort[] Holding { get; } = new ushort[200];
    public ushort[] Input { get; } = new ushort[200];

    /// <summary>Every write in the order of its coming: first register and values.</summary>
    public List<(int Start, ushort[] Values)> Writes { get; } = [];
    public Func<int, ushort, bool> Allows { get; set; } = (_, _) => true;

    public static BenchSlave Console(byte address = 1, string serial = "SC3-0017")
    {
        var slave = new BenchSlave(address);
        slave.Holding[100] = BenchRoom.Model;
        for (var word = 0; word < 4; word++) slave.Holding[101 + word] = (ushort)((serial[2 * word] << 8) | serial[(2 * word) + 1]);
        return slave;
    }

    /// <returns>Null for a request that is not for this slave or is damaged.</returns>
    public byte[]? Answer(ReadOnlySpan<byte> request)
    {
        if (request.Length < 8 || request[0] != address || Crc(request) != 0) return null;
        int start = (request[2] << 8) | request[3], value = (request[4] << 8) | request[5];
        return request[1] switch
        {
            3 => Read(request[1], Holding, start, value),
            4 => Read(request[1], Input, start, value),
            6 => Write(start, [(ushort)value], request),
            16 => Write(start, Words(request[7..^2]), request),
            _ => Sealed([address, (byte)(request[1] | 0x80), 1]),
        };
    }

    static ushort[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new ushort[bytes.Length / 2];
        for (var index = 0; index < words.Length; index++) words[index] = (ushort)((bytes[2 * index] << 8) | bytes[(2 * index) + 1]);
        return words;
    }

    byte[] Read(byte function, ushort[] table, int start, int count)
    {
        if (start + count > table.Length) return Sealed([address, (byte)(function | 0x80), 2]);
        var reply = new List<byte> { address, function, (byte)(2 * count) };
        foreach (var register in table.AsSpan(start, count)) reply.AddRange([(byte)(register >> 8), (byte)register]);
        return Sealed([.. reply]);
    }

    byte[] Write(int start, ushort[] values, ReadOnlySpan<byte> request)
    {
        for (var index = 0; index < values.Length; index++)
            if (!Allows(start + index, values[index])) return Sealed([address, (byte)(request[1] | 0x80), 3]);
        Writes.Add((start, values));
        values.CopyTo(Holding, start);
        return Sealed(request[..6].ToArray());
    }

    public static byte[] Sealed(byte[] body)
    {
        var crc = Crc(body);
        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }

    static int Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        }

        return crc;
    }
}
