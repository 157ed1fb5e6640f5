using System.CommandLine;
using System.Runtime.InteropServices;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate serve</c>: the twins of a simulated room, in a process of their own that outlives the controller.</summary>
public static class SimulateServeVerb
{
    /// <summary>Used by the controller that starts it, so that no process is left behind for ever.</summary>
    public const string EndsUnused = "--ends-unused";

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var endsUnused = NumberOption.Of(EndsUnused, "Ends by itself when no controller was there for so many seconds; 0: never.", usual: 0, least: 0, most: 86_400);
        var command = new Command("serve", "Serves the twins of a simulated room until it is stopped. The controller starts it by itself.") { room, data, endsUnused };
        command.SetAction(parsed => (int)Run(parsed.GetValue(room), parsed.GetValue(data), TimeSpan.FromSeconds(parsed.GetValue(endsUnused))));
        return command;
    }

    static ExitCode Run(FileInfo? room, DirectoryInfo? data, TimeSpan endsUnused)
    {
        var plan = ProfilesOnDisk.Room(room);
        if (!plan.Profile.Simulated) throw new VerbFailure(ExitCode.WrongUsage, $"“{plan.Profile.Name}” is a real room: its parts are not simulated.");
        if (!OperatingSystem.IsLinux()) throw new VerbFailure(ExitCode.CannotStart, "Twins on pseudo-terminals need Linux.");
        OwnSession.Begin();
        // Real parts do not slow down when this computer is busy.
        RoomThread.Prefer();
        RoomThread.Hurry();
        ReadyCode.Begin(typeof(TwinServer));
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            TwinServer.Run(RoomOptions.DataFolder(room, data).FullName, RoomTwins.Of(plan), stop.Token, endsUnused);
            return ExitCode.Done;
        }
        catch (InvalidOperationException busy)
        {
            throw new VerbFailure(ExitCode.RoomBusy, busy.Message, cause: busy);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
