using System.CommandLine;
using System.Net.Sockets;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate do</c>: one fault, or one question, to a simulation that runs.</summary>
public static class SimulateDoVerb
{
    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var words = new Argument<string[]>("fault") { Description = "A fault with its arguments, such as “freeze led-driver”; “help” lists all, “truth” tells what is really so.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("do", "Lets a fault happen in a simulated room that is served on the data folder.") { words, room, data };
        command.SetAction(parsed => (int)Run(string.Join(' ', parsed.GetValue(words)!), parsed.GetValue(room), parsed.GetValue(data), parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(string line, FileInfo? room, DirectoryInfo? data, TextWriter output)
    {
        var plan = ProfilesOnDisk.Room(room);
        var folder = RoomOptions.DataFolder(room, data).FullName;
        try
        {
            output.WriteLine(new FaultPrompt(FaultPlaces.Of(new TwinRoom(RoomTwins.Of(plan))), fault => ServedSimulation.Touch(folder, fault)).Answer(line));
            return ExitCode.Done;
        }
        catch (ArgumentException wrong)
        {
            throw new VerbFailure(ExitCode.WrongUsage, wrong.Message, cause: wrong);
        }
        catch (ControllerGone gone)
        {
            throw new VerbFailure(ExitCode.NoAnswer, gone.Message, cause: gone);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            throw new VerbFailure(ExitCode.NoAnswer, $"No simulation is served on {folder}: start one with “medifacial simulate serve” or “medifacial run”.", cause: gone);
        }
    }
}
