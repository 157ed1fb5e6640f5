using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MediFacial.Devices.Testing.Transcripts;

/// <summary>The files of <c>tests/transcripts</c>, and how their bytes are written.</summary>
public static partial class ShippedTranscripts
{
    public static ImmutableArray<Transcript> All { get; } =
    [
        .. Directory.GetFiles(Repository.Under("tests", "transcripts"), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => TranscriptReader.Read($"tests/transcripts/{Path.GetFileName(file)}", File.ReadLines(file))),
    ];

    /// <exception cref="FormatException">Not bytes as this file writes them.</exception>
    public static byte[] Bytes(this Transcript transcript, string written) => transcript.Writing switch
    {
        TranscriptWriting.Hex => Convert.FromHexString(written.Replace(" ", "", StringComparison.Ordinal)),
        TranscriptWriting.Text => [.. Escape().Replace(written, each => ((char)Code(each.Value)).ToString()).Select(character => checked((byte)character))],
        _ => throw new FormatException($"{transcript.File}: a pin has no bytes."),
    };

    /// <summary>Bytes as the file would write them.</summary>
    public static string Written(this Transcript transcript, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "silence";
        var text = new StringBuilder();
        foreach (var value in bytes)
            text.Append(transcript.Writing == TranscriptWriting.Hex ? $"{value:X2} " : value switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n",
                >= 0x20 and < 0x7F => ((char)value).ToString(),
                _ => $"\\x{value:X2}",
            });
        return text.ToString().TrimEnd();
    }

    /// <summary>The pin of a line such as <c>K1 1</c>, and its level.</summary>
    /// <exception cref="FormatException">Not a pin and a level.</exception>
    public static (string Pin, bool High) Pin(this Transcript transcript, string written) => written.Split(' ') is [var pin, "0" or "1"]
        ? (pin, written.EndsWith('1')) : throw new FormatException($"{transcript.File}: “{written}” is no pin with 0 or 1 behind it.");

    static byte Code(string escape) => escape[1] switch
    {
        'r' => (byte)'\r',
        'n' => (byte)'\n',
        _ => byte.Parse(escape[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\\(?:r|n|x[0-9A-F]{2})")]
    private static partial Regex Escape();
}
