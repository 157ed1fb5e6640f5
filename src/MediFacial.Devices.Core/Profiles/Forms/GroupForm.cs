using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>A group of known keys. Unknown, missing and doubled keys are reported, each with what to do.</summary>
/// <param name="what">What the group is, as a sentence goes on: "a sensor".</param>
/// <param name="build">Called when every key was read well; may report what the keys mean together.</param>
sealed class GroupForm<T>(string what, Key[] keys, Func<Row, T> build) : Form<T>
{
    public string What { get; } = what;
    public IReadOnlyList<Key> Keys { get; } = keys;

    string Allowed => string.Join(", ", Keys.Select(key => key.Name));

    public override bool TryRead(YamlNode node, Inspection inspection, out T? value)
    {
        value = default;
        if (node is not YamlMapping mapping)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but {What} is expected, with the keys {Allowed}.");
            return false;
        }
        var before = inspection.ProblemCount;
        var values = ReadKeys(mapping, inspection);
        foreach (var key in Keys)
        {
            if (key.Required && mapping.Find(key.Name) is null)
            {
                inspection.Report(mapping.At, "missing-key", $"The key “{key.Name}” of {What} is missing; add it ({key.About.TrimEnd('.')}).");
            }
        }
        if (inspection.ProblemCount > before) return false;
        value = build(new Row(mapping, inspection, values));
        return inspection.ProblemCount == before;
    }

    Dictionary<Key, object?> ReadKeys(YamlMapping mapping, Inspection inspection)
    {
        var values = new Dictionary<Key, object?>();
        var seen = new HashSet<string>();
        foreach (var (name, child) in mapping.Entries)
        {
            var key = Keys.FirstOrDefault(key => key.Name == name.Text);
            if (key is null)
            {
                inspection.Report(name.At, "unknown-key",
                    $"“{name.Text}” is no key of {What}.{Nearest.Hint(name.Text, Keys.Select(known => known.Name))} Allowed: {Allowed}.");
            }
            else if (!seen.Add(key.Name)) inspection.Report(name.At, "duplicate-key", $"“{key.Name}” stands here a second time; keep one of the two.");
            else if (key.Read(child, inspection, out var value)) values[key] = value;
        }
        return values;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. Keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)]),
        ["properties"] = new JsonObject(Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)key.Schema()))),
    };
}

/// <summary>One of several groups, told apart by a key that only one of them has.</summary>
sealed class VariantForm<T>(string what, params (string Key, Form<T> Form)[] variants) : Form<T>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out T? value)
    {
        value = default;
        var keys = string.Join(", ", variants.Select(variant => variant.Key));
        if (node is not YamlMapping mapping)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but {what} is expected, a group with one of the keys {keys}.");
            return false;
        }
        var found = variants.Where(variant => mapping.Find(variant.Key) is not null).ToArray();
        if (found.Length == 1) return found[0].Form.TryRead(node, inspection, out value);
        if (found.Length == 0 && mapping.Entries is [var first, ..] && Nearest.Hint(first.Key.Text, variants.Select(variant => variant.Key)) is { Length: > 0 } hint)
        {
            inspection.Report(first.Key.At, "unknown-key", $"“{first.Key.Text}” is no kind of {what}.{hint} Allowed: {keys}.");
            return false;
        }
        inspection.Report(node.At, found.Length == 0 ? "missing-key" : "too-many-keys", found.Length == 0
            ? $"Nothing says which kind of {what} this is; write one of the keys {keys}."
            : $"The keys {string.Join(" and ", found.Select(variant => variant.Key))} exclude each other; keep one.");
        return false;
    }

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray([.. variants.Select(variant => (JsonNode)variant.Form.Schema())]) };
}
