using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>What may stand in the root. A stranger sees it first.</summary>
public sealed class TopLevelRule : Rule
{
    static readonly HashSet<string> Expected =
    [
        ".ci", "src", "device-profiles", "simulators", "tests", "MediFacial.Devices.sln", "README.md", "LICENSE", "global.json", "Directory.Build.props",
        "Directory.Packages.props", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        tree.Paths.Select(path => path.Split('/')[0]).Distinct().Where(name => !Expected.Contains(name))
            .Select(name => new Finding(name, 0, "This has no place in the root. Put it into src, device-profiles, simulators or tests."));
}

public sealed class TopLevelRuleTests : RuleTests<TopLevelRule>
{
    protected override IEnumerable<RepositoryTree> Bad => [RepositoryTree.Of(("scripts/build.sh", "")), RepositoryTree.Of(("notes.md", ""))];
    protected override IEnumerable<RepositoryTree> Good => [RepositoryTree.Of(("README.md", ""), ("src/README.md", ""))];
}
