using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.App.Running;

/// <summary>The data folder of one room, held while it runs: no second controller, and never a real room's data under a simulated room or the other way round.</summary>
public sealed class RoomFolder : IDisposable
{
    const string LockName = "room.lock", MarkName = "room.txt";

    readonly FileStream _held;

    RoomFolder(string path, FileStream held) => (Path, _held) = (path, held);

    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <exception cref="VerbFailure">It cannot be written, another controller holds it, or it is another room's.</exception>
    public static RoomFolder Open(string path, RoomProfile room)
    {
        try
        {
            Directory.CreateDirectory(path);
            var folder = new RoomFolder(path, Hold(path));
            try
            {
                folder.Mark(room);
                return folder;
            }
            catch
            {
                folder.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"The data folder {path} cannot be written. Choose another one with --data.", cause: fault);
        }
    }

    public void Dispose() => _held.Dispose();

    static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (File.Exists(System.IO.Path.Combine(path, LockName)) && held is not DirectoryNotFoundException)
        {
            throw new VerbFailure(ExitCode.RoomBusy, $"Another controller runs the room in {path}. Only one may; stop it first.", cause: held);
        }
    }

    void Mark(RoomProfile room)
    {
        var file = System.IO.Path.Combine(Path, MarkName);
        var mark = $"{room.Id} {(room.Simulated ? "simulated" : "real")}";
        if (!File.Exists(file)) File.WriteAllText(file, mark + "\n");
        var found = File.ReadAllText(file).Trim();
        if (found != mark)
            throw new VerbFailure(ExitCode.CannotStart,
                $"{Path} holds the data of another room ({found}); this one is {mark}. Choose another folder with --data.", $"The mark is in {file}.");
    }
}
