using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>What has no modifier is private; saying it again is noise. (A partial method with an attribute has to say it.)</summary>
public sealed class PrivateKeywordRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        from member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
        where member.Is("private") && !member.Is("protected") && !member.Is("partial")
        select file.Found(member, "Leave the word private out.");
}

public sealed class PrivateKeywordRuleTests : RuleTests<PrivateKeywordRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
        [Code("src/A/One.cs", "sealed class A { private int b; }"), Code("src/A/One.cs", "sealed class A { private sealed class B; }")];

    protected override IEnumerable<RepositoryTree> Good =>
        [Code("src/A/One.cs", "abstract class A { private protected A() { } int b; public int C { get; private set; } private static partial int D(); }")];
}
