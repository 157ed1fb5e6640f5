using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate serve</c>: the twins of a simulated room, in a process of their own that outlives the controller.</summary>
public static class SimulateServeVerb
{
    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("serve", "Serves the twins of a simulated room until it is stopped. The controller starts it by itself.") { room, data };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(room), parsed.GetValue(data)));
        return command;
    }

    static Task<int> RunAsync(FileInfo? room, DirectoryInfo? data)
    {
        var plan = ProfilesOnDisk.Room(room);
        if (!plan.Profile.Simulated) throw new VerbFailure(ExitCode.WrongUsage, $"“{plan.Profile.Name}” is a real room: its parts are not simulated.");
        throw new VerbFailure(ExitCode.CannotStart, "This build holds no twins to serve.", RoomOptions.DataFolder(room, data).FullName);
    }
}
