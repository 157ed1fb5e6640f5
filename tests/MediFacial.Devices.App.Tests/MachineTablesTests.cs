using MediFacial.Devices.Testing;

namespace MediFacial.Devices.App.Tests;

public sealed class MachineTablesTests
{
    static readonly string Page = Repository.Under("src", "README.md");

    [Fact]
    public void The_map_of_the_code_shows_the_machines_that_run()
    {
        if (Environment.GetEnvironmentVariable("MEDIFACIAL_WRITE_TABLES") == "1") File.WriteAllText(Page, MachineTables.Renewed(File.ReadAllText(Page)));
        if (MachineTables.Problem(File.ReadAllText(Page)) is { } problem) Assert.Fail($"src/README.md: {problem}");
    }

    [Fact]
    public async Task Machine_show_prints_what_the_map_shows()
    {
        var typed = await Typed.RunAsync("machine", "show");
        typed.Output.ReplaceLineEndings("\n").Trim().ShouldBe(MachineTables.Now.Replace(MachineTables.Begin, "").Replace(MachineTables.End, "").Trim());
    }

    [Fact]
    public void A_page_with_one_changed_cell_is_noticed_and_renewed()
    {
        var old = $"# Map\n\n{MachineTables.Now.Replace("| → | Opening |", "| refused | never |")}\n\nMore.\n";
        MachineTables.Problem(old).ShouldNotBeNull().ShouldContain(MachineTables.Now);
        MachineTables.Problem(MachineTables.Renewed(old)).ShouldBeNull();
        MachineTables.Renewed(old).ShouldBe($"# Map\n\n{MachineTables.Now}\n\nMore.\n");
    }

    [Fact]
    public void A_page_without_markers_is_noticed() => MachineTables.Problem("# Map\n").ShouldNotBeNull().ShouldContain("Paste");
}
