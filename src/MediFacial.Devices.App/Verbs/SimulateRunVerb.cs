using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reports;
using MediFacial.Devices.Scenarios.Suites.Running;
using Spectre.Console;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate run</c>: plays scenarios in virtual time and judges them. 0: all held; 1: one failed or a file is not understood.</summary>
public static class SimulateRunVerb
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly Argument<string[]> Paths = new("path") { Description = "Files or folders of scenarios. Default: all that ship with the program.", Arity = ArgumentArity.ZeroOrMore };
    static readonly Option<string?> Filter = new("--filter") { Description = "Only scenarios with this text in their name, their title or a hazard, such as H01.", HelpName = "TEXT" };
    static readonly Option<int?> Seed = new("--seed") { Description = "Another seed than the files say.", HelpName = "N" };
    static readonly Option<int> Jobs = NumberOption.Of("--jobs", "How many scenarios are played at once.", Environment.ProcessorCount, least: 1, most: 256);
    static readonly Option<FileInfo?> Junit = new("--junit") { Description = "Writes the verdicts as JUnit XML.", HelpName = "FILE" };
    static readonly Option<FileInfo?> Html = new("--html") { Description = "Writes a report with a plot and the journal of each scenario.", HelpName = "FILE" };
    static readonly Option<bool> Json = new("--json") { Description = "For another program: an array with name, verdict, journal_hash, simulated_seconds, wall_seconds." };

    static readonly Option<bool> RealTime = new("--realtime") { Description = "By the clock, with the whole program on pseudo-terminals and pins; end states are judged, with 2 s of allowance." };

    static readonly Option<SuiteShard> Shard = new("--shard")
    {
        Description = "Only part i of n; all n together are the whole, each scenario in exactly one.",
        HelpName = "i/n",
        DefaultValueFactory = _ => SuiteShard.Whole,
        CustomParser = result =>
        {
            if (SuiteShard.TryParse(result.Tokens[0].Value, out var shard)) return shard;
            result.AddError($"“{result.Tokens[0].Value}” is no part of a whole; write one such as 1/4.");
            return SuiteShard.Whole;
        },
    };

    public static Command Create()
    {
        var command = new Command("run", "Plays scenarios on the real controller, in virtual time or by the clock, and judges what must hold.") { Paths, SuitesOnDisk.Profiles, Filter, Seed, Jobs, RealTime, Junit, Html, Shard, Json };
        command.SetAction(parsed => (int)Run(parsed));
        return command;
    }

    static ExitCode Run(ParseResult parsed)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var world = SuitesOnDisk.World(parsed.GetValue(SuitesOnDisk.Profiles));
        var (all, problems) = SuitesOnDisk.Read(parsed.GetValue(Paths) ?? [], world);
        foreach (var problem in problems) error.WriteLine(problem);
        if (!problems.IsEmpty) return ExitCode.ProblemsFound;
        var shard = parsed.GetValue(Shard);
        ImmutableArray<Scenario> named = [.. all.Where(scenario => Matches(scenario, parsed.GetValue(Filter)))];
        if (named.IsEmpty) throw new VerbFailure(ExitCode.WrongUsage, all.IsEmpty ? "There is no scenario in there." : $"None of the {all.Length} scenarios has “{parsed.GetValue(Filter)}” in its name, its title or a hazard.");
        ImmutableArray<Scenario> chosen = [.. named.Where(scenario => shard.Has(scenario.Id)).Select(scenario => parsed.GetValue(Seed) is { } seed ? scenario with { Seed = (ulong)seed } : scenario)];

        var (jobs, json) = (parsed.GetValue(Jobs), parsed.GetValue(Json));
        var realTime = parsed.GetValue(RealTime);
        if (realTime && chosen.Select(scenario => (scenario.Id, Why: RealTimeStage.WhyNot(scenario))).FirstOrDefault(each => each.Why is not null) is (var id, { } why))
            throw new VerbFailure(ExitCode.WrongUsage, $"{id} cannot be played in real time: {why} Choose others, or leave out --realtime.");
        var player = new SuitePlayer(world, TimeProvider.System, realTime ? scenario => new RealTimeStage(world, scenario) : null);
        var played = WithProgress(chosen.Length, json || !ReferenceEquals(output, Console.Out), told => player.Play(chosen, jobs, keepsTrace: parsed.GetValue(Html) is not null, told));

        if (parsed.GetValue(Junit) is { } junit) Write(junit, JunitReport.Of(played));
        if (parsed.GetValue(Html) is { } html) Write(html, HtmlReport.Of(played, $"medifacial {typeof(SimulateRunVerb).Assembly.GetName().Version}"));
        if (json) output.WriteLine(JsonSerializer.Serialize(played.Select(Row), Format));
        else Tell(played, shard, output);
        return played.All(each => each.Verdict.Passed) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    static bool Matches(Scenario scenario, string? text) => text is null || scenario.Hazards.Append(scenario.Id).Append(scenario.Name).Any(each => each.Contains(text, StringComparison.OrdinalIgnoreCase));

    static ImmutableArray<PlayedScenario> WithProgress(int count, bool silent, Func<Action<PlayedScenario>?, ImmutableArray<PlayedScenario>> play)
    {
        if (silent || Console.IsErrorRedirected) return play(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .Start(progress =>
            {
                var (task, failed) = (progress.AddTask("scenarios", maxValue: Math.Max(count, 1)), 0);
                return play(each =>
                {
                    if (!each.Verdict.Passed) failed++;
                    task.Description = Markup.Escape(failed == 0 ? each.Verdict.Scenario.Id : $"{failed} failed · {each.Verdict.Scenario.Id}");
                    task.Increment(1);
                });
            });
    }

    static void Tell(ImmutableArray<PlayedScenario> played, SuiteShard shard, TextWriter output)
    {
        Tables.For(output).Write(["scenario", "verdict", "hazards", "room time", "machine time", "times real time"], played.Select(each => new[]
        {
            each.Verdict.Scenario.Id, each.Verdict.Passed ? "held" : "failed", string.Join(' ', each.Verdict.Scenario.Hazards), Seconds(each.Verdict.Simulated), Seconds(each.Wall),
            (each.Verdict.Simulated / each.Wall).ToString("N0", CultureInfo.InvariantCulture),
        }));
        foreach (var each in played)
            foreach (var failure in each.Verdict.Failures)
                output.WriteLine($"{each.Verdict.Scenario.Id} at {failure.At}: expected {failure.Expected}. {failure.Found}");
        var failed = played.Count(each => !each.Verdict.Passed);
        output.WriteLine($"{played.Length} scenarios{(shard == SuiteShard.Whole ? "" : $" of part {shard}")}, {(failed == 0 ? "all held" : $"{failed} failed")}.");
    }

    static object Row(PlayedScenario each) => new
    {
        Name = each.Verdict.Scenario.Id,
        Verdict = each.Verdict.Passed ? "passed" : "failed",
        each.Verdict.JournalHash,
        SimulatedSeconds = Math.Round(each.Verdict.Simulated.TotalSeconds, 3),
        WallSeconds = Math.Round(each.Wall.TotalSeconds, 6),
        Failures = each.Verdict.Failures.Select(failure => new { AtSeconds = Math.Round(failure.At.Ticks / 1e7, 3), failure.Expected, failure.Found }),
    };

    static void Write(FileInfo file, string text)
    {
        try
        {
            file.Directory?.Create();
            File.WriteAllText(file.FullName, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(file.FullName)} cannot be written.", cause: fault);
        }
    }

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture);
}
