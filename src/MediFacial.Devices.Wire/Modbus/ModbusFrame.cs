using System.Buffers.Binary;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>The four functions that this master uses.</summary>
public enum ModbusFunction : byte { ReadHolding = 3, ReadInput = 4, WriteSingle = 6, WriteMultiple = 16 }

/// <summary>Request frames of a Modbus RTU master. Each writes into <c>frame</c> and returns the length in bytes.</summary>
public static class ModbusFrame
{
    /// <summary>Most registers of one read, and of one write, by the specification.</summary>
    public const int LongestRead = 125, LongestWrite = 123;

    /// <summary>Longest frame of the serial line.</summary>
    public const int Longest = 256;

    public const int ReadRequestLength = 8, SingleWriteLength = 8, WriteReplyLength = 8, ExceptionLength = 5;

    public static int ReadReplyLength(int registers) => 5 + (2 * registers);

    public static int MultipleWriteLength(int registers) => 9 + (2 * registers);

    public static int Read(Span<byte> frame, byte address, ModbusFunction function, int start, int registers)
    {
        Head(frame, address, function, start, (ushort)registers);
        Crc16.Seal(frame[..ReadRequestLength]);
        return ReadRequestLength;
    }

    public static int Write(Span<byte> frame, byte address, int register, ushort value)
    {
        Head(frame, address, ModbusFunction.WriteSingle, register, value);
        Crc16.Seal(frame[..SingleWriteLength]);
        return SingleWriteLength;
    }

    public static int Write(Span<byte> frame, byte address, int start, ReadOnlySpan<ushort> values)
    {
        Head(frame, address, ModbusFunction.WriteMultiple, start, (ushort)values.Length);
        frame[6] = (byte)(2 * values.Length);
        for (var index = 0; index < values.Length; index++) BinaryPrimitives.WriteUInt16BigEndian(frame[(7 + (2 * index))..], values[index]);
        var length = MultipleWriteLength(values.Length);
        Crc16.Seal(frame[..length]);
        return length;
    }

    static void Head(Span<byte> frame, byte address, ModbusFunction function, int start, ushort value)
    {
        frame[0] = address;
        frame[1] = (byte)function;
        BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)start);
        BinaryPrimitives.WriteUInt16BigEndian(frame[4..], value);
    }
}
