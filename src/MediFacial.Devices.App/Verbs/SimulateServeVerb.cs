using System.CommandLine;
using System.Net.Sockets;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins;
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
        var prompt = new Option<bool>("--prompt") { Description = "Takes faults from the keyboard or from a pipe; by itself at a terminal." };
        var command = new Command("serve", "Serves the twins of a simulated room until it is stopped. The controller starts it by itself.") { room, data, endsUnused, prompt };
        // Whoever starts it at a terminal, and not as the controller does, is asked.
        command.SetAction(parsed => (int)Run(parsed.GetValue(room), parsed.GetValue(data), TimeSpan.FromSeconds(parsed.GetValue(endsUnused)),
            parsed.GetValue(prompt) || (parsed.GetValue(endsUnused) == 0 && !Console.IsInputRedirected)));
        return command;
    }

    static ExitCode Run(FileInfo? room, DirectoryInfo? data, TimeSpan endsUnused, bool asks)
    {
        var plan = ProfilesOnDisk.Room(room);
        if (!plan.Profile.Simulated) throw new VerbFailure(ExitCode.WrongUsage, $"“{plan.Profile.Name}” is a real room: its parts are not simulated.");
        if (!OperatingSystem.IsLinux()) throw new VerbFailure(ExitCode.CannotStart, "Twins on pseudo-terminals need Linux.");
        OwnSession.Begin();
        // Real parts do not slow down when this computer is busy.
        RoomThread.Prefer();
        RoomThread.Hurry();
        ReadyCode.Begin(typeof(TwinServer));
        using var stop = new EndSignal();
        try
        {
            var folder = RoomOptions.DataFolder(room, data).FullName;
            if (asks) new Thread(() => Ask(plan, folder, stop.Token)) { Name = "prompt", IsBackground = true }.Start();
            TwinServer.Run(folder, RoomTwins.Of(plan), stop.Token, endsUnused);
            return ExitCode.Done;
        }
        catch (InvalidOperationException busy)
        {
            throw new VerbFailure(ExitCode.RoomBusy, busy.Message, cause: busy);
        }
    }

    /// <summary>The keyboard is one more client of the control socket, so that a fault goes one way whoever asks for it.</summary>
    static void Ask(RoomPlan plan, string folder, CancellationToken stopped)
    {
        while (!File.Exists(TwinsFolder.Ready(folder)) && !stopped.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20))) { }
        if (stopped.IsCancellationRequested) return;
        using var control = TwinControl.Connect(folder);
        var prompt = new FaultPrompt(FaultPlaces.Of(new TwinRoom(RoomTwins.Of(plan))), fault => ServedSimulation.Touch(folder, fault));
        Console.WriteLine(FaultPrompt.Greeting);
        while (!stopped.IsCancellationRequested)
        {
            Console.Write("> ");
            if (Console.ReadLine() is not { } line) return;
            if (line.Trim() == "quit")
            {
                control.Quit();
                return;
            }
            try
            {
                if (prompt.Answer(line) is { Length: > 0 } answer) Console.WriteLine(answer);
            }
            catch (Exception wrong) when (wrong is ArgumentException or ControllerGone)
            {
                Console.WriteLine(wrong.Message);
            }
            catch (Exception gone) when (gone is IOException or SocketException)
            {
                return;
            }
        }
    }
}
