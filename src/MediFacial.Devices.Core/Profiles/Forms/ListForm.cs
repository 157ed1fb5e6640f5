using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>A list whose items have one form.</summary>
sealed class ListForm<T>(Form<T> item, int least) : Form<ImmutableArray<T>>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out ImmutableArray<T> value)
    {
        value = [];
        if (node is not YamlSequence sequence)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but a list is expected; write [a, b] or one “- …” a line.");
            return false;
        }
        if (sequence.Items.Length < least)
        {
            inspection.Report(node.At, "too-few", $"The list has {sequence.Items.Length} items; it needs at least {least}.");
            return false;
        }
        var items = ImmutableArray.CreateBuilder<T>(sequence.Items.Length);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (inspection.Below(i.ToString(CultureInfo.InvariantCulture), sequence.Items[i], item, out var read)) items.Add(read!);
        }
        value = items.DrainToImmutable();
        return value.Length == sequence.Items.Length;
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema() };
        if (least > 0) schema["minItems"] = least;
        return schema;
    }
}

/// <summary>A value under a key that the writer chose.</summary>
readonly record struct Named<T>(string Key, T Value);

/// <summary>A group whose keys are names of the writer's own.</summary>
sealed class MapForm<T>(string what, Form<string> name, Form<T> form) : Form<ImmutableArray<Named<T>>>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out ImmutableArray<Named<T>> value)
    {
        value = [];
        if (node is not YamlMapping mapping)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but {what} are expected, each as “name: value”.");
            return false;
        }
        var good = true;
        var seen = new HashSet<string>();
        var items = ImmutableArray.CreateBuilder<Named<T>>();
        foreach (var (key, child) in mapping.Entries)
        {
            if (!seen.Add(key.Text))
            {
                inspection.Report(key.At, "duplicate-key", $"“{key.Text}” stands here a second time; keep one of the two.");
                good = false;
            }
            else if (name.TryRead(key, inspection, out var text) & inspection.Below(key.Text, child, form, out var read)) items.Add(new(text!, read!));
            else good = false;
        }
        value = items.DrainToImmutable();
        return good;
    }

    public override JsonObject Schema() => new() { ["type"] = "object", ["propertyNames"] = name.Schema(), ["additionalProperties"] = form.Schema() };
}
