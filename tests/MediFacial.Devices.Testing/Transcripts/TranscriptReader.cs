using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Testing.Transcripts;

/// <summary>Reads <c>tests/transcripts/*.txt</c>, strictly: what it does not understand is refused with file and line.</summary>
public sealed partial class TranscriptReader
{
    const string WayUp = "Way up";

    readonly string _file;
    readonly Dictionary<string, string> _head = [];
    readonly List<TranscriptScene> _scenes = [];
    readonly List<TranscriptStep> _steps = [];
    readonly Dictionary<string, string> _block = [];
    readonly List<string> _comment = [];
    string? _title;
    int _titleLine, _blockLine;

    TranscriptReader(string file) => _file = file;

    /// <exception cref="FormatException">The file is not a transcript; the message says where and why.</exception>
    public static Transcript Read(string file, IEnumerable<string> lines)
    {
        var reader = new TranscriptReader(file);
        var number = 0;
        foreach (var line in lines) reader.Take(line.TrimEnd(), ++number);
        reader.EndScene(number + 1);
        return reader.Whole();
    }

    Transcript Whole()
    {
        foreach (var needed in (ReadOnlySpan<string>)["part", "written-in", .. _head.GetValueOrDefault("written-in") == "pins" ? [] : new[] { "line", "replies-within" }])
            if (!_head.ContainsKey(needed)) throw Wrong(1, $"the head lacks “{needed}: …”");
        return new(_file, _head["part"], int.Parse(_head.GetValueOrDefault("address", "0"), CultureInfo.InvariantCulture), _head.GetValueOrDefault("serial-number"),
            _head.GetValueOrDefault("line"), _head.TryGetValue("replies-within", out var within) ? Duration(within, 1) : TimeSpan.Zero,
            Enum.TryParse<TranscriptWriting>(_head["written-in"], ignoreCase: true, out var writing) ? writing : throw Wrong(1, "written-in is hex, text or pins"), [.. _scenes]);
    }

    void Take(string line, int number)
    {
        if (line.Length == 0) EndBlock(number);
        else if (line.StartsWith("== ", StringComparison.Ordinal))
        {
            EndScene(number);
            (_title, _titleLine) = (line[3..], number);
        }
        else if (line[0] == '#') _comment.Add(line.TrimStart('#').Trim());
        else if (line[0] is '>' or '<') Put(line[..1], line[1..].TrimStart(' '), number);
        else if (KeyAndValue().Match(line) is { Success: true } match) TakeKey(match.Groups[1].Value, match.Groups[2].Value, number);
        else throw Wrong(number, $"“{line}” is neither a comment nor “key: value”, “> …” or “< …”");
    }

    void TakeKey(string key, string value, int number)
    {
        if (_title is null)
        {
            if (key is not ("part" or "address" or "serial-number" or "line" or "replies-within" or "written-in")) throw Wrong(number, $"“{key}” does not belong into the head");
            if (!_head.TryAdd(key, value)) throw Wrong(number, $"“{key}” stands twice in the head");
            return;
        }
        switch (key)
        {
            case "given" when value.Split(' ', 2) is [var what, var so]: _steps.Add(new TranscriptCondition(number, what, so)); break;
            case "do": _steps.Add(new TranscriptDeed(number, [.. value.Split(' ')])); break;
            case "after": _steps.Add(new TranscriptPause(number, Duration(value, number))); break;
            case "truth" when value.Split(' ') is [var name, var so]: _steps.Add(new TranscriptTruth(number, name, so)); break;
            case "wire" or "part" or "means": Put(key, value, number); break;
            default: throw Wrong(number, $"“{key}: {value}” is not known; there are given, do, after, truth, wire, part and means");
        }
    }

    void Put(string key, string value, int number)
    {
        if (_title is null) throw Wrong(number, "an exchange belongs into a scene: write “== Title” above it");
        if (_block.Count == 0) _blockLine = number;
        // A long meaning goes on in the next line.
        if (key == "means" && _block.TryGetValue(key, out var begun)) _block[key] = $"{begun}, {value}";
        else if (!_block.TryAdd(key, value)) throw Wrong(number, $"“{key}” stands twice in one exchange; a blank line ends it");
    }

    void EndBlock(int number)
    {
        if (_block.Count > 0)
        {
            if (_comment.Count == 0) throw Wrong(_blockLine, "an exchange needs a comment above it: what it is, and where the datasheet says so");
            if (!_block.TryGetValue("wire", out var wire)) throw Wrong(_blockLine, "an exchange needs “wire: …”: what makes the controller say it, or “never; REASON”");
            var (notByWire, notByPart) = (Never(wire), _block.TryGetValue("part", out var part) ? Never(part) ?? throw Wrong(_blockLine, "“part” can only be “never; REASON”") : null);
            if (notByWire is not null && notByPart is not null) throw Wrong(_blockLine, "neither the wire nor the part ever says this");
            var means = _block.GetValueOrDefault("means");
            if (means is null != notByWire is not null) throw Wrong(_blockLine, notByWire is null ? "say what the controller makes of it: “means: …”" : "what the controller never asks means nothing to it");
            var (sent, said) = (_block.GetValueOrDefault(">"), _block.GetValueOrDefault("<"));
            if (sent is null && said is null) throw Wrong(_blockLine, "nothing is said here");
            _steps.Add(new TranscriptExchange(_blockLine, string.Join(' ', _comment), wire, notByWire, notByPart, sent, said == "silence" ? null : said, means));
        }
        _block.Clear();
        _comment.Clear();
    }

    string? Never(string value) => !value.StartsWith("never", StringComparison.Ordinal) ? null
        : value.Split(';', 2) is [_, { Length: > 10 } reason] ? reason.Trim() : throw Wrong(_blockLine, "“never” needs its reason: “never; REASON”");

    void EndScene(int number)
    {
        EndBlock(number);
        if (_title is not null) _scenes.Add(new(_title, _titleLine, _title.StartsWith(WayUp, StringComparison.Ordinal), [.. _steps]));
        _steps.Clear();
    }

    TimeSpan Duration(string text, int number) => Quantity.TryParse(text, out var time) && time.Dimension == Dimension.Duration
        ? TimeSpan.FromSeconds(time.Value) : throw Wrong(number, $"“{text}” is no time; write 0.2 s or 15 ms");

    FormatException Wrong(int line, string why) => new($"{_file}:{line}: {why}.");

    [GeneratedRegex("^([a-z-]+): (.+)$")]
    private static partial Regex KeyAndValue();
}
