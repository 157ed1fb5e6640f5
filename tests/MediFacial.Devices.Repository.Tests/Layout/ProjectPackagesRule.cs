using System.Xml.Linq;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Layout;

/// <summary>Which project may use which package. Versions stand in Directory.Packages.props only.</summary>
public sealed class ProjectPackagesRule : Rule
{
    static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Core"] = ["Stateless", "YamlDotNet", "MathNet.Numerics"],
        ["Wire"] = [],
        ["Transports"] = ["System.IO.Ports", "System.Device.Gpio"],
        ["Records"] = ["Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "PdfSharp", "ScottPlot"],
        ["Runtime"] = ["Microsoft.Extensions.Hosting", "Serilog"],
        ["Panel"] = ["MudBlazor"],
        ["Twins"] = ["System.Device.Gpio"],
        ["Scenarios"] = ["YamlDotNet"],
        ["App"] =
        [
            "System.CommandLine", "Spectre.Console", "NJsonSchema", "Serilog.AspNetCore", "Serilog.Sinks.File", "Serilog.Formatting.Compact",
            "Microsoft.Extensions.Hosting.Systemd",
        ],
    };

    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var project in tree.Projects)
        {
            var name = ProjectArrowsRule.ShortName(project.Path);
            foreach (var reference in XDocument.Parse(project.Text).Descendants("PackageReference"))
            {
                var package = (string?)reference.Attribute("Include") ?? "";
                if (reference.Attribute("Version") is not null)
                    yield return project.Found(0, $"The version of {package} belongs in Directory.Packages.props.");
                if (Allowed.TryGetValue(name, out var allowed) && (string?)reference.Attribute("PrivateAssets") != "all" && !allowed.Contains(package))
                    yield return project.Found(0, $"{name} may not use {package}. Allowed: {string.Join(", ", allowed.DefaultIfEmpty("none"))}.");
            }
        }
    }
}

public sealed class ProjectPackagesRuleTests : RuleTests<ProjectPackagesRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
        [Project("src/MediFacial.Devices.Wire/MediFacial.Devices.Wire.csproj", "Include=\"System.IO.Ports\""),
         Project("tests/MediFacial.Devices.Wire.Tests/MediFacial.Devices.Wire.Tests.csproj", "Include=\"Shouldly\" Version=\"4.2.1\"")];

    protected override IEnumerable<RepositoryTree> Good =>
        [Project("src/MediFacial.Devices.Core/MediFacial.Devices.Core.csproj", "Include=\"Stateless\""),
         Project("src/MediFacial.Devices.Wire/MediFacial.Devices.Wire.csproj", "Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" PrivateAssets=\"all\"")];

    static RepositoryTree Project(string path, string attributes) =>
        RepositoryTree.Of((path, $"<Project><ItemGroup><PackageReference {attributes} /></ItemGroup></Project>"));
}
