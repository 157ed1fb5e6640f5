using System.Collections.Immutable;
using System.CommandLine;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Records;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.App;

/// <summary>Scenario files of a disk, and the rooms and protocols that they speak of: those that ship with the program, and what a person names beside them.</summary>
public static class SuitesOnDisk
{
    /// <summary>For every verb that plays scenarios.</summary>
    public static Option<string[]> Profiles { get; } = new("--profiles") { Description = "Files or folders of your own parts, rooms, protocols and products, beside those that ship.", HelpName = "PATH" };

    /// <param name="profiles">Files or folders beside what ships.</param>
    /// <exception cref="VerbFailure">There is nothing at a path, or a file has problems; the message tells them all.</exception>
    public static SuiteWorld World(IEnumerable<string>? profiles)
    {
        var (set, named) = ProfilesOnDisk.Read((profiles ?? []).SelectMany(ProfilesOnDisk.Under));
        var problems = set.Problems.Where(problem => named.Contains(problem.File)).ToList();
        if (problems.Count > 0) throw new VerbFailure(ExitCode.ProblemsFound, string.Join('\n', problems));
        return new(set) { Recordings = Recording, LeftOpen = InterruptedSessions.Of };
    }

    static ScenarioTape? Recording(string scenario, string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(scenario) ?? "", name);
        return File.Exists(path) ? new(File.ReadAllBytes(path)) : null;
    }

    /// <param name="paths">Files or folders; the shipped suites when none is named.</param>
    /// <returns>Every scenario, or every problem of every file.</returns>
    /// <exception cref="VerbFailure">There is nothing at a path.</exception>
    public static (ImmutableArray<Scenario> Scenarios, ImmutableArray<ProfileProblem> Problems) Read(IReadOnlyList<string> paths, SuiteWorld world)
    {
        var files = (paths.Count == 0 ? [ShippedFolders.Suites] : paths).SelectMany(ProfilesOnDisk.Under).DistinctBy(Path.GetFullPath).ToList();
        var read = files.Select(path => ScenarioFile.Read(ProfilesOnDisk.File(path), world)).ToList();
        var problems = read.SelectMany(each => each.Problems).Concat(Doubled(read)).ToImmutableArray();
        return (problems.IsEmpty ? [.. read.Select(each => each.Value!)] : [], problems);
    }

    static IEnumerable<ProfileProblem> Doubled(IEnumerable<Loaded<Scenario>> read) =>
        from same in read.Where(each => each.IsGood).GroupBy(each => each.Value!.Id)
        from later in same.Skip(1)
        let at = later.Source.At("scenario")
        select new ProfileProblem(later.Source.File, at.Line, at.Column, "duplicate-name", $"{same.First().Source.File} already tells a scenario called “{same.Key}”; rename one.");
}
