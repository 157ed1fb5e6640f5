using System.Buffers.Binary;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>The Modbus RTU master of one part.</summary>
sealed class ModbusCodec : PartCodec
{
    readonly byte _address;
    readonly ReadBlock[] _blocks;
    readonly RegisterField?[] _outputs;
    readonly ushort[] _shadow;
    readonly ushort[] _registers = new ushort[ModbusFrame.LongestWrite + 4];
    readonly ModbusAddress? _model, _serialNumber, _beat;
    readonly string _expectModel, _expectSerial;
    ModbusReply _reply;
    ushort _count;

    ModbusCodec(ModbusRtuWire wire, PartPlan part, ReadBlock[] blocks, PollGroup[] polls, RegisterField?[] outputs)
        : base(wire.Serial, wire.ReplyTimeout, wire.Retries, polls)
    {
        _address = (byte)part.Address;
        (_blocks, _outputs) = (blocks, outputs);
        _shadow = new ushort[outputs.Length];
        _model = part.Profile.Identity?.Model as ModbusAddress;
        _serialNumber = part.SerialNumber is null ? null : part.Profile.Identity?.Serial as ModbusAddress;
        _beat = part.Profile.Heartbeat?.Counter as ModbusAddress;
        (_expectModel, _expectSerial) = (part.Profile.Identity?.Expect ?? "", part.SerialNumber ?? "");
        Gap = WireTime.SilentGap(wire.Serial);
        Forget();
    }

    public override TimeSpan Gap { get; }
    public override bool HasModel => _model is not null;
    public override bool HasSerial => _serialNumber is not null;
    public override int ReplyLength => _reply.Length;
    public override int ExceptionCode => _reply.ExceptionCode;

    public static ModbusCodec Of(ModbusRtuWire wire, PartPlan part, RoomPlan plan)
    {
        var fields = RegisterMap.Fields(part, plan);
        var blocks = RegisterMap.Blocks(part, plan, fields);
        var polls = blocks.Select(block => new PollGroup(block.Period)).ToArray();
        var outputs = part.Profile.Signals
            .Select((signal, index) => signal.Direction == SignalDirection.Output ? fields[index] : null).ToArray();
        return new ModbusCodec(wire, part, blocks, polls, outputs);
    }

    public override int MakePoll(int poll, Span<byte> frame)
    {
        var block = _blocks[poll];
        return MakeRead(block.Function, block.Start, block.Count, frame);
    }

    public override int MakeModel(Span<byte> frame) => MakeRead(_model!, frame);

    public override int MakeSerial(Span<byte> frame) => MakeRead(_serialNumber!, frame);

    public override int MakeBeat(Span<byte> frame)
    {
        if (_beat is null) return 0;
        _count = unchecked((ushort)(_count + 1));
        MayRepeat = true;
        var length = ModbusFrame.Write(frame, _address, _beat.Address, _count);
        _reply.ExpectEcho(frame);
        return length;
    }

    public override int MakeWrite(ReadOnlySpan<SignalValue> values, bool singly, Span<byte> frame, out int taken)
    {
        (taken, MayRepeat) = (0, true);
        var (start, count, lastBit) = (0, 0, -1);
        foreach (var (signal, value) in values)
        {
            if (_outputs[signal] is not { } field || !field.Scale.TryToWire(value, out var wire)) break;
            var address = field.Address.Address;
            var sameRegister = field.Address.Bit is not null && lastBit == address;
            if (taken > 0 && !sameRegister && (address != start + count || count + field.Words > ModbusFrame.LongestWrite)) break;
            var at = sameRegister ? count - 1 : count;
            if (field.Address.Bit is { } bit) _registers[at] = Shadow(signal, bit, wire != 0);
            else if (!field.TryWrite(wire, _registers.AsSpan(at))) break;
            if (taken == 0) start = address;
            if (!sameRegister) count += field.Words;
            lastBit = field.Address.Bit is null ? -1 : address;
            taken++;
            if (singly) break;
        }

        if (taken == 0) return 0;
        var length = count == 1
            ? ModbusFrame.Write(frame, _address, start, _registers[0])
            : ModbusFrame.Write(frame, _address, start, _registers.AsSpan(0, count));
        _reply.ExpectEcho(frame);
        return length;
    }

    public override void Forget()
    {
        Array.Clear(_shadow);
        for (var signal = 0; signal < _outputs.Length; signal++)
            if (_outputs[signal] is { Address.Bit: { } bit, SafeIsOn: true }) Shadow(signal, bit, true);
    }

    public override ReplyVerdict Judge(ReadOnlySpan<byte> received, out int used) => _reply.Judge(received, out used);

    public override void Deliver(ReadOnlySpan<byte> received, int poll, Instant takenAt, IWireSink sink)
    {
        var block = _blocks[poll];
        var registers = received.Slice(_reply.Start + 3, 2 * block.Count);
        foreach (var field in block.Fields)
        {
            var wire = field.Read(registers[(2 * (field.Address.Address - block.Start))..]);
            if (field.Factor is null || !double.IsNaN(field.Factor.Last)) sink.Read(field.Sensor!.Value, field.Scale.ToReading(wire, takenAt));
        }
    }

    public override bool IsModel(ReadOnlySpan<byte> received) => Says(_model!, received, _expectModel);

    public override bool IsSerial(ReadOnlySpan<byte> received) => Says(_serialNumber!, received, _expectSerial);

    public override string DescribeRequest(ReadOnlySpan<byte> frame) => ModbusText.Request(frame);

    public override string DescribeReply(ReadOnlySpan<byte> received, int? poll) =>
        poll is { } index ? ModbusText.Readings(_blocks[index], received[(_reply.Start + 3)..]) : ModbusText.Reply(received[_reply.Start..]);

    int MakeRead(ModbusAddress address, Span<byte> frame) => MakeRead(ReadBlock.FunctionOf(address.Table), address.Address, RegisterField.WordsOf(address), frame);

    int MakeRead(ModbusFunction function, int start, int count, Span<byte> frame)
    {
        MayRepeat = true;
        _reply.ExpectRead(_address, function, count);
        return ModbusFrame.Read(frame, _address, function, start, count);
    }

    // Bits of one register are written together, so every bit output of a register remembers the whole word.
    ushort Shadow(int signal, int bit, bool on)
    {
        var register = _outputs[signal]!.Address.Address;
        var mask = (ushort)(1 << bit);
        var word = (ushort)(on ? _shadow[signal] | mask : _shadow[signal] & ~mask);
        for (var index = 0; index < _outputs.Length; index++)
            if (_outputs[index] is { } other && other.Address.Bit is not null && other.Address.Address == register) _shadow[index] = word;
        return word;
    }

    bool Says(ModbusAddress address, ReadOnlySpan<byte> received, string expected)
    {
        var registers = received.Slice(_reply.Start + 3, 2 * RegisterField.WordsOf(address));
        if (address.Type == RegisterType.Text) return WireText.Same(registers, expected);
        Span<byte> digits = stackalloc byte[32];
        return RegisterField.Raw(address, registers).TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture)
            && WireText.Same(digits[..length], expected);
    }
}
