using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Profiles;

public enum SerialParity : byte { None, Even, Odd }

/// <summary>Line settings of a serial port. Bits per byte on the line = 1 + DataBits + parity + StopBits.</summary>
public sealed record SerialSettings(int Baud, int DataBits, SerialParity Parity, int StopBits)
{
    public int BitsPerByte => 1 + DataBits + (Parity == SerialParity.None ? 0 : 1) + StopBits;
}

/// <summary>How a part is spoken to.</summary>
public abstract record WireProfile;

/// <summary>Modbus RTU. Retries apply to idempotent requests only.</summary>
public sealed record ModbusRtuWire(SerialSettings Serial, TimeSpan ReplyTimeout, int Retries) : WireProfile;

public enum AsciiChecksum : byte
{
    None,
    /// <summary>"*" and two upper-case hex digits: the XOR of all characters between the prefix and the "*".</summary>
    XorHex,
    /// <summary>"*" and two upper-case hex digits: the sum of these characters modulo 256.</summary>
    SumHex,
}

/// <summary>Lines of text. A line on the wire is <c>Prefix body [*CS] Terminator</c>, in both directions.</summary>
public sealed record AsciiLineWire(
    SerialSettings Serial, TimeSpan ReplyTimeout, int Retries, string Prefix, string Terminator, AsciiChecksum Checksum,
    int LongestLine, string? ErrorReply, ImmutableArray<AsciiExchange> Exchanges) : WireProfile
{
    /// <summary>What stands in the field of a sensor that has no value now; null: the part always has one.</summary>
    public string? NoValue { get; init; }
}

/// <summary>One request and its reply, as templates. <c>{name}</c> or <c>{name:0.0}</c> is a field; <c>{address}</c> is the part's address on the port.</summary>
/// <param name="Idempotent">May be sent again after a lost reply.</param>
public sealed record AsciiExchange(string Id, string Request, string Reply, bool Idempotent);

/// <summary>Pins only.</summary>
public sealed record GpioWire : WireProfile;
