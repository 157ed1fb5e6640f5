using System.Collections.Immutable;
using System.Reflection;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Running;

/// <summary>What the room remembers of earlier runs, and where it writes what happens now: journal and records of its folder.</summary>
public sealed class RoomMemory : IDisposable
{
    readonly string _folder;

    RoomMemory(JournalStore journal, SessionRecorder recorder, RoomStart start, RecordBook book, string folder) =>
        (Journal, Recorder, Start, Book, _folder) = (journal, recorder, start, book, folder);

    public JournalStore Journal { get; }
    public SessionRecorder Recorder { get; }
    public RoomStart Start { get; }
    public RecordBook Book { get; }
    public string Folder => _folder;

    /// <summary>Alarms of the last day, from the journal as it is on the disk; none when it cannot be read just now.</summary>
    public ImmutableArray<AlarmRecord> Alarms()
    {
        try
        {
            using var reader = JournalReader.Open(_folder);
            return AlarmHistory.Read(reader).LastDay();
        }
        catch (StoreFailure)
        {
            // A page that shows the past must not fail because the disk does: the room itself says so elsewhere.
            return [];
        }
    }

    /// <summary>Version and commit of this program.</summary>
    public static string Build { get; } =
        typeof(RoomMemory).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <exception cref="VerbFailure">The journal cannot be used; without it no output may be energised, so the room does not start.</exception>
    public static RoomMemory Open(RoomFolder folder, Serilog.ILogger log)
    {
        try
        {
            var book = new RecordBook(folder.Path);
            var journal = JournalStore.Open(folder.Path, book.Anchors());
            var recorder = new SessionRecorder(folder.Path, Build, failure => Tell(log, failure));
            using var reader = JournalReader.Open(folder.Path);
            var wall = TimeProvider.System.GetUtcNow();
            var start = new RoomStart(wall, journal.NextNumber, InterruptedSessions.Find(reader), Build)
            {
                History = reader.DoseHistory(wall - DoseLimits.Remembered),
                EarlierAlarms = AlarmHistory.Read(reader).Unacknowledged(),
                Zone = TimeZoneInfo.Local,
            };
            recorder.CatchUp();
            return new(journal, recorder, start, book, folder.Path);
        }
        catch (StoreFailure failure)
        {
            throw new VerbFailure(failure.Fault == StoreFault.Busy ? ExitCode.RoomBusy : ExitCode.CannotStart, failure.Sentence, failure.Technician, failure);
        }
    }

    public void Dispose()
    {
        Recorder.Dispose();
        Journal.Dispose();
    }

    static void Tell(Serilog.ILogger log, StoreFailure? failure)
    {
        if (failure is null) log.Information("The records are written again.");
        else log.Error("{Sentence} {Technician}", failure.Sentence, failure.Technician);
    }
}
