using System.CommandLine;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>records to-scenario</c>: a session that happened as a scenario that can be played, changed and kept.</summary>
public static class RecordsToScenarioVerb
{
    static readonly Argument<string> Session = new("session") { Description = "The session's number as records list shows it; its first characters are enough." };
    static readonly Option<FileInfo?> Target = new("--output") { Description = "The scenario to write; its recording goes beside it. Default: incident-NUMBER.yaml here.", HelpName = "FILE" };

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("to-scenario", "Writes a session as a scenario that plays what parts and people said then, and expects the same journal.") { Session, Target, room, data };
        command.SetAction(parsed =>
        {
            var folder = RoomOptions.DataFolder(parsed.GetValue(room), parsed.GetValue(data)).FullName;
            return (int)Run(folder, parsed.GetRequiredValue(Session), parsed.GetValue(Target), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    static ExitCode Run(string folder, string beginning, FileInfo? target, TextWriter output)
    {
        var (file, session) = FlightFiles.FindSession(folder, beginning);
        target ??= new($"incident-{session.ToString("D")[..13]}.yaml");
        var name = NewScenario.NameOf(Path.GetFileNameWithoutExtension(target.Name))
            ?? throw new VerbFailure(ExitCode.WrongUsage, "A scenario is named with small letters, digits and single hyphens, such as door-opens.yaml.");
        if (target.Exists) throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(target.FullName)} exists already; choose another name with --output.");
        try
        {
            var (scenario, recording) = IncidentScenario.Of(FlightFiles.Bytes(file), session, name);
            target.Directory?.Create();
            File.WriteAllBytes(Path.Combine(target.DirectoryName!, scenario.Recording!), recording.Span);
            File.WriteAllText(target.FullName, ScenarioFile.Write(scenario));
        }
        catch (FlightFault fault)
        {
            throw new VerbFailure(ExitCode.ProblemsFound, $"{ProfilesOnDisk.Display(file.FullName)}: {fault.Message}", cause: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(target.FullName)} cannot be written.", cause: fault);
        }
        output.WriteLine($"{ProfilesOnDisk.Display(target.FullName)} is written, its recording beside it; both hold what the session's card says. Play it: medifacial simulate run {ProfilesOnDisk.Display(target.FullName)}");
        return ExitCode.Done;
    }
}
