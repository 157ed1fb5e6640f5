using System.Diagnostics;
using System.Text;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>The built program, run as a user runs it.</summary>
static class Medifacial
{
    static readonly TimeSpan LongestVerb = TimeSpan.FromSeconds(60);

    // bin/Release/net10.0 of this test project names the build of the program that belongs to it.
    static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    static string Program { get; } = Repository.Under("src", "MediFacial.Devices.App", "bin", Here.Parent!.Name, Here.Name, "medifacial.dll");

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Told)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var told = new StringBuilder();
        process.OutputDataReceived += (_, line) => told.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => told.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var bound = new CancellationTokenSource(LongestVerb);
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, told.ToString());
    }
}
