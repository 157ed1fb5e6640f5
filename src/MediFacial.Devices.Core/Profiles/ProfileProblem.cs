using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>What is wrong in a file, where, and what to do. Prints as <c>file:line:column: sentence</c>.</summary>
/// <param name="Code">Stable word for tests and scripts, such as <c>unknown-key</c>.</param>
/// <param name="Message">One sentence: what is wrong, what is allowed, what to do.</param>
public sealed record ProfileProblem(string File, int Line, int Column, string Code, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message} [{Code}]";
}

/// <summary>Either a value or at least one problem, never both.</summary>
public sealed record Loaded<T>(T? Value, ImmutableArray<ProfileProblem> Problems) where T : class
{
    public bool IsGood => Value is not null && Problems.IsEmpty;
}

/// <summary>The bytes of one file that a session used, kept with its record.</summary>
public sealed record ProfileFile(string Path, ImmutableArray<byte> Bytes, string Sha256);
