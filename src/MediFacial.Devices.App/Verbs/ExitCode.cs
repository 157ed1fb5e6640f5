namespace MediFacial.Devices.App.Verbs;

/// <summary>What the program tells a script when it ends. The numbers never change their meaning.</summary>
public enum ExitCode
{
    Done = 0,
    ProblemsFound = 1,
    WrongUsage = 2,
    CannotStart = 3,
    RoomBusy = 4,
    NoAnswer = 5,
    Broken = 6,
}

public static class ExitCodeWords
{
    public static string Meaning(this ExitCode code) => code switch
    {
        ExitCode.Done => "done, nothing to complain about",
        ExitCode.ProblemsFound => "files, records or scenarios were examined and something is wrong with them",
        ExitCode.WrongUsage => "the command line was not understood",
        ExitCode.CannotStart => "something that is needed is missing or cannot be used",
        ExitCode.RoomBusy => "another program holds the room or the port",
        ExitCode.NoAnswer => "a controller or a part did not answer",
        ExitCode.Broken => "a fault inside this program; please report it",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such exit code."),
    };
}
