using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MediFacial.Devices.Core.Profiles.Yaml;

/// <summary>Bytes to a tree. What YAML allows and a file of a treatment room does not need (anchors, tags, several documents) is refused.</summary>
sealed class YamlTree
{
    public const int LargestFile = 256 * 1024;
    const int DeepestNesting = 16;

    readonly IParser _parser;

    YamlTree(IParser parser) => _parser = parser;

    /// <returns>Null when a problem was reported.</returns>
    public static YamlNode? Read(ProfileFile file, Inspection inspection)
    {
        if (file.Bytes.Length > LargestFile)
        {
            inspection.Report(new Mark(1, 1), "file-too-large",
                $"The file has {file.Bytes.Length} bytes; at most {LargestFile} are read, so split it or remove what is not a profile.");
            return null;
        }
        if (Decode(file.Bytes, inspection) is not { } text) return null;
#pragma warning disable RS0030 // StringReader reads memory: no I/O happens, but YamlDotNet takes nothing else.
        var scanner = new Scanner(new System.IO.StringReader(text));
#pragma warning restore RS0030
        try
        {
            return new YamlTree(new Parser(scanner)).Document();
        }
        catch (RefusedYaml refused)
        {
            inspection.Report(refused.At, refused.Code, refused.Message);
        }
        catch (YamlException fault)
        {
            Syntax(fault.Start, fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or ArithmeticException or FormatException)
        {
            // YamlDotNet answers some malformed text with these instead of its own exception.
            Syntax(scanner.CurrentPosition, "something is missing before this place.");
        }
        return null;

        void Syntax(YamlDotNet.Core.Mark at, string what) =>
            inspection.Report(MarkOf(at), "yaml-syntax", $"This is no YAML: {Sentence(what)} Check indentation, quotes and brackets here.");
    }

    static string? Decode(ImmutableArray<byte> bytes, Inspection inspection)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan()).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, fault.Index).Count((byte)'\n');
            inspection.Report(new Mark(line, 1), "not-utf8", "The file holds bytes that are no UTF-8 text; save it as UTF-8.");
            return null;
        }
    }

    YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Current is StreamEnd) throw new RefusedYaml(new Mark(1, 1), "empty-file", "The file is empty; write a part, room, protocol or product, or delete it.");
        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw new RefusedYaml(MarkOf(second.Start), "several-documents", "A second document begins here; one file holds one profile, so make it a file of its own.");
        }
        return root;
    }

    YamlNode Node(int depth)
    {
        var at = MarkOf(_parser.Current!.Start);
        if (depth > DeepestNesting) throw new RefusedYaml(at, "yaml-syntax", $"Groups are nested deeper than {DeepestNesting} levels; no profile needs that.");
        if (_parser.Current is AnchorAlias) throw Anchor(at);
        if (_parser.Current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) throw Anchor(at);
            if (!node.Tag.IsEmpty && node.Tag != "!") throw new RefusedYaml(at, "tag", $"The tag “{node.Tag.Value}” is not allowed; write the plain value.");
        }
        return _parser.Current switch
        {
            MappingStart => Mapping(at, depth),
            SequenceStart => Sequence(at, depth),
            _ => new YamlScalar(at, _parser.Consume<Scalar>().Value),
        };
    }

    YamlMapping Mapping(Mark at, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key) throw new RefusedYaml(at, "yaml-syntax", "A key must be a plain word.");
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }
        return new YamlMapping(at, entries.DrainToImmutable());
    }

    YamlSequence Sequence(Mark at, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new YamlSequence(at, items.DrainToImmutable());
    }

    static RefusedYaml Anchor(Mark at) => new(at, "anchor", "Anchors (&) and aliases (*) are not allowed, since a reader must see each figure where it counts; write the value out.");

    static Mark MarkOf(YamlDotNet.Core.Mark mark) => new((int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}

sealed class RefusedYaml(Mark at, string code, string message) : Exception(message)
{
    public Mark At { get; } = at;
    public string Code { get; } = code;
}
