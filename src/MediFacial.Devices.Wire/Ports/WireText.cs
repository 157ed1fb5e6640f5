namespace MediFacial.Devices.Wire.Ports;

/// <summary>Text as parts send it.</summary>
static class WireText
{
    /// <summary>Same characters, apart from filling (blanks and zero bytes) at the end.</summary>
    public static bool Same(ReadOnlySpan<byte> wire, string expected)
    {
        wire = wire.TrimEnd(" \0"u8);
        var text = expected.AsSpan().TrimEnd(' ');
        if (wire.Length != text.Length) return false;
        for (var index = 0; index < text.Length; index++)
            if (wire[index] != text[index]) return false;
        return true;
    }
}
