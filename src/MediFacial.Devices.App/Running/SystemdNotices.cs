using MediFacial.Devices.Runtime;
using Microsoft.Extensions.Hosting.Systemd;

namespace MediFacial.Devices.App.Running;

/// <summary>Tells systemd what a unit of <c>Type=notify</c> owes it: ready when the panel answers and outputs are proven safe, alive while rules are evaluated, stopping.</summary>
public sealed class SystemdNotices(RoomEngine engine, ISystemdNotifier systemd, IHostApplicationLifetime lifetime) : BackgroundService
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!systemd.IsEnabled) return;
        using var stopping = lifetime.ApplicationStopping.Register(() => systemd.Notify(ServiceState.Stopping));
        try
        {
            while (!lifetime.ApplicationStarted.IsCancellationRequested || !engine.HasBeenSafe) await Task.Delay(BetweenLooks, stoppingToken);
            systemd.Notify(ServiceState.Ready);
            if (SystemdWatchdog.OfThisProcess() is not { } half) return;
            var watchdog = new SystemdWatchdog();
            using var timer = new PeriodicTimer(half);
            do
                if (watchdog.Lives(engine.Evaluations)) systemd.Notify(SystemdWatchdog.Alive);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}
