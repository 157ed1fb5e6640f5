using System.Diagnostics;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Running;

/// <summary>This program once more, as another process.</summary>
static class OwnProgram
{
    /// <param name="what">For a person, when it does not start: "The guard".</param>
    /// <exception cref="VerbFailure">It cannot be started.</exception>
    public static Process Start(string what, params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new VerbFailure(ExitCode.CannotStart, "The program does not know where it lies.");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // What systemd tells this process is not meant for the other one.
        foreach (var name in SystemdWatchdog.Names) start.Environment.Remove(name);
        // Run as "dotnet medifacial.dll" the program is dotnet, and what it runs has to be named.
        if (Path.GetFileNameWithoutExtension(program) != "medifacial") start.ArgumentList.Add(typeof(OwnProgram).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new VerbFailure(ExitCode.CannotStart, $"{what} did not start.");
    }
}
