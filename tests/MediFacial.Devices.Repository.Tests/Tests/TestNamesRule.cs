using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Tests;

/// <summary>The name of a test is a sentence about the program: A_reading_above_its_limit_trips_at_once.</summary>
public sealed class TestNamesRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        from method in file.TestMethods()
        let words = method.Identifier.Text.Split('_')
        where words.Length < 3 || !char.IsAsciiLetterUpper(words[0][0]) || words.Any(word => word.Length == 0)
        select file.Found(method, $"{method.Identifier.Text} is no sentence: at least three words with _ between them.");
}

public sealed class TestNamesRuleTests : RuleTests<TestNamesRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("tests/A/One.cs", "class A { [Fact] public void Works() { } }"),
        Code("tests/A/One.cs", "class A { [Theory, InlineData(1)] public void TestStop_Case1(int a) { } }"),
        Code("tests/A/One.cs", "class A { [LinuxFact] public void the_stop_works() { } }"),
    ];

    protected override IEnumerable<RepositoryTree> Good => [Code("tests/A/One.cs", "class A { [Fact] public void A_stop_is_never_refused() { } void Works() { } }")];
}
