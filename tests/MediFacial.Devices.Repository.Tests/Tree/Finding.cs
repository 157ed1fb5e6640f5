namespace MediFacial.Devices.Repository.Tests.Tree;

/// <summary>A place where a rule is broken, and what to do about it.</summary>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
public sealed record Finding(string File, int Line, string Sentence)
{
    public override string ToString() => $"{File}:{Line}: {Sentence}";
}
