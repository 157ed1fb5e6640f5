using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>No regions, no switched-off nullability, and a warning is silenced only with its reason on the same line.</summary>
public sealed class RegionRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp)
            foreach (var trivia in file.Root.DescendantTrivia(descendIntoTrivia: true).Where(trivia => trivia.IsDirective))
            {
                var text = trivia.ToFullString().Trim();
                var line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)) yield return file.Found(line, "A region hides a second idea: give it a file.");
                if (trivia.IsKind(SyntaxKind.NullableDirectiveTrivia)) yield return file.Found(line, "Nullability is on in every file.");
                if (text.StartsWith("#pragma warning disable", StringComparison.Ordinal) && !text.Contains("//", StringComparison.Ordinal))
                    yield return file.Found(line, "Say behind // why this warning is silenced.");
            }
    }
}

public sealed class RegionRuleTests : RuleTests<RegionRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("src/A/One.cs", "#region Fields\n#endregion"), Code("src/A/One.cs", "#nullable disable\nclass A;"), Code("src/A/One.cs", "#pragma warning disable CA1000\nclass A;"),
    ];

    protected override IEnumerable<RepositoryTree> Good => [Code("src/A/One.cs", "#pragma warning disable CA1000 // the factory belongs to the type\nclass A;")];
}
