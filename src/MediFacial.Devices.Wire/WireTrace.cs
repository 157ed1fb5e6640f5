using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire;

public enum WireDirection : byte { Sent, Received, Discarded, Fault, Link }

/// <summary>One line of the decoded trace.</summary>
/// <param name="Hex">The bytes, "01 04 00 00 …"; empty for faults without bytes.</param>
/// <param name="Meaning">The same in words: "read input 0..4", "vacuum 22.4 kPa, …".</param>
public sealed record WireTraceLine(Instant At, PortId Port, PartId? Part, WireDirection Direction, string Hex, string Meaning)
{
    public static string HexOf(ReadOnlySpan<byte> bytes)
    {
        const string digits = "0123456789ABCDEF";
        Span<char> text = bytes.Length <= 512 ? stackalloc char[3 * bytes.Length] : new char[3 * bytes.Length];
        for (var index = 0; index < bytes.Length; index++)
            (text[3 * index], text[(3 * index) + 1], text[(3 * index) + 2]) = (digits[bytes[index] >> 4], digits[bytes[index] & 15], ' ');
        return new string(text).TrimEnd();
    }
}
