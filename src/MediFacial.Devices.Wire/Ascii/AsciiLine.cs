using System.Text;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire.Ascii;

/// <summary>The frame of a line: prefix, body, checksum, terminator.</summary>
sealed class AsciiLine(AsciiLineWire wire)
{
    const int ChecksumLength = 3;

    readonly byte[] _prefix = Encoding.ASCII.GetBytes(wire.Prefix);
    readonly byte[] _terminator = Encoding.ASCII.GetBytes(wire.Terminator);

    public int BodyStart => _prefix.Length;
    public int Longest => wire.LongestLine;

    /// <summary>Completes a frame whose body of <paramref name="length"/> bytes already stands at <see cref="BodyStart"/>; 0 when it gets too long.</summary>
    public int Close(Span<byte> frame, int length)
    {
        var end = _prefix.Length + length;
        var total = end + (wire.Checksum == AsciiChecksum.None ? 0 : ChecksumLength) + _terminator.Length;
        if (total > Longest || total > frame.Length) return 0;
        _prefix.CopyTo(frame);
        if (wire.Checksum != AsciiChecksum.None)
        {
            var sum = Checksum(frame[_prefix.Length..end]);
            (frame[end], frame[end + 1], frame[end + 2]) = ((byte)'*', Hex(sum >> 4), Hex(sum & 15));
            end += ChecksumLength;
        }

        _terminator.CopyTo(frame[end..]);
        return total;
    }

    /// <summary>The first line in the bytes, whatever it is worth.</summary>
    /// <param name="length">With its terminator; 0 when none is complete.</param>
    /// <param name="body">Where its body lies; empty when prefix or length are wrong.</param>
    /// <param name="sound">Its checksum is right.</param>
    public void Find(ReadOnlySpan<byte> received, out int length, out Range body, out bool sound)
    {
        (length, body, sound) = (0, default, false);
        var end = received.IndexOf(_terminator);
        if (end < 0) return;
        length = end + _terminator.Length;
        var line = received[..end];
        // A line that was cut off may stand before the prefix of a whole one.
        var prefix = _prefix.Length == 0 ? 0 : line.LastIndexOf(_prefix);
        var start = prefix + _prefix.Length;
        var stop = wire.Checksum == AsciiChecksum.None ? end : end - ChecksumLength;
        if (prefix < 0 || stop < start || length - prefix > Longest) return;
        body = new Range(start, stop);
        sound = wire.Checksum == AsciiChecksum.None || IsSealed(received[start..stop], received[stop..end]);
    }

    bool IsSealed(ReadOnlySpan<byte> body, ReadOnlySpan<byte> seal)
    {
        var sum = Checksum(body);
        return seal[0] == '*' && seal[1] == Hex(sum >> 4) && seal[2] == Hex(sum & 15);
    }

    int Checksum(ReadOnlySpan<byte> body)
    {
        var sum = 0;
        foreach (var value in body) sum = wire.Checksum == AsciiChecksum.XorHex ? sum ^ value : (sum + value) & 0xFF;
        return sum;
    }

    static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
