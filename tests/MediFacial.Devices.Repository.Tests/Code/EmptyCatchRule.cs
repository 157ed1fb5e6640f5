using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>Who swallows an exception says why.</summary>
public sealed class EmptyCatchRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        from clause in file.Root.DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0 && !clause.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        select file.Found(clause, "An empty catch: act on it, or write in the block why nothing has to be done.");
}

public sealed class EmptyCatchRuleTests : RuleTests<EmptyCatchRule>
{
    protected override IEnumerable<RepositoryTree> Bad => [Code("src/A/One.cs", "class A { void B() { try { B(); } catch (IOException) { } } }")];

    protected override IEnumerable<RepositoryTree> Good =>
        [Code("src/A/One.cs", "class A { void B() { try { B(); } catch (IOException)\n{\n// The port is gone already: that is what closing wanted.\n} } }")];
}
