using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>Serilog is composition; loggers belong to the shell around the room. What decides returns what it decided instead.</summary>
public sealed class LoggerRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => file.IsUnder("src", "simulators") && !file.IsUnder("src/MediFacial.Devices.App", "src/MediFacial.Devices.Runtime")))
            foreach (var name in file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>().Select(each => each.Name?.ToString() ?? ""))
                if (name.StartsWith("Serilog", StringComparison.Ordinal) ||
                    name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal) && !file.IsUnder("src/MediFacial.Devices.Panel"))
                    yield return file.Found(0, $"{name} does not belong here: return what happened and let Runtime log it.");
    }
}

public sealed class LoggerRuleTests : RuleTests<LoggerRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("src/MediFacial.Devices.Records/One.cs", "using Serilog;"),
        Code("src/MediFacial.Devices.Core/One.cs", "using Microsoft.Extensions.Logging;"),
    ];

    protected override IEnumerable<RepositoryTree> Good => [Code("src/MediFacial.Devices.App/One.cs", "using Serilog.Events;")];
}
