using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Profiles.Yaml;

/// <summary>One value of a file with its place: a tree without anchors, tags or types, since the reader of each key knows what it expects.</summary>
abstract record YamlNode(Mark At)
{
    /// <summary>What it is, as a sentence says it.</summary>
    public abstract string Kind { get; }
}

sealed record YamlScalar(Mark At, string Text) : YamlNode(At)
{
    public override string Kind => Text.Length == 0 ? "nothing" : $"“{Text}”";
}

sealed record YamlMapping(Mark At, ImmutableArray<YamlEntry> Entries) : YamlNode(At)
{
    public override string Kind => "a group of keys";

    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries) if (entry.Key.Text == key) return entry;
        return null;
    }
}

sealed record YamlSequence(Mark At, ImmutableArray<YamlNode> Items) : YamlNode(At)
{
    public override string Kind => "a list";
}

sealed record YamlEntry(YamlScalar Key, YamlNode Value);
