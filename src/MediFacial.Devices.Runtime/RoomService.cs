using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>The room inside the host. However the program ends, outputs go safe first, before any other part of it is asked to stop.</summary>
/// <remarks>The host stops its services one after another and gives them 30 seconds; a room cannot wait for that. So the way to safe begins with the first sign
/// of an end (signal, stopping host, exit, unhandled exception), and the host is held back until the proof is there or <see cref="Bounds.LongestWayToSafe"/> is over.</remarks>
public sealed class RoomService(RoomEngine engine, IHostApplicationLifetime lifetime, ILogger<RoomService> log) : IHostedLifecycleService, IDisposable
{
    readonly List<IDisposable> _registrations = [];

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _registrations.Add(lifetime.ApplicationStopping.Register(engine.GoSafe));
        if (!OperatingSystem.IsWindows())
            foreach (var signal in new[] { PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
                _registrations.Add(PosixSignalRegistration.Create(signal, End));
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        engine.Broke += OnBroke;
        engine.Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        engine.GoSafe();
        try
        {
            if (await engine.Safe.WaitAsync(Bounds.LongestWayToSafe, CancellationToken.None)) log.LogInformation("Outputs are safe.");
            else log.LogCritical("The room ended without proof that its outputs are safe. Leases switch off what still runs within a second.");
        }
        catch (TimeoutException)
        {
            log.LogCritical("Outputs were switched off, but no reading proved it within {Limit}. Leases switch off what still runs.", Bounds.LongestWayToSafe);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(engine.Stop, CancellationToken.None);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
        engine.Broke -= OnBroke;
        foreach (var registration in _registrations) registration.Dispose();
        _registrations.Clear();
    }

    void End(PosixSignalContext signal)
    {
        // Without this the signal ends the process at once.
        signal.Cancel = true;
        engine.GoSafe();
        lifetime.StopApplication();
    }

    void OnBroke(Exception failure) => lifetime.StopApplication();

    void OnExit(object? sender, EventArgs end) => engine.GoSafeAndWait();

    void OnUnhandled(object sender, UnhandledExceptionEventArgs failure) => engine.GoSafeAndWait();
}
