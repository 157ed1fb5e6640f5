using System.Text.Encodings.Web;
using System.Text.Json;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>Hazard → control → code → tests: what <c>tests/hazards.yaml</c> and the tags of the tests say together.</summary>
public sealed record Trace(IReadOnlyList<Trace.Row> Hazards)
{
    public const string Begin = "<!-- trace:begin -->", End = "<!-- trace:end -->";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <param name="Plants">Why it does not matter how much plants differ; null when a test varies them, or the hazard is not controlled.</param>
    /// <param name="Tests"><c>Project: Class.Method</c>, those of the twins first; with “± 30 %” where the plants differ by that much.</param>
    public sealed record Row(
        string Id, string Hazard, string Cause, string Harm, int Severity, string Status, string? Reason, string Evidence, string? Plants, IReadOnlyList<HazardControl> Controls, IReadOnlyList<string> Tests);

    public static Trace Of(RepositoryTree tree)
    {
        var tests = TaggedTest.In(tree).ToLookup(test => test.Hazard);
        var file = tree.File(HazardFile.Path) ?? throw new InvalidOperationException($"There is no {HazardFile.Path}.");
        return new([.. HazardFile.Read(file.Text).Hazards.Select(hazard => new Row(
            hazard.Id, hazard.Name, hazard.Cause, hazard.Harm, hazard.Severity, hazard.Status, hazard.Reason, hazard.Evidence, hazard.Plants, hazard.Controls,
            [.. tests[hazard.Id].OrderBy(test => test.Project != "Scenarios.Tests").ThenBy(test => $"{test.Project}: {test.Name}", StringComparer.Ordinal).Select(test => $"{test.Project}: {test.Name}{(test.IsVaried ? " ± 30 %" : "")}")]))]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>A table with its count, markers included.</summary>
    public string ToMarkdown() => string.Join('\n',
    [
        Begin, "", $"{Hazards.Count} hazards: {string.Join(", ", Hazard.Statuses.Select(status => $"{Hazards.Count(row => row.Status == status)} {status}"))}.", "",
        "| hazard | control | code | tests |", "| --- | --- | --- | --- |", .. Hazards.Select(Line), "", End,
    ]);

    static string Line(Row row)
    {
        var controls = row.Controls.Select(control => control.What);
        if (row.Plants is not null) controls = controls.Append($"*plants: {row.Plants}*");
        if (row.Reason is not null) controls = controls.Append($"*{row.Status}: {row.Reason}*");
        return $"| **{row.Id}** {row.Hazard} ({row.Status}) | {Cell(controls)} | {Cell(row.Controls.Select(control => $"`{control.Code}`"))} | {Cell(row.Tests.Select(test => $"`{test}`"))} |";
    }

    static string Cell(IEnumerable<string> lines) => string.Join("<br>", lines.Select(line => line.Replace("|", "\\|")));
}
