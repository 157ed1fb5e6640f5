using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>A place in a file; both count from 1.</summary>
public readonly record struct Mark(int Line, int Column);

/// <summary>Where each value of a file stands. Paths are keys and list positions, such as <c>parts/2/profile</c>.</summary>
public sealed class SourceMap(string file, IReadOnlyDictionary<string, Mark> marks)
{
    public static readonly SourceMap Empty = new("", ImmutableDictionary<string, Mark>.Empty);

    readonly FrozenDictionary<string, Mark> _marks = marks.ToFrozenDictionary();

    public string File { get; } = file;

    /// <summary>The place of the value, or of the nearest one that contains it when the file leaves it out.</summary>
    public Mark At(string path)
    {
        Mark mark;
        while (!_marks.TryGetValue(path, out mark))
        {
            if (path.Length == 0) return new Mark(1, 1);
            path = path[..Math.Max(path.LastIndexOf('/'), 0)];
        }
        return mark;
    }

    internal ImmutableArray<ProfileProblem> Problems(IEnumerable<Forms.Finding> findings) => ProfileProblem.Sorted(
        findings.Select(finding => Problem(finding.Path, finding.Code, finding.Message)));

    ProfileProblem Problem(string path, string code, string message)
    {
        var at = At(path);
        return new ProfileProblem(File, at.Line, at.Column, code, message);
    }
}
