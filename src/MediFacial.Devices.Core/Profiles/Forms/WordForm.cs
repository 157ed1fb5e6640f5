using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>One word out of a closed list.</summary>
sealed class WordForm<T>(IReadOnlyDictionary<string, T> words) : TextForm<T>($"one of {string.Join(", ", words.Keys)}")
{
    public IEnumerable<string> Words => words.Keys;

    public T this[string word] => words[word];

    protected override TextFault? TryParse(string text, out T? value) => words.TryGetValue(text, out value)
        ? null : new("unknown-value", $"“{text}” is not known here.{Nearest.Hint(text, words.Keys)} Allowed: {string.Join(", ", words.Keys)}.");

    public override JsonObject Schema() => new()
    {
        ["enum"] = new JsonArray([.. words.Keys.Select(word => (JsonNode)(int.TryParse(word, out var number) ? number : word))]),
    };
}

static class Words
{
    /// <summary>Names of an enum as files write them: <c>LeftCheek</c> is <c>left-cheek</c>.</summary>
    public static WordForm<TEnum> Of<TEnum>() where TEnum : struct, Enum =>
        new(Enum.GetValues<TEnum>().Where(value => !EqualityComparer<TEnum>.Default.Equals(value, default) || Enum.IsDefined(value))
            .ToDictionary(value => Hyphenated(value.ToString()), value => value));

    public static WordForm<T> From<T>(params (string Word, T Value)[] words) => new(words.ToDictionary(pair => pair.Word, pair => pair.Value));

    public static string Hyphenated(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}

/// <summary>Either one word or a group.</summary>
sealed class WordOrGroup<T>(WordForm<T> words, Form<T> group) : Form<T>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out T? value) =>
        node is YamlScalar ? words.TryRead(node, inspection, out value) : group.TryRead(node, inspection, out value);

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray(words.Schema(), group.Schema()) };
}
