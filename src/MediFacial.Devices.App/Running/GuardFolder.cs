using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Running;

/// <summary>The guard's files in the data folder of a room: its socket, and the lock that makes it the only one.</summary>
public static class GuardFolder
{
    public static string Socket(string dataFolder) => Path.Combine(dataFolder, "guard.sock");

    /// <exception cref="VerbFailure">Another guard holds it, or the folder cannot be written.</exception>
    public static FileStream Hold(string dataFolder)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
            return Open(dataFolder);
        }
        catch (IOException held) when (File.Exists(Lock(dataFolder)))
        {
            throw new VerbFailure(ExitCode.RoomBusy, $"Another guard holds the room in {dataFolder}. Only one may; stop it first.", cause: held);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"The data folder {dataFolder} cannot be written. Choose another one with --data.", cause: fault);
        }
    }

    /// <summary>Whether a guard lives there.</summary>
    public static bool IsHeld(string dataFolder)
    {
        try
        {
            using var free = Open(dataFolder);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Says which process the guard is, so that faults can happen to it: in a simulated room only, for a guard must start on a full disk, too.</summary>
    public static void Sign(string dataFolder) => File.WriteAllText(Id(dataFolder), $"{Environment.ProcessId}\n");

    /// <summary>The process of the guard that lives there; null when none does.</summary>
    public static int? Process(string dataFolder) => IsHeld(dataFolder) && File.Exists(Id(dataFolder)) && int.TryParse(File.ReadAllText(Id(dataFolder)), out var id) ? id : null;

    static FileStream Open(string dataFolder) => new(Lock(dataFolder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    static string Id(string dataFolder) => Path.Combine(dataFolder, "guard.pid");

    static string Lock(string dataFolder) => Path.Combine(dataFolder, "guard.lock");
}
