using System.Text.Json;
using System.Xml.Linq;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests;

public sealed class SimulateVerbsTests : IDisposable
{
    const string Quiet = """
        scenario: NAME
        name: A quiet room
        story: Nobody is there, and nothing happens.
        expect: [{ always: { truth: safe, is: on } }]
        ends: 2 s
        """;

    readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_tells_name_verdict_hash_and_times_of_each_scenario()
    {
        Write("quiet", Quiet);
        Write("wrong", Quiet.Replace("is: on", "is: off"));

        var typed = await Typed.RunAsync("simulate", "run", _folder.Path, "--json", "--jobs", "1");

        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        var rows = JsonDocument.Parse(typed.Output).RootElement.EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("name").GetString()).ShouldBe(["quiet", "wrong"]);
        rows.Select(row => row.GetProperty("verdict").GetString()).ShouldBe(["passed", "failed"]);
        rows[0].GetProperty("journal_hash").GetString()!.Length.ShouldBe(64);
        rows[0].GetProperty("simulated_seconds").GetDouble().ShouldBe(2);
        rows[0].GetProperty("wall_seconds").GetDouble().ShouldBeGreaterThan(0);
        rows[1].GetProperty("failures")[0].GetProperty("found").GetString().ShouldBe("True safe is on.");
    }

    [Fact]
    public async Task Scenarios_may_speak_of_rooms_that_do_not_ship()
    {
        var own = Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, "clinic")).FullName;
        var room = File.ReadAllText(Testing.Repository.Under("device-profiles", "rooms", "simulated.yaml")).Replace("room: simulated", "room: my-clinic", StringComparison.Ordinal);
        File.WriteAllText(System.IO.Path.Combine(own, "room.yaml"), room);
        Write("quiet", Quiet.Replace("expect:", "room: my-clinic\nexpect:"));
        var scenario = System.IO.Path.Combine(_folder.Path, "quiet.yaml");

        (await Typed.RunAsync("simulate", "run", scenario, "--profiles", own)).Code.ShouldBe(ExitCode.Done);
        (await Typed.RunAsync("simulate", "run", scenario)).Error.ShouldContain("“my-clinic” is no simulated room.");

        File.WriteAllText(System.IO.Path.Combine(own, "room.yaml"), room.Replace("\nname:", "\nnaem:", StringComparison.Ordinal));
        var broken = await Typed.RunAsync("simulate", "run", scenario, "--profiles", own);
        broken.Code.ShouldBe(ExitCode.ProblemsFound);
        broken.Error.ShouldContain("room.yaml:3:1: ");
    }

    [Fact]
    public async Task Exploring_tells_how_many_seeds_what_was_broken_how_fast_and_what_was_covered()
    {
        var typed = await Typed.RunAsync("simulate", "explore", "--seeds", "2", "--from", "3", "--jobs", "1", "--json", "--out", System.IO.Path.Combine(_folder.Path, "out"));

        typed.Code.ShouldBe(ExitCode.Done);
        var report = JsonDocument.Parse(typed.Output).RootElement;
        report.GetProperty("seeds").GetInt32().ShouldBe(2);
        report.GetProperty("violations").GetArrayLength().ShouldBe(0);
        foreach (var key in new[] { "speedup", "simulated_hours_per_core_hour", "seeds_per_second" }) report.GetProperty(key).GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("journal_hash").GetString()!.Length.ShouldBe(64);
        report.GetProperty("coverage").GetProperty("injected").GetArrayLength().ShouldBeGreaterThan(0);
        Directory.Exists(System.IO.Path.Combine(_folder.Path, "out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Reports_are_written_and_the_text_names_what_failed()
    {
        Write("wrong", Quiet.Replace("is: on", "is: off"));
        var (junit, html) = (System.IO.Path.Combine(_folder.Path, "out", "j.xml"), System.IO.Path.Combine(_folder.Path, "out", "r.html"));

        var typed = await Typed.RunAsync("simulate", "run", _folder.Path, "--junit", junit, "--html", html);

        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        typed.Output.ShouldContain("wrong at t+0.000 s: expected always: truth: safe, is: off. True safe is on.");
        XDocument.Load(junit).Descendants("testcase").Single().Attribute("name")!.Value.ShouldBe("wrong");
        File.ReadAllText(html).ShouldContain("A quiet room");
    }

    [Fact]
    public async Task A_file_with_a_typo_is_refused_with_line_and_column_and_nothing_is_played()
    {
        Write("quiet", Quiet);
        Write("typo", Quiet.Replace("always", "allways"));

        var typed = await Typed.RunAsync("simulate", "run", _folder.Path);

        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        typed.Error.ShouldContain("typo.yaml:4:12: “allways” is no kind of expectation. Did you mean “always”?");
        typed.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_scenarios_with_one_name_are_refused()
    {
        Write("quiet", Quiet);
        File.WriteAllText(System.IO.Path.Combine(_folder.Path, "second.yaml"), Quiet.Replace("NAME", "quiet"));

        (await Typed.RunAsync("simulate", "run", _folder.Path)).Error.ShouldContain("second.yaml:1:11: ");
    }

    [Fact]
    public async Task A_new_scenario_runs_as_it_is_and_is_never_written_over()
    {
        var path = System.IO.Path.Combine(_folder.Path, "mine", "door-opens.yaml");

        (await Typed.RunAsync("simulate", "new", path)).Code.ShouldBe(ExitCode.Done);

        var typed = await Typed.RunAsync("simulate", "run", path);
        typed.Code.ShouldBe(ExitCode.Done, typed.Output + typed.Error);
        (await Typed.RunAsync("simulate", "new", path)).Code.ShouldBe(ExitCode.CannotStart);
        (await Typed.RunAsync("simulate", "new", System.IO.Path.Combine(_folder.Path, "Door opens.yaml"))).Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task Parts_of_the_shipped_suites_together_are_the_whole()
    {
        foreach (var name in new[] { "one", "two", "three", "four", "five", "six" }) Write(name, Quiet);
        var names = new List<string>();
        for (var part = 1; part <= 4; part++)
        {
            var typed = await Typed.RunAsync("simulate", "run", _folder.Path, "--json", "--shard", $"{part}/4");
            typed.Code.ShouldBe(ExitCode.Done);
            names.AddRange(JsonDocument.Parse(typed.Output).RootElement.EnumerateArray().Select(row => row.GetProperty("name").GetString()!));
        }
        names.Order().ShouldBe(["five", "four", "one", "six", "three", "two"]);
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_and_a_part_that_is_none_are_wrong_usage()
    {
        Write("quiet", Quiet);
        (await Typed.RunAsync("simulate", "run", _folder.Path, "--filter", "nowhere")).Code.ShouldBe(ExitCode.WrongUsage);
        (await Typed.RunAsync("simulate", "run", _folder.Path, "--shard", "5/4")).Code.ShouldBe(ExitCode.WrongUsage);
        (await Typed.RunAsync("simulate", "run", _folder.Path, "--filter", "QUIET")).Code.ShouldBe(ExitCode.Done);
    }

    void Write(string name, string yaml) => File.WriteAllText(System.IO.Path.Combine(_folder.Path, $"{name}.yaml"), yaml.Replace("NAME", name));
}
