using System.Text.RegularExpressions;
using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using YamlDotNet.Core;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>Both ways: every hazard that is called controlled has its code and its test, and every rule and every tagged test names a hazard that is known.</summary>
public sealed partial class HazardsRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        if (tree.File(HazardFile.Path) is not { } file) return [new(HazardFile.Path, 0, "The list of hazards is missing.")];
        try
        {
            var hazards = HazardFile.Read(file.Text).Hazards;
            var tests = TaggedTest.In(tree);
            return [.. hazards.SelectMany((hazard, index) => Of(hazard, index, hazards, tests, tree).Select(sentence => Found(file, hazard.Id, sentence))), .. Unknown(hazards, tests, tree)];
        }
        catch (YamlException broken)
        {
            return [file.Found((int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message)];
        }
    }

    static IEnumerable<string> Of(Hazard hazard, int index, List<Hazard> all, IReadOnlyList<TaggedTest> tests, RepositoryTree tree)
    {
        if (!Id().IsMatch(hazard.Id)) yield return $"“{hazard.Id}” is no id: H and two digits.";
        if (all.Take(index).Any(earlier => string.CompareOrdinal(earlier.Id, hazard.Id) >= 0)) yield return "Hazards stand once, in the order of their numbers.";
        if (new[] { hazard.Name, hazard.Cause, hazard.Harm }.Any(string.IsNullOrWhiteSpace)) yield return "hazard, cause and harm must be told.";
        if (hazard.Severity is < 1 or > 5) yield return "severity is 1 to 5.";
        if (!Hazard.Statuses.Contains(hazard.Status)) yield return $"status is one of {string.Join(", ", Hazard.Statuses)}.";
        if (!Hazard.Evidences.Contains(hazard.Evidence)) yield return $"evidence is one of {string.Join(", ", Hazard.Evidences)}.";
        if (hazard.Status != "controlled" && string.IsNullOrWhiteSpace(hazard.Reason)) yield return $"A hazard that is {hazard.Status} says why.";
        foreach (var control in hazard.Controls)
        {
            if (!control.What.EndsWith('.')) yield return $"“{control.What}” is no sentence.";
            if (CodePlace.WhyNot(tree, control.Code) is { } missing) yield return missing;
        }
        if (hazard.Status != "controlled") yield break;
        if (hazard.Reason is not null) yield return "A controlled hazard needs no reason.";
        if (hazard.Controls.Count == 0) yield return "It is called controlled, and names no control.";
        if (!tests.Any(test => test.Hazard == hazard.Id && IsEvidence(hazard, test)))
            yield return $"It is called controlled, but no test tagged [Hazard(\"{hazard.Id}\")] stands {(hazard.Evidence == "twins" ? "in Scenarios.Tests" : $"where {hazard.Evidence} tests are")}.";
        var varied = tests.FirstOrDefault(test => test.Hazard == hazard.Id && test is { Project: "Scenarios.Tests", IsVaried: true });
        if (hazard.Plants is null && varied is null)
            yield return $"No test tagged [Hazard(\"{hazard.Id}\")] in Scenarios.Tests runs on plants that differ by 30 %: tag one [Plants] or [PlantsInTurn], or say with plants: why they do not matter.";
        if (hazard.Plants is { } reason && !reason.EndsWith('.')) yield return $"“{reason}” is no sentence.";
        if (hazard.Plants is not null && varied is not null) yield return $"It says that plants do not matter, and {varied.Name} varies them.";
    }

    static bool IsEvidence(Hazard hazard, TaggedTest test) => hazard.Evidence switch
    {
        "twins" => test.Project == "Scenarios.Tests",
        "panel" => test.Project.StartsWith("Panel.", StringComparison.Ordinal),
        "files" => test.Project is "Core.Tests" or "App.Tests",
        _ => test.Project is "App.Tests" or "Runtime.Tests" or "Records.Tests" or "Transports.Tests" or "Guard.Tests" or "Panel.Browser.Tests",
    };

    static IEnumerable<Finding> Unknown(List<Hazard> hazards, IReadOnlyList<TaggedTest> tests, RepositoryTree tree)
    {
        var known = hazards.Select(hazard => hazard.Id).ToHashSet();
        foreach (var test in tests.Where(test => !known.Contains(test.Hazard)))
            yield return new(test.Path, test.Line, $"{test.Name} is tagged {test.Hazard}, which is not in {HazardFile.Path}.");
        foreach (var file in tree.CSharp.Where(file => file.IsUnder("src/MediFacial.Devices.Core/Safety")))
            foreach (var token in file.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && Id().IsMatch(token.ValueText) && !known.Contains(token.ValueText)))
                yield return file.Found(token.GetLocation().GetLineSpan().StartLinePosition.Line + 1, $"A rule names {token.ValueText}, which is not in {HazardFile.Path}.");
    }

    static Finding Found(RepositoryFile file, string id, string sentence)
    {
        var line = file.Lines.Select((text, index) => (text, index)).FirstOrDefault(each => each.text.EndsWith($"id: {id}", StringComparison.Ordinal)).index + 1;
        return file.Found(line, $"{id}: {sentence}");
    }

    [GeneratedRegex(@"^H\d\d$")]
    private static partial Regex Id();
}

public sealed class HazardsRuleTests : RuleTests<HazardsRule>
{
    const string Rules = "class SuctionRules { object Row = new(\"vacuum-over-limit\", \"H01\"); }";
    const string Tagged = "class A { [Theory, Plants, Hazard(\"H01\")] public void Too_much_vacuum_stops(double plant) { } }";
    const string Control = "  controls:\n  - { what: It stops., code: Safety/SuctionRules vacuum-over-limit }\n";
    const string Told = "- id: H01\n  hazard: Vacuum\n  cause: A valve.\n  harm: bruise\n  severity: 3\n";
    const string Controlled = $"{Told}  status: controlled\n{Control}";

    protected override IEnumerable<RepositoryTree> Bad =>
    [
        RepositoryTree.Of(("tests/README.md", "")),
        Sample($"{Controlled}  surprise: 1\n"),
        Sample($"{Controlled}{Controlled}"),
        Sample(Controlled.Replace("severity: 3", "severity: 6")),
        Sample(Controlled.Replace("controlled\n", "solved\n")),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  evidence: hearsay")),
        Sample($"{Told}  status: partly\n{Control}"),
        Sample($"{Told}  status: controlled\n  controls: []\n"),
        Sample(Controlled.Replace("SuctionRules", "LightRules")),
        Sample(Controlled.Replace("vacuum-over-limit", "vacuum-under-limit")),
        Sample(Controlled, test: "class A { [Fact] public void Too_much_vacuum_stops() { } }"),
        Sample(Controlled, test: Tagged.Replace("Plants, ", "")),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  plants: A clock hangs on no plant.")),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  plants: a clock hangs on no plant"), test: Tagged.Replace("Plants, ", "")),
        Sample(Controlled, project: "Core.Tests"),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  evidence: panel")),
        Sample(Controlled, test: Tagged.Replace("Theory, ", "Theory, Hazard(\"H02\"), ")),
        Sample(Controlled, code: Rules.Replace("H01", "H99")),
        Sample(Controlled, code: "class SuctionRules { object Row = new(\"H01\"); /* vacuum-over-limit */ }"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        Sample(Controlled),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  plants: A clock hangs on no plant."), test: Tagged.Replace("Plants, ", "")),
        Sample(Controlled, test: "[Hazard(\"H01\")] class A { [Theory, PlantsInTurn(\"Rows\")] public void Too_much_vacuum_stops(double plant) { } }"),
        Sample(Controlled.Replace("status: controlled", "status: controlled\n  evidence: panel\n  plants: A banner hangs on no plant."), project: "Panel.Tests"),
        Sample($"{Told}  status: partly\n  reason: It has no second sensor.\n  controls: []\n", test: ""),
    ];

    static RepositoryTree Sample(string hazards, string test = Tagged, string project = "Scenarios.Tests", string code = Rules) => RepositoryTree.Of(
        (HazardFile.Path, $"hazards:\n{hazards}"), ($"tests/MediFacial.Devices.{project}/One.cs", test), ("src/MediFacial.Devices.Core/Safety/SuctionRules.cs", code));
}
