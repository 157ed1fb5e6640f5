using System.Diagnostics;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Running;

/// <summary>Starts the guard as a process of its own, and starts it again when it ends. Starting it closes no contact: the controller has to arm anew.</summary>
/// <remarks>A guard that outlived the last controller is taken over. An ordered end of this program ends the guard that it started, once outputs are safe; after a crash
/// the guard lives on and sounds.</remarks>
public sealed class GuardKeeper(string roomFile, string dataFolder, Serilog.ILogger log) : BackgroundService
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    const string EndsUnusedSeconds = "60";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!GuardFolder.IsHeld(dataFolder)) await KeepOneAsync(stoppingToken);
                await Task.Delay(BetweenLooks, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task KeepOneAsync(CancellationToken stopping)
    {
        using var guard = OwnProgram.Start("The guard", "guard", "--room", roomFile, "--data", dataFolder, GuardVerb.EndsUnused, EndsUnusedSeconds);
        guard.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) log.Warning("Guard: {Line}", line.Data);
        };
        guard.BeginErrorReadLine();
        guard.BeginOutputReadLine();
        try
        {
            await guard.WaitForExitAsync(stopping);
            log.Warning("The guard ended by itself with {Code}. It is started again.", guard.ExitCode);
        }
        catch (OperationCanceledException)
        {
            guard.Kill();
            throw;
        }
    }
}
