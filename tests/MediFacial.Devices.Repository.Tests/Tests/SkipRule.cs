using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Tests;

/// <summary>A skipped test says what is missing, so that somebody can bring it.</summary>
public sealed class SkipRule : Rule
{
    const int ShortestReason = 12;

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => file.IsUnder("tests")))
        {
            foreach (var argument in file.Root.DescendantNodes().OfType<AttributeArgumentSyntax>().Where(each => each.NameEquals?.Name.Identifier.Text == "Skip"))
                if (TooShort(argument.Expression)) yield return file.Found(argument, "Skip needs a reason: what is missing here, and how to get it.");
            foreach (var call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsSkip))
                if (call.ArgumentList.Arguments.All(argument => TooShort(argument.Expression))) yield return file.Found(call, "A skip needs a reason: what is missing here, and how to get it.");
        }
    }

    static bool IsSkip(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access
        && SyntaxQuestions.LastName(access.Expression) == "Assert" && access.Name.Identifier.Text.StartsWith("Skip", StringComparison.Ordinal);

    static bool TooShort(ExpressionSyntax reason) => reason is LiteralExpressionSyntax literal && literal.Token.ValueText.Length < ShortestReason;
}

public sealed class SkipRuleTests : RuleTests<SkipRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("tests/A/One.cs", "class A { [Fact(Skip = \"\")] public void B_is_c() { } }"),
        Code("tests/A/One.cs", "class A { [Fact] public void B_is_c() { Assert.Skip(\"flaky\"); } }"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
        [Code("tests/A/One.cs", "class A { [Fact] public void B_is_c() { Assert.SkipUnless(Has(), \"Chromium is missing: apt-get install chromium\"); } }")];
}
