namespace MediFacial.Devices.Twins.Parts;

/// <summary>Serial numbers in registers: 8 ASCII characters, first one in the high byte.</summary>
static class SerialNumber
{
    /// <exception cref="ArgumentException">Not 8 ASCII characters.</exception>
    public static void Pack(string serial, Span<ushort> words)
    {
        if (serial.Length != 8 || !serial.All(char.IsAscii)) throw new ArgumentException($"'{serial}' has not 8 ASCII characters.", nameof(serial));
        for (var index = 0; index < 4; index++) words[index] = (ushort)((serial[2 * index] << 8) | serial[(2 * index) + 1]);
    }
}
