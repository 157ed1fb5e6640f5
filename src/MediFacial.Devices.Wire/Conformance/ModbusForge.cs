using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Modbus;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Wrong requests of Modbus RTU. What they must be answered with is said by the Modbus application protocol 1.1b3, 7, and the serial line guide 1.02, 2.</summary>
sealed class ModbusForge(PartPlan part) : RequestForge
{
    const string WirePath = "wire/modbus-rtu";

    /// <summary>In the public range and given to nothing.</summary>
    const byte NoFunction = 85;

    const int HighestAddress = 247;

    readonly byte _address = (byte)part.Address;
    readonly ModbusAddress? _model = part.Profile.Identity?.Model as ModbusAddress;
    readonly RegisterField?[] _fields = [.. part.Profile.Signals.Select(signal =>
        signal is { Direction: SignalDirection.Output, Address: ModbusAddress { ScaleFrom: null } address } ? new RegisterField(signal.Id, address, new SignalScale(signal), null) : null)];

    public override IEnumerable<WrongRequest> Wrong()
    {
        yield return new("unknown function", $"function {NoFunction} is refused with exception 1", WirePath, Sealed(_address, NoFunction), Rightly.Refusal, 1);
        yield return new("unknown register", "reading register 65535 is refused with exception 2", WirePath, Read(_address, 0xFFFF, 1), Rightly.Refusal, 2);
        yield return new("no register at all", "reading 0 registers is refused with exception 3", WirePath, Read(_address, Start, 0), Rightly.Refusal, 3);
        yield return new("too many registers", "reading 126 registers is refused with exception 3", WirePath, Read(_address, Start, 126), Rightly.Refusal, 3);
        var damaged = Read(_address, Start, 1);
        damaged[^1] ^= 0x55;
        yield return new("damaged request", "a wrong CRC gets no answer", WirePath, damaged, Rightly.Silence);
        yield return new("cut request", "a frame that ends too soon gets no answer", WirePath, Read(_address, Start, 1)[..5], Rightly.Silence);
        yield return new("broadcast", "a question to address 0 gets no answer", WirePath, Read(0, Start, 1), Rightly.Silence);
    }

    public override IEnumerable<byte[]> ForOthers()
    {
        for (var (address, tries) = (HighestAddress, 0); tries < 3; address--)
        {
            if (address == _address) continue;
            tries++;
            yield return Read((byte)address, Start, 1);
        }
    }

    public override byte[] OutOfRange(int signal, out string asked)
    {
        asked = "";
        if (_fields[signal] is not { } field || field.Address.Bit is not null) return [];
        var profile = part.Profile.Signals[signal];
        var registers = new ushort[2];
        var unnamed = profile.Dimension switch
        {
            Dimension.Switch => 2,
            Dimension.Choice => profile.Names.Max(name => name.Raw) + 1,
            _ => double.NaN,
        };
        var wire = Beyond(profile) is { } beyond ? WireOf(field.Scale, beyond) : unnamed;
        if (!double.IsFinite(wire) || !field.TryWrite(wire, registers)) return [];
        asked = Beyond(profile) is { } quantity ? $"{quantity}" : $"the code {unnamed:0}";
        var frame = new byte[ModbusFrame.MultipleWriteLength(field.Words)];
        var length = field.Words == 1
            ? ModbusFrame.Write(frame, _address, field.Address.Address, registers[0])
            : ModbusFrame.Write(frame, _address, field.Address.Address, registers.AsSpan(0, field.Words));
        return frame[..length];
    }

    public override byte[] ReadBack(int signal) =>
        _fields[signal] is { } field ? Read(_address, field.Address.Address, field.Words) : [];

    public override int ReadBackLength(int signal) => ModbusFrame.ReadReplyLength(_fields[signal]?.Words ?? 1);

    public override bool SaysSo(int signal, Quantity expected, ReadOnlySpan<byte> heard, out string said)
    {
        var field = _fields[signal]!;
        said = "nothing that can be read back";
        if (heard.Length != ReadBackLength(signal) || heard[0] != _address || heard[1] != (byte)ModbusFunction.ReadHolding || !Crc16.IsSealed(heard)) return false;
        var wire = field.Peek(heard[3..]);
        var step = field.Address.Type == RegisterType.F32 ? Math.Max(1e-6, Math.Abs(wire) * 1e-5) : Math.Abs(field.Address.Scale) * 0.51;
        said = OutputChecks.Value(part.Profile.Signals[signal], field.Scale.ToReading(wire, default).Value);
        return Math.Abs(wire - WireOf(field.Scale, expected)) <= (field.Address.Bit is null ? step : 0.5);
    }

    public override ForgedKind Judge(ReadOnlySpan<byte> asked, ReadOnlySpan<byte> heard, out int code, out string said)
    {
        (code, said) = (0, "no answer");
        if (heard.IsEmpty) return ForgedKind.Silence;
        said = heard.SequenceEqual(asked) ? "the request itself came back: the adapter echoes, or the part obeyed" : $"an answer [{WireTraceLine.HexOf(heard)}]";
        if (heard.Length != ModbusFrame.ExceptionLength || heard[0] != asked[0] || heard[1] != (asked[1] | 0x80) || !Crc16.IsSealed(heard)) return ForgedKind.Other;
        (code, said) = (heard[2], ModbusText.Reply(heard));
        return ForgedKind.Refusal;
    }

    public override string? TextOf(SignalAddress address, ReadOnlySpan<byte> heard)
    {
        if (address is not ModbusAddress { Type: RegisterType.Text } modbus) return null;
        var bytes = heard.Slice(heard.Length - 2 - (2 * RegisterField.WordsOf(modbus)), 2 * RegisterField.WordsOf(modbus));
        return Encoding.ASCII.GetString(bytes.TrimEnd(" \0"u8));
    }

    int Start => _model?.Address ?? 0;

    byte[] Read(byte address, int start, int count)
    {
        var frame = new byte[ModbusFrame.ReadRequestLength];
        ModbusFrame.Read(frame, address, ReadBlock.FunctionOf(_model?.Table ?? RegisterTable.Holding), start, count);
        return frame;
    }

    static byte[] Sealed(byte address, byte function)
    {
        byte[] frame = [address, function, 0, 0];
        Crc16.Seal(frame);
        return frame;
    }
}
