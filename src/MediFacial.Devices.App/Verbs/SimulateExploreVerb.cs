using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MediFacial.Devices.Scenarios.Explore;
using MediFacial.Devices.Scenarios.Suites.Reading;
using Spectre.Console;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate explore</c>: draws scenarios from seeds and looks for one that breaks what must always hold. 0: none did; 1: one did, and is written as a file.</summary>
public static class SimulateExploreVerb
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly Option<int> Seeds = NumberOption.Of("--seeds", "How many seeds are played at most.", 1000, least: 1, most: 10_000_000);
    static readonly Option<int> From = NumberOption.Of("--from", "The first seed.", 1, least: 0, most: 2_000_000_000);
    static readonly Option<int> TimeLimit = NumberOption.Of("--time-limit", "No seed is begun after so many seconds; 0: all are played.", 0, least: 0, most: 1_000_000);
    static readonly Option<int> Jobs = NumberOption.Of("--jobs", "How many seeds are played at once.", Environment.ProcessorCount, least: 1, most: 256);
    static readonly Option<bool> First = new("--first") { Description = "No seed is begun after one has broken something." };
    static readonly Option<DirectoryInfo> Out = new("--out") { Description = "Folder for the scenarios of what is found.", HelpName = "FOLDER", DefaultValueFactory = _ => new("violations") };
    static readonly Option<bool> Json = new("--json") { Description = "For another program: one object with seeds, violations, speedup, simulated_hours_per_core_hour, seeds_per_second, journal_hash, coverage." };

    public static Command Create()
    {
        var command = new Command("explore", "Draws rooms, clients, habits and faults from seeds, plays them in virtual time and looks for what must never happen.") { SuitesOnDisk.Profiles, Seeds, From, TimeLimit, Jobs, First, Out, Json };
        command.SetAction(parsed => (int)Run(parsed));
        return command;
    }

    static ExitCode Run(ParseResult parsed)
    {
        var (output, json) = (parsed.InvocationConfiguration.Output, parsed.GetValue(Json));
        var limit = parsed.GetValue(TimeLimit) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        using var stop = new EndSignal();
        var asked = new Exploration(parsed.GetValue(From), parsed.GetValue(Seeds), limit, parsed.GetValue(Jobs)) { OnlyFirst = parsed.GetValue(First), Stop = stop.Token };
        var explorer = new Explorer(SuitesOnDisk.World(parsed.GetValue(SuitesOnDisk.Profiles)), TimeProvider.System);
        var busy = Environment.CpuUsage.TotalTime;
        var result = WithProgress(asked, json || !ReferenceEquals(output, Console.Out), told => explorer.Explore(asked, told));
        busy = Environment.CpuUsage.TotalTime - busy;
        var folder = parsed.GetValue(Out)!;
        var files = result.Violations.Select(found => Write(folder, found)).ToList();
        if (json) output.WriteLine(JsonSerializer.Serialize(Report(result, busy, files), Format));
        else Tell(result, busy, files, output);
        return result.Violations.IsEmpty ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    static ExplorationResult WithProgress(Exploration asked, bool silent, Func<Action<int, bool>?, ExplorationResult> explore)
    {
        if (silent || Console.IsErrorRedirected) return explore(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var (task, broken) = (progress.AddTask("seeds", maxValue: asked.Seeds), 0);
                return explore((seed, held) =>
                {
                    if (!held) broken++;
                    task.Description = broken == 0 ? $"seed {seed}" : $"{broken} found · seed {seed}";
                    task.Increment(1);
                });
            });
    }

    static string Write(DirectoryInfo folder, Found found)
    {
        var path = Path.Combine(folder.FullName, $"{found.Shrunk.Id}.yaml");
        try
        {
            folder.Create();
            File.WriteAllText(path, ScenarioFile.Write(found.Shrunk));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(path)} cannot be written.", cause: fault);
        }
        return ProfilesOnDisk.Display(path);
    }

    static void Tell(ExplorationResult result, TimeSpan busy, IReadOnlyList<string> files, TextWriter output)
    {
        Tables.For(output).Write(["fault", .. Coverage.Steps.Select(step => step is { } kind ? $"{kind}".ToLowerInvariant() : "no session"), .. Coverage.States.Select(state => $"{state}".ToLowerInvariant())],
            Coverage.Faults.Select(fault => (string[])[fault, .. Coverage.Steps.Select(step => Count(result.Coverage.Times(fault, step))), .. Coverage.States.Select(state => Count(result.Coverage.Times(fault, state)))]));
        output.WriteLine($"How often each fault came, by the kind of the current step and by the state of the device that was furthest on. Never: {result.Coverage.NeverInStep.Count()} of {Coverage.Faults.Length * Coverage.Steps.Length} and {result.Coverage.NeverInState.Count()} of {Coverage.Faults.Length * Coverage.States.Length} pairs.");
        foreach (var (found, file) in result.Violations.Zip(files))
            output.WriteLine($"Seed {found.Seed} at {found.Failure.At}: {found.Failure.Expected}. {found.Failure.Found} Shrunk from {found.Drawn.Timeline.Length} events to {found.Shrunk.Timeline.Length}: medifacial simulate run {file}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Seeds} seeds from {result.From}, {result.Simulated.TotalHours:0.0} h of room time in {result.Wall.TotalSeconds:0.0} s ({result.Seeds / result.Wall.TotalSeconds:0.0} seeds/s, {result.Simulated / busy:N0} h per core hour). Journal {result.JournalHash}. ")
            + (result.Violations.IsEmpty ? "Nothing was broken." : $"{result.Violations.Length} seeds broke something."));
    }

    static string Count(int times) => times == 0 ? "–" : times.ToString(CultureInfo.InvariantCulture);

    static object Report(ExplorationResult result, TimeSpan busy, IReadOnlyList<string> files) => new
    {
        result.From,
        result.Seeds,
        Violations = result.Violations.Zip(files).Select(each => new
        {
            each.First.Seed,
            Broken = each.First.Failure.Expected,
            AtSeconds = Math.Round(each.First.Failure.At.Ticks / 1e7, 3),
            each.First.Failure.Found,
            Events = each.First.Drawn.Timeline.Length,
            ShrunkEvents = each.First.Shrunk.Timeline.Length,
            each.First.Tries,
            File = each.Second,
        }),
        Speedup = Math.Round(result.Simulated / result.Wall, 1),
        SimulatedHoursPerCoreHour = Math.Round(result.Simulated / busy, 1),
        SeedsPerSecond = Math.Round(result.Seeds / result.Wall.TotalSeconds, 3),
        result.JournalHash,
        Coverage = new
        {
            Injected = result.Coverage.Moments.Select(each => new { each.Moment.Fault, Device = Word(each.Moment.Device), Step = Word(each.Moment.Step), each.Times }),
            NeverInStep = result.Coverage.NeverInStep.Select(each => new { each.Fault, Step = Word(each.Step) }),
            NeverInState = result.Coverage.NeverInState.Select(each => new { each.Fault, Device = Word(each.State) }),
        },
    };

    static string? Word<T>(T? value) => value is null ? null : $"{value}".ToLowerInvariant();
}
