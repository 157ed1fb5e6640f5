namespace MediFacial.Devices.Twins.Wires;

public enum LineChecksum : byte
{
    None,
    /// <summary>"*" and two upper-case hex digits: XOR of the body's characters.</summary>
    XorHex,
    /// <summary>"*" and two upper-case hex digits: sum of the body's characters modulo 256.</summary>
    SumHex,
}

/// <summary>How a line looks on the wire: prefix, body, checksum, terminator, in both directions.</summary>
public sealed record LineFormat(string Prefix, string Terminator, LineChecksum Checksum, int LongestLine);
