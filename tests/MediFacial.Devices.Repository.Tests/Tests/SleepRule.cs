using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Tests;

/// <summary>A test waits for an event or a condition with a deadline, never for time to pass.</summary>
public sealed class SleepRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("tests")
        from use in file.Uses("Thread", "Sleep").Concat(file.Uses("Task", "Delay"))
        select file.Found(use, $"{use} in a test: wait for what you expect, with a deadline.");
}

public sealed class SleepRuleTests : RuleTests<SleepRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
        [Code("tests/A/One.cs", "class A { void B() { Thread.Sleep(1); } }"), Code("tests/A/One.cs", "class A { async Task B() => await System.Threading.Tasks.Task.Delay(1); }")];

    protected override IEnumerable<RepositoryTree> Good => [Code("tests/A/One.cs", "class A { string B = \"Thread.Sleep(1)\"; /* Task.Delay */ }")];
}
