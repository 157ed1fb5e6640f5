using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>A value that is written as one text.</summary>
/// <param name="expected">What is expected, as a sentence goes on: "a number".</param>
abstract class TextForm<T>(string expected) : Form<T>
{
    public string Expected { get; } = expected;

    public sealed override bool TryRead(YamlNode node, Inspection inspection, out T? value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but {Expected} is expected.");
            return false;
        }
        if (scalar.Text.Length == 0)
        {
            inspection.Report(node.At, "missing-value", $"The value is missing; write {Expected}.");
            return false;
        }
        if (TryParse(scalar.Text, out value) is not { } fault) return true;
        inspection.Report(node.At, fault.Code, fault.Message);
        return false;
    }

    /// <returns>Null when it was read.</returns>
    protected abstract TextFault? TryParse(string text, out T? value);
}

/// <summary>Why a text is refused.</summary>
sealed record TextFault(string Code, string Message);

/// <summary>Free text for people, or a literal of a wire.</summary>
sealed class FreeText(int longest = 400) : TextForm<string>("a text")
{
    protected override TextFault? TryParse(string text, out string? value)
    {
        value = text;
        return text.Length > longest ? new("bad-text", $"The text has {text.Length} characters; at most {longest} are allowed, so shorten it.")
            : text.Any(char.IsControl) ? new("bad-text", "The text holds a line break or control character; write it as one line.")
            : null;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number"), ["maxLength"] = longest };
}

/// <summary>A name that other places refer to.</summary>
sealed class Identifier() : TextForm<string>("a name of small letters, digits and hyphens")
{
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    protected override TextFault? TryParse(string text, out string? value)
    {
        value = text;
        var words = text.Split('-');
        return words.All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            ? null : new("bad-name", $"“{text}” is no name; use small letters, digits and single hyphens, such as “suction-console”.");
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };
}

/// <summary><c>part.signal</c>.</summary>
sealed class SignalReference() : TextForm<(string Part, string Signal)>("a signal as part.signal")
{
    protected override TextFault? TryParse(string text, out (string Part, string Signal) value)
    {
        var dot = text.IndexOf('.');
        value = dot < 0 ? default : (text[..dot], text[(dot + 1)..]);
        return value is { Part.Length: > 0, Signal.Length: > 0 } && !value.Signal.Contains('.')
            ? null : new("bad-name", $"“{text}” names no signal; write the part of this room, a dot and its signal, such as “suction-console.vacuum”.");
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[a-z0-9-]+\\.[a-z0-9-]+$" };
}
