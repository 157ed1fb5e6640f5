namespace MediFacial.Devices.Wire.Recording;

/// <summary>Whole numbers in as few bytes as they need: seven bits each, the lowest first, the eighth says that more follow.</summary>
static class Varint
{
    /// <returns>How many bytes; at most ten.</returns>
    public static int Write(Span<byte> to, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7) to[length++] = (byte)((value & 0x7f) | 0x80);
        to[length++] = (byte)value;
        return length;
    }

    /// <param name="from">Goes on behind the number.</param>
    /// <returns>False: the bytes end before it does, or it is longer than any number.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> from, out ulong value)
    {
        value = 0;
        for (var index = 0; index < Math.Min(from.Length, 10); index++)
        {
            value |= (ulong)(from[index] & 0x7f) << (7 * index);
            if (from[index] >= 0x80) continue;
            from = from[(index + 1)..];
            return true;
        }
        return false;
    }
}
