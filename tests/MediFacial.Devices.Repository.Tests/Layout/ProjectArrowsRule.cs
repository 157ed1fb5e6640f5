using System.Xml.Linq;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>Which project may know which. Nothing else is allowed; a new project has to be entered here.</summary>
public sealed class ProjectArrowsRule : Rule
{
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Core"] = [],
        ["Wire"] = ["Core"],
        ["Transports"] = ["Wire"],
        ["Records"] = ["Core"],
        ["Runtime"] = ["Wire", "Records"],
        ["Panel"] = ["Runtime"],
        ["Twins"] = ["Core"],
        ["Scenarios"] = ["Core", "Wire", "Twins"],
        ["App"] = ["Panel", "Runtime", "Transports", "Scenarios"],
    };

    public static string ShortName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("MediFacial.Devices.", "");

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var project in tree.Projects.Where(file => file.IsUnder("src", "simulators")))
        {
            var name = ShortName(project.Path);
            if (!Allowed.TryGetValue(name, out var allowed))
            {
                yield return project.Found(0, $"The project {name} has no arrows yet: enter what it may reference in ProjectArrowsRule.");
                continue;
            }
            foreach (var reference in XDocument.Parse(project.Text).Descendants("ProjectReference").Select(each => (string?)each.Attribute("Include") ?? ""))
                if (!allowed.Contains(ShortName(reference)))
                    yield return project.Found(0, $"{name} may not reference {ShortName(reference)}, only {string.Join(", ", allowed)}.");
        }
    }
}

public sealed class ProjectArrowsRuleTests : RuleTests<ProjectArrowsRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Project("src/MediFacial.Devices.Core/MediFacial.Devices.Core.csproj", "../MediFacial.Devices.Wire/MediFacial.Devices.Wire.csproj"),
        Project("simulators/MediFacial.Devices.Twins/MediFacial.Devices.Twins.csproj", "..\\..\\src\\MediFacial.Devices.Wire\\MediFacial.Devices.Wire.csproj"),
        Project("src/MediFacial.Devices.Surprise/MediFacial.Devices.Surprise.csproj", "../MediFacial.Devices.Core/MediFacial.Devices.Core.csproj"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
        [Project("src/MediFacial.Devices.Wire/MediFacial.Devices.Wire.csproj", "../MediFacial.Devices.Core/MediFacial.Devices.Core.csproj")];

    static RepositoryTree Project(string path, string reference) =>
        RepositoryTree.Of((path, $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>"));
}
