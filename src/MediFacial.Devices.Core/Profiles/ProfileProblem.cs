using System.Collections.Immutable;
using System.Security.Cryptography;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>What is wrong in a file, where, and what to do. Prints as <c>file:line:column: sentence</c>.</summary>
/// <param name="Code">Stable word for tests and scripts, such as <c>unknown-key</c>.</param>
/// <param name="Message">One sentence: what is wrong, what is allowed, what to do.</param>
public sealed record ProfileProblem(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>In reading order.</summary>
    internal static ImmutableArray<ProfileProblem> Sorted(IEnumerable<ProfileProblem> problems) =>
        [.. problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Code, StringComparer.Ordinal)];

    public override string ToString() => $"{File}:{Line}:{Column}: {Message} [{Code}]";
}

/// <summary>Either a value or at least one problem, never both.</summary>
public sealed record Loaded<T>(T? Value, ImmutableArray<ProfileProblem> Problems) where T : class
{
    /// <summary>Where each part of the value stands in its file, for problems that show only beside other files.</summary>
    public SourceMap Source { get; init; } = SourceMap.Empty;

    /// <summary>What was read although rules found fault with it, so that other rules can find theirs at once. Never run.</summary>
    internal T? Draft { get; init; }

    public bool IsGood => Value is not null && Problems.IsEmpty;
}

/// <summary>The bytes of one file that a session used, kept with its record.</summary>
public sealed record ProfileFile(string Path, ImmutableArray<byte> Bytes, string Sha256)
{
    public static ProfileFile Of(string path, ReadOnlySpan<byte> bytes) =>
        new(path, [.. bytes], Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
