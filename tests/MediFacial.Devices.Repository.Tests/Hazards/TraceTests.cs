using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>The matrix in tests/README.md, and tests/trace.json that <c>medifacial trace</c> carries, say what is so today.</summary>
public sealed class TraceTests
{
    const string Renew = "Set MEDIFACIAL_WRITE_TABLES=1 and run the tests of the repository once.";
    static readonly string Page = Path.Combine(RepositoryTree.Root, "tests", "README.md"), Carried = Path.Combine(RepositoryTree.Root, "tests", "trace.json");

    [Fact]
    public void The_matrix_and_the_trace_that_the_program_carries_are_those_of_today()
    {
        var trace = Trace.Of(RepositoryTree.Current);
        if (Environment.GetEnvironmentVariable("MEDIFACIAL_WRITE_TABLES") == "1")
        {
            File.WriteAllText(Page, WithMatrix(File.ReadAllText(Page), trace));
            File.WriteAllText(Carried, trace.ToJson());
        }
        (WithMatrix(File.ReadAllText(Page), trace) == File.ReadAllText(Page)).ShouldBeTrue($"tests/README.md tells of other hazards or tests. {Renew}");
        (File.Exists(Carried) && File.ReadAllText(Carried) == trace.ToJson()).ShouldBeTrue($"tests/trace.json tells of other hazards or tests. {Renew}");
    }

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
