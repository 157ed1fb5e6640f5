using System.CommandLine;
using System.Runtime.InteropServices;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate serve</c>: the twins of a simulated room, in a process of their own that outlives the controller.</summary>
public static class SimulateServeVerb
{
    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("serve", "Serves the twins of a simulated room until it is stopped. The controller starts it by itself.") { room, data };
        command.SetAction(parsed => (int)Run(parsed.GetValue(room), parsed.GetValue(data)));
        return command;
    }

    static ExitCode Run(FileInfo? room, DirectoryInfo? data)
    {
        var plan = ProfilesOnDisk.Room(room);
        if (!plan.Profile.Simulated) throw new VerbFailure(ExitCode.WrongUsage, $"“{plan.Profile.Name}” is a real room: its parts are not simulated.");
        if (!OperatingSystem.IsLinux()) throw new VerbFailure(ExitCode.CannotStart, "Twins on pseudo-terminals need Linux.");
        OwnSession.Begin();
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            TwinServer.Run(RoomOptions.DataFolder(room, data).FullName, RoomTwins.Of(plan), stop.Token);
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
