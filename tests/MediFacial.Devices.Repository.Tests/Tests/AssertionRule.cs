using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Tests;

/// <summary>A test can fail: it, or a method of its file that it calls, asserts something.</summary>
public sealed class AssertionRule : Rule
{
    static readonly string[] Asserting = ["Should", "Assert", "Expect", "Sample", "Throw"];

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => file.IsUnder("tests")))
        {
            var names = file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>().ToLookup(method => method.Identifier.Text, Names);
            foreach (var test in file.TestMethods())
                if (!Asserts(test.Identifier.Text, names, []))
                    yield return file.Found(test, $"{test.Identifier.Text} asserts nothing: it can only fail by accident.");
        }
    }

    static bool Asserts(string method, ILookup<string, HashSet<string>> names, HashSet<string> seen) =>
        seen.Add(method) && names[method].Any(body => body.Any(IsAssertion) || body.Any(called => names.Contains(called) && Asserts(called, names, seen)));

    static bool IsAssertion(string name) => Asserting.Any(word => name.StartsWith(word, StringComparison.Ordinal));

    static HashSet<string> Names(MethodDeclarationSyntax method) =>
        [.. method.ChildNodes().Where(child => child is BlockSyntax or ArrowExpressionClauseSyntax).SelectMany(child => child.DescendantNodes())
            .OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text)];
}

public sealed class AssertionRuleTests : RuleTests<AssertionRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("tests/A/One.cs", "class A { [Fact] public void It_runs_through() { var a = new B(); a.Run(); } }"),
        Code("tests/A/One.cs", "class A { [Fact] public void It_runs_through() => Run(); void Run() => Run(); }"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        Code("tests/A/One.cs", "class A { [Fact] public void It_is_one() => 1.ShouldBe(1); }"),
        Code("tests/A/One.cs", "class A { [Fact] public void It_is_one() => Check(1); void Check(int a) { a.ShouldBe(1); } }"),
    ];
}
