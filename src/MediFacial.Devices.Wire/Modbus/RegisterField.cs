using System.Buffers.Binary;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>One signal of a Modbus part, ready to be read from and written into registers.</summary>
sealed class RegisterField(string name, ModbusAddress address, SignalScale scale, SensorId? sensor)
{
    // 226 × 0.1 is 22.6 and a bit; 226 ÷ 10 is 22.6, the very number that stands in a limit.
    readonly double _divisor = Math.Round(1 / address.Scale) is > 1 and var divisor && 1 / divisor == address.Scale ? divisor : 0;

    public string Name => name;
    public ModbusAddress Address => address;
    public SignalScale Scale => scale;
    public SensorId? Sensor => sensor;
    public int Words => WordsOf(address);
    public int End => address.Address + Words;

    /// <summary>The signal whose value multiplies this one; null for none.</summary>
    public RegisterField? Factor { get; set; }

    /// <summary>For an output that is one bit: its safe level.</summary>
    public bool SafeIsOn { get; init; }

    /// <summary>What was last read, in the unit on the wire; NaN until then.</summary>
    public double Last { get; private set; } = double.NaN;

    public static int WordsOf(ModbusAddress address) => address.Type switch
    {
        RegisterType.U16 or RegisterType.I16 => 1,
        RegisterType.Text => Math.Max(1, address.Words),
        _ => 2,
    };

    /// <summary>The value in the unit on the wire; NaN when it cannot be told.</summary>
    /// <param name="registers">Big-endian bytes, from this signal's first register on.</param>
    public double Read(ReadOnlySpan<byte> registers) => Last = Peek(registers);

    /// <summary>As <see cref="Read"/>, but remembers nothing.</summary>
    public double Peek(ReadOnlySpan<byte> registers)
    {
        var raw = Raw(address, registers);
        if (address.Bit is { } bit) return (unchecked((long)raw) >> bit) & 1;
        return (Scaled(raw) + address.Offset) * (Factor?.Last ?? 1);
    }

    double Scaled(double raw) => _divisor > 0 ? raw / _divisor : raw * address.Scale;

    /// <summary>Writes the registers of a value in the unit on the wire; false when the number does not fit its type.</summary>
    public bool TryWrite(double wire, Span<ushort> registers)
    {
        var number = ((wire / (Factor?.Last ?? 1)) - address.Offset) / address.Scale;
        if (address.Type == RegisterType.F32)
        {
            if (!float.IsFinite((float)number)) return false;
            Split(BitConverter.SingleToUInt32Bits((float)number), registers);
            return true;
        }

        var raw = Math.Round(number, MidpointRounding.AwayFromZero);
        var (lowest, highest) = address.Type switch
        {
            RegisterType.U16 => (0d, 65535d),
            RegisterType.I16 => (-32768d, 32767d),
            RegisterType.U32 => (0d, 4294967295d),
            RegisterType.I32 => (-2147483648d, 2147483647d),
            _ => (0d, -1d),
        };
        if (!(raw >= lowest && raw <= highest)) return false;
        var bits = unchecked((uint)(long)raw);
        if (Words == 1) registers[0] = unchecked((ushort)bits);
        else Split(bits, registers);
        return true;
    }

    /// <summary>The number in the registers, before scale and offset.</summary>
    public static double Raw(ModbusAddress address, ReadOnlySpan<byte> registers) => address.Type switch
    {
        RegisterType.U16 => BinaryPrimitives.ReadUInt16BigEndian(registers),
        RegisterType.I16 => BinaryPrimitives.ReadInt16BigEndian(registers),
        RegisterType.U32 => Joined(address, registers),
        RegisterType.I32 => unchecked((int)Joined(address, registers)),
        RegisterType.F32 => BitConverter.UInt32BitsToSingle(Joined(address, registers)),
        _ => double.NaN,
    };

    static uint Joined(ModbusAddress address, ReadOnlySpan<byte> registers)
    {
        uint first = BinaryPrimitives.ReadUInt16BigEndian(registers), second = BinaryPrimitives.ReadUInt16BigEndian(registers[2..]);
        return address.Order == WordOrder.HighFirst ? (first << 16) | second : (second << 16) | first;
    }

    void Split(uint bits, Span<ushort> registers)
    {
        var high = (ushort)(bits >> 16);
        var low = (ushort)(bits & 0xFFFF);
        (registers[0], registers[1]) = address.Order == WordOrder.HighFirst ? (high, low) : (low, high);
    }
}
