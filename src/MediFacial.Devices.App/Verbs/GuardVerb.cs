using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Runtime.Guard;
using Microsoft.Extensions.Hosting.Systemd;
using Serilog.Extensions.Logging;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>guard</c>: the process that holds the second energy contact of a room and sounds when the controller is dead.</summary>
public static class GuardVerb
{
    /// <summary>Used by the controller that starts it, so that no process is left behind for ever.</summary>
    public const string EndsUnused = "--ends-unused";

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var endsUnused = NumberOption.Of(EndsUnused, "Ends by itself when no controller was there for so many seconds and nothing sounds; 0: never.", usual: 0, least: 0, most: 86_400);
        var command = new Command("guard", "Holds the second energy contact of the room, and closes it only while the controller proves that it looks at every rule. The controller starts it by itself.")
        {
            room, data, endsUnused,
        };
        command.SetAction(parsed => (int)Run(parsed.GetValue(room), parsed.GetValue(data), TimeSpan.FromSeconds(parsed.GetValue(endsUnused))));
        return command;
    }

    static ExitCode Run(FileInfo? room, DirectoryInfo? data, TimeSpan endsUnused)
    {
        var plan = ProfilesOnDisk.Room(room);
        if (plan.Pin(LineRole.EnergyPermit) is null)
            throw new VerbFailure(ExitCode.WrongUsage, $"“{plan.Profile.Name}” has no line “energy-permit”: there is no contact to guard.");
        var folder = RoomOptions.DataFolder(room, data).FullName;
        OwnSession.Begin();
        using var held = GuardFolder.Hold(folder);
        if (plan.Profile.Simulated) GuardFolder.Sign(folder);
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        using var log = (IDisposable)RoomLogs.Make(Path.Combine(folder, "logs"), "guard");
        using var logs = new SerilogLoggerFactory((Serilog.ILogger)log);
        using var stop = new EndSignal();
        using var bank = RoomComposition.Pins(plan, PinOwner.Guard, folder);
        try
        {
            using var guard = new GuardServer(plan, bank, GuardFolder.Socket(folder), new RoomClock(TimeProvider.System), logs.CreateLogger("Guard"));
            var systemd = new SystemdNotifier();
            var (half, told) = (SystemdWatchdog.OfThisProcess(), Stopwatch.StartNew());
            systemd.Notify(ServiceState.Ready);
            guard.Run(endsUnused, endsSounding: plan.Profile.Simulated, Turned, stop.Token);
            systemd.Notify(ServiceState.Stopping);
            return ExitCode.Done;

            void Turned()
            {
                if (half is not { } span || told.Elapsed < span) return;
                told.Restart();
                systemd.Notify(SystemdWatchdog.Alive);
            }
        }
        catch (SocketException fault)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"The guard cannot listen in {folder}. Choose another folder with --data, with a shorter path.", cause: fault);
        }
    }
}
