using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Transports;
using MediFacial.Devices.Twins.Hosting;
using MediFacial.Devices.Wire;
using Microsoft.Extensions.Hosting.Systemd;

namespace MediFacial.Devices.App.Running;

/// <summary>The running room on one page: what stands on what.</summary>
public static class RoomComposition
{
    /// <summary>Ports and pins → room engine → panel. Ends when the host does.</summary>
    /// <param name="keeper">Keeps the guard running; null when somebody else does, or the room has none.</param>
    public static WebApplication Compose(RoomPlan plan, Shelf shelf, RoomFolder folder, RoomMemory memory, Uri url, Serilog.ILogger log, GuardKeeper? keeper)
    {
        var builder = PanelHost.Builder(url, log);
        AddPanel(builder, plan, shelf, folder, memory);
        var computer = plan.Profile.Simulated ? new SimulatedComputer(plan, folder.Path, memory.Journal.Append, log) : null;
        if (keeper is not null) builder.Services.AddSingleton<IHostedService>(keeper);
        builder.Services
            .AddSingleton(provider => new RoomGround(
                plan, memory.Start, new RoomClock(computer?.Calendar ?? provider.GetRequiredService<TimeProvider>()), Ports(folder), ControllerPins(plan, computer, folder),
                computer is null ? memory.Journal.Append : computer.Disk.Write, memory.Recorder, GuardFolder.Socket(folder.Path),
                FlightFiles.Begin(folder.Path, plan, memory.Start, provider.GetRequiredService<ILoggerFactory>().CreateLogger("Flight")), computer is null ? null : computer.HoldUp))
            .AddSingleton<RoomEngine>()
            .AddHostedService<RoomService>()
            .AddSingleton<ISystemdNotifier>(new SystemdNotifier())
            .AddHostedService<SystemdNotices>();
        if (computer is not null)
        {
            AddHands(builder, plan, _ => SimulatorHands.On(folder));
            builder.Services.AddSingleton(computer).AddHostedService(_ => computer).AddSingleton(new PanelPresence(() => computer.HearsPanels));
        }
        builder.Services.AddHealthChecks().AddCheck<RoomHealth>("room-loop");
        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapPanel();
        return app;
    }

    /// <summary>A whole room in virtual time, paced, behind the same panel: no ports, no pins, no twins' process.</summary>
    public static WebApplication ComposeVirtual(RoomPlan plan, Shelf shelf, RoomFolder folder, RoomMemory memory, Uri url, double speed, Serilog.ILogger log)
    {
        var builder = PanelHost.Builder(url, log);
        AddPanel(builder, plan, shelf, folder, memory);
        builder.Services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<PacedRoom>(provider, plan, memory, new Pace(speed)))
            .AddHostedService(provider => provider.GetRequiredService<PacedRoom>());
        AddHands(builder, plan, provider => provider.GetRequiredService<PacedRoom>().TouchAsync);
        var app = builder.Build();
        app.MapPanel();
        return app;
    }

    static void AddPanel(WebApplicationBuilder builder, RoomPlan plan, Shelf shelf, RoomFolder folder, RoomMemory memory)
    {
        builder.AddPanel();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<OperatorPort>().AddSingleton<PanelPresence>().AddSingleton<SnapshotFeed>()
            .AddSingleton(shelf)
            .AddSingleton(new SessionArchive(memory.Book.List, memory.Book.Show) { Alarms = memory.Alarms });
    }

    static void AddHands(WebApplicationBuilder builder, RoomPlan plan, Func<IServiceProvider, TouchTwins> hands) => builder.Services
        .AddSingleton(hands)
        .AddSingleton(provider => new SimulatorHands(plan, provider.GetRequiredService<TouchTwins>()).Page)
        .AddHostedService<SimulatedThumb>();

    static OpenPort Ports(RoomFolder folder) =>
        (port, out link, out problem) => SerialByteLink.TryOpen(port.Path, folder.Path, port.Serial, out link, out problem);

    static IPinBank ControllerPins(RoomPlan plan, SimulatedComputer? computer, RoomFolder folder) =>
        Pins(plan, PinOwner.Controller, folder.Path) is var pins && computer is null ? pins : computer!.Wrap(pins);

    /// <summary>The lines of one of the room's two processes.</summary>
    public static GpioPinBank Pins(RoomPlan plan, PinOwner owner, string dataFolder) =>
        new(plan, owner, plan.Profile.Simulated ? label => SimulatedChip(label, dataFolder) : KernelPinChips.Find);

    /// <summary>A simulated room never touches a line of this machine.</summary>
    static PinChip? SimulatedChip(string label, string dataFolder)
    {
        if (label != SimulatedGpioDriver.ChipLabel) return null;
        var driver = new SimulatedGpioDriver(dataFolder);
        return new(driver, driver.FindLine);
    }
}
