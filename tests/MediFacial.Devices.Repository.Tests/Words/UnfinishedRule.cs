using System.Text.RegularExpressions;
using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Words;

/// <summary>What is in the tree is finished: no note to a later self, no body that is yet to come.</summary>
public sealed partial class UnfinishedRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        // This folder has to name what it looks for.
        foreach (var file in tree.Files.Where(file => !file.IsUnder("tests/MediFacial.Devices.Repository.Tests")))
        {
            foreach (var (line, number) in file.Lines.Select((line, index) => (line, index + 1)))
                if (Note().Match(line) is { Success: true } note)
                    yield return file.Found(number, $"{note.Value}: do it, or open an issue and take the note out.");
            if (!file.IsCSharp) continue;
            foreach (var thrown in file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Where(each => SyntaxQuestions.LastName(each.Type) == "NotImplementedException"))
                yield return file.Found(thrown, "NotImplementedException: write the body or leave the member out.");
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Note();
}

public sealed class UnfinishedRuleTests : RuleTests<UnfinishedRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("src/A/One.cs", "// TODO later"),
        RepositoryTree.Of(("device-profiles/parts/a.yaml", "part: a # FIXME range")),
        Code("src/A/One.cs", "class A { int B() => throw new System.NotImplementedException(); }"),
    ];

    protected override IEnumerable<RepositoryTree> Good => [Code("src/A/One.cs", "class TodoList { } // nothing to do"), Code("src/A/One.cs", "class A { void B() { try { B(); } catch (NotImplementedException) { C(); } } }")];
}
