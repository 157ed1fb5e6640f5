using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Profiles.Yaml;

/// <summary>What reading one file found: its problems, and where each value stands.</summary>
sealed class Inspection(string file)
{
    readonly List<ProfileProblem> _problems = [];
    readonly Dictionary<string, Mark> _marks = [];
    string _path = "";

    public int ProblemCount => _problems.Count;

    public ImmutableArray<ProfileProblem> Problems => ProfileProblem.Sorted(_problems);

    public SourceMap Source => new(file, _marks);

    public void Report(Mark at, string code, string message) => _problems.Add(new ProfileProblem(file, at.Line, at.Column, code, message));

    /// <summary>Reads a value below the present one, remembering where it stands.</summary>
    public bool Below<T>(string key, YamlNode node, Forms.Form<T> form, out T? value)
    {
        var outer = _path;
        _path = outer.Length == 0 ? key : $"{outer}/{key}";
        _marks[_path] = node.At;
        var good = form.TryRead(node, this, out value);
        _path = outer;
        return good;
    }

    public void Root(YamlNode node) => _marks[""] = node.At;
}
