using System.Text.RegularExpressions;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests;

public sealed partial class CheckVerbTests
{
    [Fact]
    public async Task Everything_that_ships_is_good()
    {
        var typed = await Typed.RunAsync("check");
        typed.Code.ShouldBe(ExitCode.Done, typed.Output);
        typed.Output.ShouldContain("no problem");
    }

    [Fact]
    public async Task A_misspelt_key_is_told_with_file_line_and_column()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Write("cream.yaml", "product: cream\nname: Cream\nagnet: water\n");
        var typed = await Typed.RunAsync("check", path);
        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        typed.Output.ShouldContain($"{path}:3:1: ");
        typed.Output.ShouldContain("problem");
    }

    [Fact]
    public async Task All_problems_of_all_files_are_told_at_once()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("one.yaml", "product: one\nagnet: water\nnmae: One\n");
        scratch.Write("deeper/two.yaml", "whatever: 1\n");
        var typed = await Typed.RunAsync("check", scratch.Path);
        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        typed.Output.Split('\n').Count(line => Place().IsMatch(line)).ShouldBeGreaterThan(3);
        typed.Output.ShouldContain("two.yaml:1:1: ");
    }

    [Fact]
    public async Task Every_invalid_sample_is_refused_by_itself_with_its_place()
    {
        var samples = Path.Combine(ShippedFolders.Profiles, "invalid");
        if (!Directory.Exists(samples)) Assert.Skip("device-profiles/invalid is not beside the program: run the test inside the repository");
        foreach (var file in Directory.EnumerateFiles(samples, "*.yaml", SearchOption.AllDirectories))
        {
            var typed = await Typed.RunAsync("check", file);
            typed.Code.ShouldBe(ExitCode.ProblemsFound, file);
            typed.Output.Split('\n').ShouldContain(line => line.Contains(Path.GetFileName(file)) && Place().IsMatch(line), file);
        }
    }

    [Fact]
    public async Task A_path_with_nothing_at_it_cannot_be_checked() =>
        (await Typed.RunAsync("check", "no-such-folder")).Code.ShouldBe(ExitCode.CannotStart);

    [Fact]
    public async Task The_schemas_that_ship_are_those_of_this_program()
    {
        using var scratch = new ScratchFolder();
        (await Typed.RunAsync("schema", "write", scratch.Path)).Code.ShouldBe(ExitCode.Done);
        var written = Directory.EnumerateFiles(scratch.Path).ToList();
        written.ShouldNotBeEmpty();
        foreach (var path in written)
            File.ReadAllText(Path.Combine(ShippedFolders.Profiles, "schema", Path.GetFileName(path))).ShouldBe(File.ReadAllText(path), "Do: medifacial schema write device-profiles/schema");
    }

    [GeneratedRegex(@"\.yaml:\d+:\d+: \S.*\S")]
    private static partial Regex Place();
}
