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
    public async Task What_only_shows_in_a_room_is_told_at_the_place_that_the_sample_announces()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedFolders.Profiles, "invalid"), "*.yaml"))
        {
            var expected = File.ReadLines(file).Select(line => ByCheck().Match(line)).Where(match => match.Success).Select(match => (Code: match.Groups[1].Value, Place: match.Groups[2].Value)).ToList();
            if (expected.Count == 0) continue;
            var typed = await Typed.RunAsync("check", file);
            typed.Code.ShouldBe(ExitCode.ProblemsFound, file);
            var told = typed.Output.Split('\n').Select(line => Told().Match(line)).Where(match => match.Success).Select(match => (Code: match.Groups[2].Value, Place: match.Groups[1].Value)).Distinct();
            told.ShouldBe(expected, ignoreOrder: true, typed.Output);
        }
    }

    [Fact]
    public async Task Each_protocol_in_each_room_has_a_line_with_its_narrowest_margin()
    {
        var typed = await Typed.RunAsync("check");
        foreach (var protocol in new[] { "acne", "demonstration", "fine-lines", "sensitive" })
            typed.Output.Split('\n').ShouldContain(line => line.StartsWith($"{protocol} in simulated: ") && line.Contains("limits proven; narrowest ") && line.Contains("% left"));
    }

    [Fact]
    public async Task Another_program_reads_the_proofs_as_json()
    {
        var typed = await Typed.RunAsync("check", "--json");
        using var json = System.Text.Json.JsonDocument.Parse(typed.Output);
        json.RootElement.GetProperty("problems").GetArrayLength().ShouldBe(0);
        var proof = json.RootElement.GetProperty("proofs").EnumerateArray().First(each => each.GetProperty("protocol").GetString() == "fine-lines");
        proof.GetProperty("proven").GetBoolean().ShouldBeTrue();
        proof.GetProperty("margins").GetArrayLength().ShouldBeGreaterThan(20);
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

    [GeneratedRegex("^# expect by check: ([a-z0-9-]+) at ([0-9]+:[0-9]+)$")]
    private static partial Regex ByCheck();

    [GeneratedRegex(@"\.yaml:(\d+:\d+): .* \[([a-z0-9-]+)\]\r?$")]
    private static partial Regex Told();

    [GeneratedRegex(@"\.yaml:\d+:\d+: \S.*\S")]
    private static partial Regex Place();
}
