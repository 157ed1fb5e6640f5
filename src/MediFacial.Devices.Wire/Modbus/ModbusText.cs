using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>Modbus frames in words, for the trace.</summary>
static class ModbusText
{
    public static string Request(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 8) return "cut";
        var start = BinaryPrimitives.ReadUInt16BigEndian(frame[2..]);
        var value = BinaryPrimitives.ReadUInt16BigEndian(frame[4..]);
        return frame[1] switch
        {
            3 => $"read holding {Span(start, value)}",
            4 => $"read input {Span(start, value)}",
            6 => $"write holding {start} = {value}",
            16 => $"write holding {Span(start, value)} = {Registers(frame[7..^2])}",
            _ => $"function {frame[1]}",
        };
    }

    public static string Reply(ReadOnlySpan<byte> frame) => frame switch
    {
        { Length: < 5 } => "cut",
        [_, > 0x7F, var code, ..] => $"refused: {Exception(code)}",
        [_, 3 or 4, var bytes, ..] when frame.Length >= 3 + bytes => Registers(frame.Slice(3, bytes)),
        _ => "written",
    };

    public static string Readings(ReadBlock block, ReadOnlySpan<byte> registers)
    {
        var text = new StringBuilder();
        foreach (var field in block.Fields)
        {
            var reading = field.Scale.ToReading(field.Peek(registers[(2 * (field.Address.Address - block.Start))..]), default);
            text.Append(text.Length == 0 ? "" : ", ").Append(field.Name).Append(' ').Append(reading.Value);
            if (!reading.IsGood) text.Append(" (").Append(reading.Quality).Append(')');
        }

        return text.ToString();
    }

    static string Exception(byte code) => code switch
    {
        1 => "no such function (1)",
        2 => "no such register (2)",
        3 => "value not allowed (3)",
        4 => "the part failed (4)",
        5 => "accepted, takes longer (5)",
        6 => "busy (6)",
        _ => $"exception {code}",
    };

    static string Span(int start, int count) => count == 1 ? $"{start}" : $"{start}..{start + count - 1}";

    static string Registers(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var index = 0; index + 1 < bytes.Length; index += 2)
            text.Append(index == 0 ? "" : " ").Append(BinaryPrimitives.ReadUInt16BigEndian(bytes[index..]).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
