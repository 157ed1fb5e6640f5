using System.Text.Json;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.App.Tests;

public sealed class TraceVerbTests
{
    [Fact]
    public async Task Trace_prints_every_hazard_with_its_controls_and_tests_and_counts_them()
    {
        var typed = await Typed.RunAsync("trace");

        typed.Code.ShouldBe(ExitCode.Done);
        typed.Output.ShouldContain("H01  Too much vacuum on the skin · severity 3 · controlled");
        typed.Output.ShouldContain("[Safety/SuctionRules vacuum-absolute]");
        typed.Output.ShouldContain("✓ Scenarios.Tests: HazardTests.H04_");
        typed.Output.ShouldMatch(@"\d+ hazards: \d+ controlled, \d+ partly, \d+ out-of-scope\.");
    }

    [Fact]
    public async Task One_hazard_is_printed_alone_in_either_case()
    {
        var typed = await Typed.RunAsync("trace", "h41");

        typed.Output.ShouldStartWith("H41  Electric shock");
        typed.Output.ShouldContain("Not controlled:");
        typed.Output.ShouldNotContain("H01");
    }

    [Fact]
    public async Task For_another_program_it_prints_what_the_repository_holds()
    {
        var typed = await Typed.RunAsync("trace", "--json");

        var (printed, held) = (JsonDocument.Parse(typed.Output), JsonDocument.Parse(File.ReadAllText(Repository.Under("tests", "trace.json"))));
        JsonElement.DeepEquals(printed.RootElement, held.RootElement).ShouldBeTrue();
    }
}
