using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>src/README.md is the map of the code: every project and every folder of a project has its line there.</summary>
public sealed class MapRule : Rule
{
    const string Map = "src/README.md";

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        if (tree.File(Map) is not { } map)
            return [new Finding(Map, 0, "The map of the code is missing.")];
        var folders = tree.CSharp.Where(file => file.IsUnder("src")).Select(file => file.Path.Split('/')).Where(parts => parts.Length > 2);
        var names = folders.SelectMany(parts => parts.Length > 3 ? new[] { parts[1], parts[2] } : [parts[1]]).Distinct();
        return names.Where(name => !map.Text.Contains(name, StringComparison.Ordinal))
            .Select(name => map.Found(0, $"The folder {name} under src is not on the map. Say in a line what lives there."));
    }
}

public sealed class MapRuleTests : RuleTests<MapRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        RepositoryTree.Of(("src/A/One.cs", "")),
        RepositoryTree.Of(("src/README.md", "A is the first."), ("src/A/Deep/One.cs", "")),
    ];

    protected override IEnumerable<RepositoryTree> Good => [RepositoryTree.Of(("src/README.md", "A, and in it Deep."), ("src/A/Deep/One.cs", ""))];
}
