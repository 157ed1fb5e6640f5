using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records;

/// <summary>Reads the history of one data folder: <c>records.db</c>, and the entries of a session from <c>journal.db</c>. Never writes.</summary>
/// <remarks>Beside a running room or without one, from any thread: every call opens the files and closes them again.</remarks>
public sealed class RecordBook(string folder)
{
    const string Summaries =
        "SELECT id, started_utc, ended_utc, room, simulated, protocol_name, protocol_version, client, operator, outcome, sentence FROM session";

    public string Folder => folder;

    /// <summary>Newest first. Empty when no room ever ran in the folder.</summary>
    /// <exception cref="RecordsFailure"/>
    public ImmutableArray<SessionSummary> List() =>
        Exists ? [.. Read(file => file.Rows($"{Summaries} ORDER BY started_utc DESC, id", Summary))] : [];

    /// <summary>Sessions whose id begins with these characters.</summary>
    /// <exception cref="RecordsFailure"/>
    public ImmutableArray<Guid> Find(string beginning) =>
        [.. List().Select(summary => summary.Id).Where(id => id.ToString("D").StartsWith(beginning, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Null when there is no such session.</summary>
    /// <exception cref="StoreFailure"/>
    public SessionRecord? Show(Guid session)
    {
        if (!Exists) return null;
        var record = Read(file => Record(file, RecordStore.Key(session)));
        if (record is null) return null;
        using var journal = JournalReader.Open(folder);
        return record with { Entries = journal.Read(session) };
    }

    /// <summary>All places in the records that remember where the journal stood; empty when there are no records.</summary>
    /// <exception cref="RecordsFailure"/>
    public ImmutableArray<ChainAnchor> Anchors() => !Exists ? [] : [.. Read(file => file.Rows(
        """
        SELECT id, anchor_entry, anchor_count, anchor_head FROM session WHERE anchor_entry IS NOT NULL
        UNION ALL SELECT NULL, entry, count, head FROM journal_head ORDER BY 2
        """,
        row => new ChainAnchor(
            row.IsDBNull(0) ? "The record book" : $"The record of session {row.GetString(0)[..8]}",
            new(row.GetInt64(1), row.GetInt64(2), row.GetString(3)))))];

    /// <exception cref="StoreFailure"/>
    public ChainReport Verify()
    {
        using var journal = JournalReader.Open(folder);
        return ChainVerifier.Verify(journal, Anchors());
    }

    bool Exists => File.Exists(Path.Combine(folder, RecordSchema.FileName)) || File.Exists(Path.Combine(folder, RecordSchema.FileName + "-wal"));

    T Read<T>(Func<StoreFile, T> read)
    {
        using var file = StoreFile.OpenToRead(RecordSchema.Current, folder);
        return file.Guard("reading the records", () => read(file));
    }

    static SessionRecord? Record(StoreFile file, string id)
    {
        var known = file.Rows($"{Summaries} WHERE id = $id", Summary, ("$id", id));
        if (known.Count == 0) return null;
        var (build, phototype, visit, anchor) = file.Rows(
            "SELECT build, phototype, visit, anchor_entry, anchor_count, anchor_head FROM session WHERE id = $id",
            row => (row.GetString(0), row.GetString(1), Text(row, 2),
                row.IsDBNull(3) ? null : new JournalAnchor(row.GetInt64(3), row.GetInt64(4), row.GetString(5))),
            ("$id", id))[0];
        return new(known[0], build, phototype, visit, Steps(file, id), [], Samples(file, id), Files(file, id), anchor);
    }

    static SessionSummary Summary(SqliteDataReader row) => new(
        Guid.ParseExact(row.GetString(0), "D"), Time(row.GetString(1)), row.IsDBNull(2) ? null : Time(row.GetString(2)), row.GetString(3),
        row.GetInt64(4) != 0, row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8),
        row.IsDBNull(9) ? null : Name<SessionOutcome>(row.GetString(9)), row.GetString(10));

    static ImmutableArray<StepView> Steps(StoreFile file, string id) => [.. file.Rows(
        "SELECT id, title, kind, state, nominal_ms, elapsed_ms, reason, delivered, planned, unknown FROM step WHERE session = $id ORDER BY position",
        row => new StepView(
            row.GetString(0), row.GetString(1), Name<StepKind>(row.GetString(2)), Name<StepState>(row.GetString(3)),
            TimeSpan.FromMilliseconds(row.GetInt64(4)), TimeSpan.FromMilliseconds(row.GetInt64(5)), Text(row, 6),
            DoseText.Read(Text(row, 7)) is { } delivered && DoseText.Read(Text(row, 9)) is { } unknown
                ? new DoseView(delivered, DoseText.Read(Text(row, 8)), unknown)
                : null),
        ("$id", id))];

    static ImmutableArray<SessionSample> Samples(StoreFile file, string id)
    {
        var points = file.Rows(
            """
            SELECT point.sample, signal, unit, "set", actual FROM point JOIN series ON series.id = point.series
            WHERE series.session = $id ORDER BY point.sample, series.id
            """,
            row => (Sample: row.GetInt64(0), Point: new SamplePoint(row.GetString(1), row.GetString(2), Value(row, 3), Value(row, 4))),
            ("$id", id)).ToLookup(row => row.Sample, row => row.Point);
        return [.. file.Rows("SELECT id, at, utc, step FROM sample WHERE session = $id ORDER BY at",
            row => new SessionSample(Guid.ParseExact(id, "D"), new Instant(row.GetInt64(1)), Time(row.GetString(2)), row.GetString(3),
                [.. points[row.GetInt64(0)]]),
            ("$id", id))];
    }

    static ImmutableArray<ProfileFile> Files(StoreFile file, string id) => [.. file.Rows(
        "SELECT path, bytes, file.sha256 FROM file_used JOIN file ON file.sha256 = file_used.sha256 WHERE session = $id ORDER BY path",
        row => new ProfileFile(row.GetString(0), [.. row.GetFieldValue<byte[]>(1)], row.GetString(2)), ("$id", id))];

    static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static double? Value(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    static T Name<T>(string name) where T : struct, Enum =>
        Enum.TryParse(name, out T value) && Enum.IsDefined(value) ? value : throw new FormatException($"“{name}” is no {typeof(T).Name}.");

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
