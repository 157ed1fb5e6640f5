using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>What a value of a file may look like: reads it, reports every problem with its place, and describes itself for an editor's completion.</summary>
/// <remarks>One table serves both the reader and the JSON Schema, so they cannot disagree.</remarks>
abstract class Form<T>
{
    /// <returns>False when a problem was reported.</returns>
    public abstract bool TryRead(YamlNode node, Inspection inspection, out T? value);

    /// <summary>JSON Schema (draft 7) of the value.</summary>
    public abstract JsonObject Schema();
}

/// <summary>What a rule found wrong in a profile whose every value reads well.</summary>
/// <param name="Path">Where, such as <c>steps/3/dose</c>.</param>
readonly record struct Finding(string Path, string Code, string Message);

static class WholeFile
{
    /// <summary>Reads a whole file, then judges it by rules that look at several of its values.</summary>
    public static Loaded<T> Read<T>(ProfileFile file, Form<T> form, Func<T, IEnumerable<Finding>> rules) where T : class
    {
        var inspection = new Inspection(file.Path);
        if (YamlTree.Read(file, inspection) is not { } root) return new Loaded<T>(null, inspection.Problems) { Source = inspection.Source };
        inspection.Root(root);
        var good = form.TryRead(root, inspection, out var value);
        var source = inspection.Source;
        var problems = good ? source.Problems(rules(value!)) : inspection.Problems;
        return new Loaded<T>(problems.IsEmpty ? value : null, problems) { Source = source, Draft = good ? value : null };
    }
}
