using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Wires;

/// <summary>An RS-485 line with Modbus RTU slaves: frames end with silence, are taken apart by their length, and a bad check is silence too.</summary>
public sealed class ModbusSlaveBus : ITwin
{
    const int ShortestFrame = 4;
    const int MostRegisters = 125;

    readonly SerialEnd _line;
    readonly ImmutableArray<IModbusSlave> _slaves;
    readonly long _gap;
    readonly ushort[] _values = new ushort[MostRegisters];
    readonly byte[] _reply = new byte[256];

    public ModbusSlaveBus(ImmutableArray<IModbusSlave> slaves, WireTiming timing, NoiseSource noise)
    {
        if (slaves.Select(slave => slave.Address).Distinct().Count() != slaves.Length)
            throw new ArgumentException("Two slaves of one bus have the same address.", nameof(slaves));
        (_slaves, _gap, _line) = (slaves, timing.FrameGap.Ticks, new SerialEnd(timing, noise));
    }

    /// <summary>Frames that were not for us or not whole, since the start.</summary>
    public int Ignored { get; private set; }

    internal SerialEnd Line => _line;

    long FrameEndsAt => _line.Incoming.IsEmpty ? Instant.Never.Ticks : _line.ArrivedAt + _gap;

    public Instant NextReading => new(FrameEndsAt);

    public Instant NextEvent => new(Math.Min(FrameEndsAt, _line.DepartsAt));

    public void Receive(ReadOnlySpan<byte> bytes) => _line.Receive(bytes);

    public void Advance(TimeSpan elapsed)
    {
        var until = _line.Now + elapsed.Ticks;
        var frameEnd = FrameEndsAt;
        if (frameEnd <= until)
        {
            _line.MoveTo(frameEnd);
            TakeFrames();
        }
        _line.MoveTo(until);
    }

    public bool TryTransmit(Span<byte> buffer, out int count) => _line.TryTransmit(buffer, out count);

    void TakeFrames()
    {
        while (_line.Incoming.Length >= ShortestFrame)
        {
            var incoming = _line.Incoming;
            var length = Math.Min(RequestLength(incoming), incoming.Length);
            var frame = incoming[..length];
            // By its length first, since a slow host may let two frames run together; else as silence has it.
            if (!ModbusCrc.Holds(frame)) frame = incoming;
            length = frame.Length;
            if (ModbusCrc.Holds(frame)) Take(frame);
            else Ignored++;
            _line.Consume(length);
        }
        _line.Consume(_line.Incoming.Length);
    }

    static int RequestLength(ReadOnlySpan<byte> frame) => frame[1] switch
    {
        3 or 4 or 6 => 8,
        16 when frame.Length > 6 => 9 + frame[6],
        _ => frame.Length,
    };

    void Take(ReadOnlySpan<byte> frame)
    {
        var broadcast = frame[0] == 0;
        var heard = false;
        foreach (var slave in _slaves)
        {
            if (!broadcast && slave.Address != frame[0]) continue;
            heard = true;
            if (!slave.Answers) continue;
            var length = Answer(slave, frame);
            if (!broadcast) SendChecked(length, slave.ExtraThinking);
        }
        if (!heard) Ignored++;
    }

    /// <summary>Puts the reply into <see cref="_reply"/> and gives its length without the check.</summary>
    int Answer(IModbusSlave slave, ReadOnlySpan<byte> frame)
    {
        _reply[0] = slave.Address;
        _reply[1] = frame[1];
        var body = frame[2..^2];
        return frame[1] switch
        {
            3 when body.Length == 4 => AnswerRead(slave, RegisterTable.Holding, body),
            4 when body.Length == 4 => AnswerRead(slave, RegisterTable.Input, body),
            6 when body.Length == 4 => AnswerWriteOne(slave, body),
            16 when body.Length >= 5 => AnswerWriteMany(slave, body),
            3 or 4 or 6 or 16 => Refuse(ModbusVerdict.IllegalValue),
            _ => Refuse(ModbusVerdict.IllegalFunction),
        };
    }

    int AnswerRead(IModbusSlave slave, RegisterTable table, ReadOnlySpan<byte> body)
    {
        var count = Word(body, 2);
        if (count is 0 or > MostRegisters) return Refuse(ModbusVerdict.IllegalValue);
        if (Word(body, 0) + count > 65536) return Refuse(ModbusVerdict.IllegalAddress);
        var values = _values.AsSpan(0, count);
        var verdict = slave.Read(table, Word(body, 0), values);
        if (verdict != ModbusVerdict.Done) return Refuse(verdict);
        _reply[2] = (byte)(2 * count);
        for (var index = 0; index < count; index++)
        {
            _reply[3 + (2 * index)] = (byte)(values[index] >> 8);
            _reply[4 + (2 * index)] = (byte)(values[index] & 0xFF);
        }
        return 3 + (2 * count);
    }

    int AnswerWriteOne(IModbusSlave slave, ReadOnlySpan<byte> body)
    {
        _values[0] = Word(body, 2);
        var verdict = slave.Write(Word(body, 0), _values.AsSpan(0, 1), _line.Now);
        if (verdict != ModbusVerdict.Done) return Refuse(verdict);
        body.CopyTo(_reply.AsSpan(2));
        return 6;
    }

    int AnswerWriteMany(IModbusSlave slave, ReadOnlySpan<byte> body)
    {
        var count = Word(body, 2);
        if (count is 0 or > 123 || body[4] != 2 * count || body.Length != 5 + (2 * count)) return Refuse(ModbusVerdict.IllegalValue);
        if (Word(body, 0) + count > 65536) return Refuse(ModbusVerdict.IllegalAddress);
        for (var index = 0; index < count; index++) _values[index] = Word(body, 5 + (2 * index));
        var verdict = slave.Write(Word(body, 0), _values.AsSpan(0, count), _line.Now);
        if (verdict != ModbusVerdict.Done) return Refuse(verdict);
        body[..4].CopyTo(_reply.AsSpan(2));
        return 6;
    }

    int Refuse(ModbusVerdict why)
    {
        _reply[1] |= 0x80;
        _reply[2] = (byte)why;
        return 3;
    }

    void SendChecked(int length, long longer)
    {
        var crc = ModbusCrc.Of(_reply.AsSpan(0, length));
        _reply[length] = (byte)(crc & 0xFF);
        _reply[length + 1] = (byte)(crc >> 8);
        _line.Send(_reply.AsSpan(0, length + 2), longer);
    }

    static ushort Word(ReadOnlySpan<byte> bytes, int at) => (ushort)((bytes[at] << 8) | bytes[at + 1]);
}
