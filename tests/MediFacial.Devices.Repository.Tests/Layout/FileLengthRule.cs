using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>A file of code has at most 300 lines: one idea that a reader can hold.</summary>
public sealed class FileLengthRule : Rule
{
    const int Longest = 300;

    /// <summary>Files that are longer today. The number may only go down; an entry that is no longer needed is found as well.</summary>
    static readonly IReadOnlyDictionary<string, int> Ratchet = new Dictionary<string, int>();

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.Files.Where(file => file.IsCSharp || file.Path.EndsWith(".razor", StringComparison.Ordinal)))
        {
            var length = file.Lines.Count - (file.Text.EndsWith('\n') ? 1 : 0);
            var allowed = Ratchet.GetValueOrDefault(file.Path, Longest);
            if (length > allowed) yield return file.Found(allowed + 1, $"{length} lines, allowed are {allowed}. Find the second idea in it and give it a file.");
            if (Ratchet.ContainsKey(file.Path) && length <= Longest) yield return file.Found(0, "Short enough now: take it off the ratchet.");
        }
    }
}

public sealed class FileLengthRuleTests : RuleTests<FileLengthRule>
{
    protected override IEnumerable<RepositoryTree> Bad => [Code("src/A/Long.cs", string.Concat(Enumerable.Repeat("//\n", 301)))];
    protected override IEnumerable<RepositoryTree> Good => [Code("src/A/Long.cs", string.Concat(Enumerable.Repeat("//\n", 300)))];
}
