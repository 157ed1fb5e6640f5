namespace MediFacial.Devices.Repository.Tests.Tree;

/// <summary>One rule of the house. Says every place that breaks it.</summary>
public abstract class Rule
{
    public abstract IEnumerable<Finding> Check(RepositoryTree tree);
}

/// <summary>Holds the repository to a rule, and the rule to its samples: a rule that finds nothing in a bad sample is no rule.</summary>
public abstract class RuleTests<TRule> where TRule : Rule, new()
{
    /// <summary>Small repositories that each break the rule.</summary>
    protected abstract IEnumerable<RepositoryTree> Bad { get; }

    /// <summary>Small repositories that look close to breaking it, and do not.</summary>
    protected abstract IEnumerable<RepositoryTree> Good { get; }

    [Fact]
    public void The_repository_keeps_the_rule()
    {
        var findings = new TRule().Check(RepositoryTree.Current).ToList();
        if (findings.Count > 0) Assert.Fail($"{findings.Count} place(s) break {typeof(TRule).Name}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void Every_bad_sample_is_found()
    {
        var samples = Bad.ToList();
        samples.ShouldNotBeEmpty();
        foreach (var sample in samples) new TRule().Check(sample).ShouldNotBeEmpty("nothing found in: " + string.Join('\n', sample.Files));
    }

    [Fact]
    public void No_good_sample_is_found()
    {
        foreach (var sample in Good) new TRule().Check(sample).ShouldBeEmpty();
    }

    /// <summary>A repository of one C# file.</summary>
    protected static RepositoryTree Code(string path, string text) => RepositoryTree.Of((path, text));
}
