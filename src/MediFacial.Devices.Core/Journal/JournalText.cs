using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Journal;

/// <summary>The canonical bytes of an entry: what the chain hashes. One entry has exactly one encoding, and one encoding is exactly one entry.</summary>
/// <remarks>
/// UTF-8 JSON on one line, without spaces, keys always there and always in this order:
/// <c>{"v":1,"n":number,"kind":"name","at":ticks,"utc":"2026-11-22T21:08:38.1234567Z","session":"guid" or null,"text":"sentence","fields":[["key","value"],…]}</c>.
/// Only <c>"</c>, <c>\</c> and control characters are escaped: as <c>\"</c>, <c>\\</c> and <c>\u00xx</c> in lower-case hex.
/// Reading accepts nothing that writing would not have made.
/// </remarks>
public static class JournalText
{
    public const int Version = 1;

    public static byte[] Write(JournalEntry entry)
    {
        var text = new StringBuilder(256);
        text.Append(CultureInfo.InvariantCulture, $"{{\"v\":{Version},\"n\":{entry.Number},\"kind\":");
        Quote(text, entry.Kind.ToString());
        text.Append(CultureInfo.InvariantCulture, $",\"at\":{entry.At.Ticks},\"utc\":\"{Utc(entry.RecordedAtUtc)}\",\"session\":");
        text.Append(entry.Session is { } session ? $"\"{session:D}\"" : "null").Append(",\"text\":");
        Quote(text, entry.Sentence);
        text.Append(",\"fields\":[");
        var first = true;
        foreach (var field in entry.Fields.IsDefault ? [] : entry.Fields)
        {
            text.Append(first ? "[" : ",[");
            Quote(text, field.Key);
            text.Append(',');
            Quote(text, field.Value);
            text.Append(']');
            first = false;
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>Null when the bytes are not the canonical encoding of any entry that this version knows.</summary>
    public static JournalEntry? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            Expect(ref reader, JsonTokenType.StartObject);
            if (Value(ref reader, "v").GetInt32() != Version) return null;
            var number = Value(ref reader, "n").GetInt64();
            if (!Enum.TryParse(Value(ref reader, "kind").GetString(), out JournalKind kind) || !Enum.IsDefined(kind)) return null;
            var at = new Instant(Value(ref reader, "at").GetInt64());
            var utc = DateTimeOffset.ParseExact(
                Value(ref reader, "utc").GetString()!, UtcFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            Guid? session = Value(ref reader, "session").TokenType == JsonTokenType.Null ? null : Guid.ParseExact(reader.GetString()!, "D");
            var sentence = Value(ref reader, "text").GetString()!;
            Value(ref reader, "fields");
            var entry = new JournalEntry(number, kind, at, utc, session, sentence, Fields(ref reader));
            return Write(entry).AsSpan().SequenceEqual(bytes) ? entry : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString(UtcFormat, CultureInfo.InvariantCulture);

    static ImmutableArray<JournalField> Fields(ref Utf8JsonReader reader)
    {
        var fields = ImmutableArray.CreateBuilder<JournalField>();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var key = Text(ref reader);
            fields.Add(new(key, Text(ref reader)));
            Expect(ref reader, JsonTokenType.EndArray);
        }
        return fields.ToImmutable();
    }

    static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    static ref Utf8JsonReader Value(ref Utf8JsonReader reader, string key)
    {
        Expect(ref reader, JsonTokenType.PropertyName);
        if (!reader.ValueTextEquals(key) || !reader.Read()) throw new JsonException();
        return ref reader;
    }

    static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token) throw new JsonException();
    }

    static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            text.Append(rest[..at]);
            if (rest[at] is '"' or '\\') text.Append('\\').Append(rest[at]);
            else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[at]:x4}");
            rest = rest[(at + 1)..];
        }
        text.Append(rest).Append('"');
    }
}
