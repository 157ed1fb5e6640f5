using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>The solution names every project, and every project has its lock file.</summary>
public sealed class SolutionRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        var solution = tree.Files.First(file => file.Path.EndsWith(".sln", StringComparison.Ordinal));
        foreach (var project in tree.Projects)
        {
            if (!solution.Text.Contains($"\"{project.Path.Replace('/', '\\')}\"", StringComparison.Ordinal))
                yield return project.Found(0, $"Not in the solution. Do: dotnet sln {solution.Name} add {project.Path}");
            if (!tree.Has($"{project.Folder}/packages.lock.json"))
                yield return project.Found(0, "Without packages.lock.json. Restore the project and commit the file.");
        }
        foreach (var (line, number) in solution.Lines.Select((line, index) => (line, index + 1)).Where(each => each.line.Contains(".csproj\"", StringComparison.Ordinal)))
            if (line.Split('"').First(part => part.EndsWith(".csproj", StringComparison.Ordinal)).Replace('\\', '/') is var path && !tree.Has(path))
                yield return solution.Found(number, $"{path} does not exist.");
    }
}

public sealed class SolutionRuleTests : RuleTests<SolutionRule>
{
    const string Line = "Project(\"{FAE0}\") = \"A\", \"src\\A\\A.csproj\", \"{73F8}\"";

    protected override IEnumerable<RepositoryTree> Bad =>
    [
        RepositoryTree.Of(("A.sln", ""), ("src/A/A.csproj", ""), ("src/A/packages.lock.json", "")),
        RepositoryTree.Of(("A.sln", Line), ("src/A/A.csproj", "")),
        RepositoryTree.Of(("A.sln", Line)),
    ];

    protected override IEnumerable<RepositoryTree> Good => [RepositoryTree.Of(("A.sln", Line), ("src/A/A.csproj", ""), ("src/A/packages.lock.json", ""))];
}
