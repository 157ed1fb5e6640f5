using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>One key of a group in a file.</summary>
/// <param name="about">For the editor: what it means.</param>
abstract class Key(string name, bool required, string about)
{
    public string Name { get; } = name;
    public bool Required { get; } = required;
    public string About { get; } = about;

    public abstract bool Read(YamlNode node, Inspection inspection, out object? value);

    public JsonObject Schema()
    {
        var schema = ValueSchema();
        schema["description"] = About;
        return schema;
    }

    protected abstract JsonObject ValueSchema();

    public static Key<T> Needed<T>(string name, Form<T> form, string about) => new(name, form, true, about);

    public static Key<T> Optional<T>(string name, Form<T> form, string about) => new(name, form, false, about);
}

/// <inheritdoc/>
sealed class Key<T>(string name, Form<T> form, bool required, string about) : Key(name, required, about)
{
    public override bool Read(YamlNode node, Inspection inspection, out object? value)
    {
        var good = inspection.Below(Name, node, form, out var read);
        value = read;
        return good;
    }

    protected override JsonObject ValueSchema() => form.Schema();
}

/// <summary>The values of one group, all of them read well.</summary>
sealed class Row(YamlMapping mapping, Inspection inspection, IReadOnlyDictionary<Key, object?> values)
{
    public bool Has(Key key) => values.ContainsKey(key);

    /// <summary>A needed value.</summary>
    public T Get<T>(Key<T> key) => (T)values[key]!;

    /// <summary>An optional value.</summary>
    public T Get<T>(Key<T> key, T otherwise) => values.TryGetValue(key, out var value) ? (T)value! : otherwise;

    public T? Find<T>(Key<T> key) where T : struct => values.TryGetValue(key, out var value) ? (T)value! : null;

    public T? FindObject<T>(Key<T> key) where T : class => values.TryGetValue(key, out var value) ? (T?)value : null;

    /// <param name="path">Of the value below this group, such as <c>init/0/to</c>; the nearest value that exists is reported.</param>
    public void Report(string path, string code, string message) => inspection.Report(Locate(path), code, message);

    Mark Locate(string path)
    {
        YamlNode node = mapping;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = node switch
            {
                YamlMapping group => group.Find(step)?.Value,
                YamlSequence list when int.TryParse(step, out var index) && index < list.Items.Length => list.Items[index],
                _ => null,
            };
            if (next is null) break;
            node = next;
        }
        return node.At;
    }
}
