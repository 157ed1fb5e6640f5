using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Running;

/// <summary>The process that serves the twins of a simulated room. It outlives the controller by a minute, so that what happens after a crash can be judged on true physics.</summary>
public static class TwinsProcess
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(15);
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts it unless one serves the folder already, and waits until it answers.</summary>
    /// <exception cref="VerbFailure">It did not start.</exception>
    public static async Task EnsureAsync(string roomFile, string dataFolder, CancellationToken cancellation)
    {
        if (Answers(dataFolder)) return;
        using var process = OwnProgram.Start("The simulated parts", "simulate", "serve", "--room", roomFile, "--data", dataFolder, SimulateServeVerb.EndsUnused, "60");
        var told = new StringBuilder();
        process.ErrorDataReceived += (_, line) => told.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var watch = Stopwatch.StartNew();
        while (!Answers(dataFolder))
        {
            if (process.HasExited) throw new VerbFailure(ExitCode.CannotStart, "The simulated parts did not start.", told.ToString());
            if (watch.Elapsed > LongestStart) throw new VerbFailure(ExitCode.CannotStart, $"The simulated parts were not ready within {LongestStart.TotalSeconds:0} s.", told.ToString());
            await Task.Delay(BetweenTries, cancellation);
        }
    }

    static bool Answers(string dataFolder)
    {
        if (!File.Exists(TwinsFolder.Ready(dataFolder))) return false;
        try
        {
            using var control = TwinControl.Connect(dataFolder);
            return true;
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return false;
        }
    }
}
