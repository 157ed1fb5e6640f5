using System.Globalization;
using System.Text;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A line body with fields, taken apart once.</summary>
sealed class LineTemplate
{
    readonly List<(string Literal, string? Field, string? Format)> _pieces = [];

    /// <exception cref="ArgumentException">A brace is not closed, or two fields touch.</exception>
    public LineTemplate(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new ArgumentException($"'{text}': a brace is not closed.", nameof(text));
            if (open == at && _pieces.Count > 0) throw new ArgumentException($"'{text}': two fields touch.", nameof(text));
            var inside = text[(open + 1)..close].Split(':', 2);
            _pieces.Add((text[at..open], inside[0], inside.Length == 2 ? inside[1] : null));
            at = close + 1;
        }
        _pieces.Add((text[at..], null, null));
    }

    /// <summary>Matches a whole body and hands out its fields; a field with a format takes only numbers.</summary>
    public bool TryMatch(string body, Dictionary<string, string> fields)
    {
        fields.Clear();
        var at = 0;
        for (var index = 0; index < _pieces.Count; index++)
        {
            var (literal, field, format) = _pieces[index];
            if (string.CompareOrdinal(body, at, literal, 0, literal.Length) != 0) return false;
            at += literal.Length;
            if (field is null) break;
            var next = _pieces[index + 1].Literal;
            var end = next.Length == 0 ? body.Length : body.IndexOf(next, at, StringComparison.Ordinal);
            if (end <= at) return false;
            var text = body[at..end];
            if (format is not null && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return false;
            fields[field] = text;
            at = end;
        }
        return at == body.Length;
    }

    public string Fill(IReadOnlyDictionary<string, string> fields)
    {
        var text = new StringBuilder();
        foreach (var (literal, field, format) in _pieces)
        {
            text.Append(literal);
            if (field is null) continue;
            var value = fields.GetValueOrDefault(field, "");
            text.Append(format is not null && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(format, CultureInfo.InvariantCulture)
                : value);
        }
        return text.ToString();
    }
}
