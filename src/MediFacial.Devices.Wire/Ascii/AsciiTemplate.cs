using System.Globalization;
using System.Text;

namespace MediFacial.Devices.Wire.Ascii;

/// <summary>A line with fields, such as <c>SET 633 {level:0.0}</c>, taken apart once so that filling and reading it costs no memory.</summary>
sealed class AsciiTemplate
{
    readonly byte[][] _literals;
    readonly string[] _formats;

    AsciiTemplate(byte[][] literals, string[] fields, string[] formats) => (_literals, Fields, _formats) = (literals, fields, formats);

    /// <summary>Names in the order of the line.</summary>
    public string[] Fields { get; }

    /// <param name="address">Takes the place of <c>{address}</c>.</param>
    public static AsciiTemplate Parse(string text, int address)
    {
        var line = text.Replace("{address}", address.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var (literals, fields, formats) = (new List<byte[]>(), new List<string>(), new List<string>());
        var at = 0;
        while (true)
        {
            var open = line.IndexOf('{', at);
            var close = open < 0 ? -1 : line.IndexOf('}', open);
            if (close < 0) break;
            literals.Add(Encoding.ASCII.GetBytes(line[at..open]));
            var field = line[(open + 1)..close].Split(':', 2);
            fields.Add(field[0]);
            formats.Add(Format(field.Length == 2 ? field[1] : null));
            at = close + 1;
        }

        literals.Add(Encoding.ASCII.GetBytes(line[at..]));
        return new AsciiTemplate([.. literals], [.. fields], [.. formats]);
    }

    public int IndexOf(string field) => Array.IndexOf(Fields, field);

    /// <summary>Writes the line with <paramref name="values"/> in its fields and notes where each went; 0 when it does not fit.</summary>
    public int Fill(ReadOnlySpan<double> values, Span<byte> line, Span<Range> places)
    {
        var at = 0;
        for (var index = 0; index < _literals.Length; index++)
        {
            if (!_literals[index].AsSpan().TryCopyTo(line[at..])) return 0;
            at += _literals[index].Length;
            if (index == Fields.Length) break;
            // Adding zero turns a negative zero into a plain one.
            var number = Math.Round(values[index], Decimals(index), MidpointRounding.AwayFromZero) + 0.0;
            if (!number.TryFormat(line[at..], out var written, _formats[index], CultureInfo.InvariantCulture)) return 0;
            places[index] = new Range(at, at + written);
            at += written;
        }

        return at;
    }

    /// <summary>Whether a line is of this form; if so, where its fields lie in it.</summary>
    public bool Matches(ReadOnlySpan<byte> line, Span<Range> places)
    {
        if (!line.StartsWith(_literals[0])) return false;
        var at = _literals[0].Length;
        for (var index = 0; index < Fields.Length; index++)
        {
            var next = _literals[index + 1];
            var isLast = index == Fields.Length - 1;
            var end = next.Length == 0 ? line.Length - at : isLast ? EndOf(line[at..], next) : line[at..].IndexOf(next);
            if (end <= 0) return false;
            places[index] = new Range(at, at + end);
            at += end + next.Length;
        }

        return at == line.Length;
    }

    static int EndOf(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> literal) => rest.EndsWith(literal) ? rest.Length - literal.Length : -1;

    int Decimals(int field) => _formats[field].StartsWith('F') ? int.Parse(_formats[field].AsSpan(1), CultureInfo.InvariantCulture) : 6;

    static string Format(string? written)
    {
        if (written is null) return "0.######";
        var point = written.IndexOf('.', StringComparison.Ordinal);
        return $"F{(point < 0 ? 0 : Math.Min(6, written.Length - point - 1))}";
    }
}
