using System.CommandLine;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Runtime;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>run</c>: the room, its panel and its interface. Also what happens without a verb.</summary>
public static class RunVerb
{
    const int FastestSpeed = 1000;
    const string Own = "own", External = "external";

    static readonly Option<FileInfo?> Room = RoomOptions.Room();
    static readonly Option<DirectoryInfo?> Data = RoomOptions.Data();
    static readonly Option<Uri> Urls = LoopbackUrl();
    static readonly Option<string> Guard = GuardOption();
    static readonly Option<int> Speed =
        NumberOption.Of("--speed", "Simulated rooms: how many times as fast as the clock.", usual: 1, least: 1, FastestSpeed);

    public static Command Create()
    {
        var command = new Command("run", "Runs the room. Prints one line with the panel's address when it is ready.");
        GiveTo(command);
        return command;
    }

    /// <summary>Makes a command run the room.</summary>
    public static void GiveTo(Command command)
    {
        command.Add(Room);
        command.Add(Data);
        command.Add(Urls);
        command.Add(Speed);
        command.Add(Guard);
        command.SetAction(RunAsync);
    }

    static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        RoomThread.Prefer();
        return RoomHost.RunAsync(
            new RunOptions(parsed.GetValue(Room)?.FullName, parsed.GetValue(Data)?.FullName, parsed.GetValue(Urls)!, parsed.GetValue(Speed), parsed.GetValue(Guard) == External),
            parsed.InvocationConfiguration.Output, cancellation);
    }

    static Option<string> GuardOption()
    {
        var option = new Option<string>("--guard")
        {
            Description = "Who runs the guard, which holds the second energy contact: own (this program starts it, and starts it again) or external (such as systemd).",
            DefaultValueFactory = _ => Own,
        };
        option.AcceptOnlyFromAmong(Own, External);
        return option;
    }

    static Option<Uri> LoopbackUrl()
    {
        var option = RoomOptions.Url("--urls", "Where the panel and the interface listen; this machine only.");
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<Uri>() is { IsLoopback: false } url)
                result.AddError($"{url} can be reached from outside. Until there are logins the panel listens on this machine only, such as {RoomOptions.DefaultUrl}.");
        });
        return option;
    }
}
