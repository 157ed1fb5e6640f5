using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>The matrix in tests/README.md is made from the list of hazards and the tags of the tests.</summary>
public sealed class TraceTests
{
    [Fact]
    public void A_matrix_with_one_changed_cell_is_noticed()
    {
        var trace = Trace.Of(RepositoryTree.Of(
            (HazardFile.Path, "hazards:\n- id: H01\n  hazard: Vacuum\n  cause: A valve.\n  harm: bruise\n  severity: 3\n  status: partly\n  reason: No second sensor.\n  controls: []\n"),
            ("tests/MediFacial.Devices.Scenarios.Tests/One.cs", "class A { [Fact, Hazard(\"H01\")] public void Too_much_vacuum_stops() { } }")));

        trace.ToMarkdown().ShouldContain("| **H01** Vacuum (partly) | *partly: No second sensor.* |  | `Scenarios.Tests: A.Too_much_vacuum_stops` |");
        var page = $"# Tests\n\n{trace.ToMarkdown()}\n\nMore.\n";
        WithMatrix(page, trace).ShouldBe(page);
        WithMatrix(page.Replace("partly", "controlled"), trace).ShouldBe(page);
    }

    static string WithMatrix(string page, Trace trace)
    {
        var (begin, end) = (page.IndexOf(Trace.Begin, StringComparison.Ordinal), page.IndexOf(Trace.End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"The page has no {Trace.Begin} and {Trace.End}.");
        return string.Concat(page.AsSpan(0, begin), trace.ToMarkdown(), page.AsSpan(end + Trace.End.Length));
    }
}
