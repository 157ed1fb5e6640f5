using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Wire.Recording;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.App;

/// <summary>The flight records in the data folder of a room: one file for each start of its controller, from the first input to the last.</summary>
/// <remarks>One file a controller and not one a session: the room's state comes of everything since its start, and only a start is small enough to write down.</remarks>
public static class FlightFiles
{
    /// <summary>A room by the clock takes about 5 MB an hour, idle or not: a file of nine days.</summary>
    const long LongestFile = 1L << 30, MostInAll = 2L << 30;

    static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static string Folder(string dataFolder) => Path.Combine(dataFolder, "flights");

    /// <summary>Begins a record, and lets go of those that are too old or too much. Null when the disk does not allow it: a room starts without one.</summary>
    public static FlightThread? Begin(string dataFolder, RoomPlan plan, RoomStart start, Microsoft.Extensions.Logging.ILogger log)
    {
        try
        {
            var folder = Directory.CreateDirectory(Folder(dataFolder));
            Tidy(folder, start.Wall);
            var name = start.Wall.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
            // Pseudonyms and answers of clients are in it: nobody else's.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(Path.Combine(folder.FullName, $"{name}.flight"), options);
            var image = new ArrayBufferWriter<byte>();
            FlightWriter.Begin(image, plan, start);
            file.Write(image.WrittenSpan);
            return new(file, LongestFile, log);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "There is no flight record of this run: sessions cannot be replayed. Treatments go on.");
            return null;
        }
    }

    /// <summary>A file as a person names it, or the one of the session whose number begins so.</summary>
    /// <exception cref="VerbFailure">There is none, or more than one session.</exception>
    public static FileInfo Find(string dataFolder, string fileOrSession) => File.Exists(fileOrSession) ? new(fileOrSession) : FindSession(dataFolder, fileOrSession).File;

    /// <exception cref="VerbFailure">No session begins so, or more than one.</exception>
    public static (FileInfo File, Guid Session) FindSession(string dataFolder, string beginning)
    {
        var found = All(dataFolder).SelectMany(file => SessionsOf(file, beginning).Select(session => (file, session))).ToList();
        var sessions = found.Select(each => each.session).Distinct().Count();
        if (sessions > 1) throw new VerbFailure(ExitCode.WrongUsage, $"{sessions} sessions begin with “{beginning}”. Give more of the number.");
        return sessions == 1 ? found[^1] : throw new VerbFailure(ExitCode.WrongUsage,
            $"No flight record in {Folder(dataFolder)} holds a session “{beginning}”, and there is no such file. Records are kept for {Kept.TotalDays:0} days.");
    }

    /// <exception cref="VerbFailure">It cannot be read, or is no flight record.</exception>
    public static FlightRecord Open(FileInfo file)
    {
        try
        {
            return FlightRecord.Open(Bytes(file));
        }
        catch (FlightFault fault)
        {
            throw new VerbFailure(ExitCode.ProblemsFound, $"{ProfilesOnDisk.Display(file.FullName)}: {fault.Message}", cause: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{ProfilesOnDisk.Display(file.FullName)} cannot be read.", cause: fault);
        }
    }

    static IEnumerable<FileInfo> All(string dataFolder) => Directory.Exists(Folder(dataFolder))
        ? new DirectoryInfo(Folder(dataFolder)).EnumerateFiles("*.flight").OrderBy(file => file.Name, StringComparer.Ordinal) : [];

    static ImmutableArray<Guid> SessionsOf(FileInfo file, string beginning)
    {
        try
        {
            return [.. FlightRecord.SessionsOf(Bytes(file)).Where(id => id.ToString("D").StartsWith(beginning, StringComparison.OrdinalIgnoreCase))];
        }
        catch (Exception unreadable) when (unreadable is FlightFault or IOException or UnauthorizedAccessException)
        {
            // One that cannot be read holds no session that anybody could replay; named as a file, it says why.
            return [];
        }
    }

    // Also while the controller writes it.
    public static byte[] Bytes(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static void Tidy(DirectoryInfo folder, DateTimeOffset now)
    {
        var left = MostInAll - LongestFile;
        foreach (var file in folder.EnumerateFiles("*.flight").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            left -= file.Length;
            if (left < 0 || now - file.LastWriteTimeUtc > Kept) file.Delete();
        }
    }
}
