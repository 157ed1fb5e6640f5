using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>run</c>: the room, its panel and its interface. Also what happens without a verb.</summary>
public static class RunVerb
{
    const int FastestSpeed = 1000;

    static readonly Option<FileInfo?> Room = RoomOptions.Room();
    static readonly Option<DirectoryInfo?> Data = RoomOptions.Data();
    static readonly Option<Uri> Urls = LoopbackUrl();
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
        command.SetAction((parsed, _) => RunAsync(parsed));
    }

    static Task<int> RunAsync(ParseResult parsed)
    {
        var room = parsed.GetValue(Room);
        var plan = ProfilesOnDisk.Room(room);
        if (parsed.GetValue(Speed) > 1 && !plan.Profile.Simulated)
            throw new VerbFailure(ExitCode.WrongUsage, $"--speed is for simulated rooms; “{plan.Profile.Name}” is a real one.");
        throw new VerbFailure(ExitCode.CannotStart, "This build holds no room to run.", $"{RoomOptions.DataFolder(room, parsed.GetValue(Data))} {parsed.GetValue(Urls)}");
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
