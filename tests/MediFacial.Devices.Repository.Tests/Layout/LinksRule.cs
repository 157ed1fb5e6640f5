using System.Text.RegularExpressions;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>Links inside the repository lead somewhere: to a file, a folder or a heading.</summary>
public sealed partial class LinksRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var page in tree.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)))
            foreach (var (line, number) in page.Lines.Select((line, index) => (line, index + 1)))
                foreach (Match link in Link().Matches(InlineCode().Replace(line, "")))
                    if (Broken(tree, page, link.Groups[1].Value) is { } sentence)
                        yield return page.Found(number, sentence);
    }

    static string? Broken(RepositoryTree tree, RepositoryFile page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) return null;
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page.Path : Resolve(page.Folder, Uri.UnescapeDataString(parts[0]));
        if (!tree.Has(path)) return $"The link {target} leads nowhere.";
        if (parts.Length == 2 && tree.File(path) is { } other && !other.Lines.Any(line => line.StartsWith('#') && Anchor(line) == parts[1]))
            return $"{path} has no heading #{parts[1]}.";
        return null;
    }

    static string Resolve(string folder, string target)
    {
        var parts = new List<string>(target.StartsWith('/') || folder.Length == 0 ? [] : folder.Split('/'));
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part != ".") parts.Add(part);
        return string.Join('/', parts);
    }

    static string Anchor(string heading) => NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}

public sealed class LinksRuleTests : RuleTests<LinksRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        RepositoryTree.Of(("README.md", "See [the map](src/README.md).")),
        RepositoryTree.Of(("src/README.md", "![picture](../picture.png)")),
        RepositoryTree.Of(("README.md", "# One\n[two](#two)")),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        RepositoryTree.Of(("README.md", "# First steps\n[map](src/README.md#the-two-walks) [up](#first-steps) [out](https://example.org/x)"), ("src/README.md", "## The two walks")),
        RepositoryTree.Of(("src/A/README.md", "[src](..) [twin](../B/One.cs) `[not](a-link)`"), ("src/B/One.cs", "")),
    ];
}
