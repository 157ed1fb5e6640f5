using System.CommandLine;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate new</c>: a commented scenario that runs, to begin one's own with.</summary>
public static class SimulateNewVerb
{
    static readonly Argument<FileInfo> Target = new("file") { Description = "Where to, such as my-suites/door-opens.yaml. The scenario gets the name of the file." };

    public static Command Create()
    {
        var command = new Command("new", "Writes a commented scenario that runs; change it into your own.") { Target };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(Target), parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(FileInfo file, TextWriter output)
    {
        if (file.Exists) throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(file.FullName)} exists already; choose another name.");
        if (file.Extension is not (".yaml" or ".yml")) throw new VerbFailure(ExitCode.WrongUsage, "A scenario is a YAML file; end its name with .yaml.");
        var name = NewScenario.NameOf(Path.GetFileNameWithoutExtension(file.Name)) ?? throw new VerbFailure(ExitCode.WrongUsage, "A scenario is named with small letters, digits and single hyphens, such as door-opens.yaml.");
        try
        {
            file.Directory?.Create();
            File.WriteAllText(file.FullName, NewScenario.Text(name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(file.FullName)} cannot be written.", cause: fault);
        }
        output.WriteLine($"{ProfilesOnDisk.Display(file.FullName)} is written. Play it: medifacial simulate run {ProfilesOnDisk.Display(file.FullName)}");
        return ExitCode.Done;
    }
}
