using System.Security.Cryptography;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>The one writer of <c>records.db</c>. Never on the way of a start or a stop: <see cref="SessionRecorder"/> drives it on a thread of its own.</summary>
/// <remarks>Everything may be saved again; the later one stands. A power cut may take the last commits: they are made again from the journal.</remarks>
public sealed class RecordStore : IDisposable
{
    public const string FileName = RecordSchema.FileName;

    readonly StoreFile _file;

    RecordStore(StoreFile file) => _file = file;

    /// <exception cref="RecordsFailure"/>
    public static RecordStore Open(string folder) => new(StoreFile.OpenToWrite(RecordSchema.Current, folder));

    /// <summary>All that <paramref name="write"/> saves, or nothing of it.</summary>
    /// <exception cref="RecordsFailure"/>
    public void InOneTransaction(Action write) => _file.InOneTransaction("writing the records", write);

    /// <param name="anchor">Where the chain stood after the session's last entry; null while it goes on.</param>
    public void Save(SessionSheet sheet, JournalAnchor? anchor)
    {
        var summary = sheet.Summary;
        _file.Execute(
            """
            INSERT OR REPLACE INTO session VALUES ($id, $started, $ended, $room, $simulated, $build, $protocol, $name, $version, $client, $operator,
                $phototype, $visit, $outcome, $sentence, $last, $entry, $count, $head)
            """,
            ("$id", Key(summary.Id)), ("$started", JournalText.Utc(summary.StartedUtc)),
            ("$ended", summary.EndedUtc is { } ended ? JournalText.Utc(ended) : null), ("$room", summary.Room), ("$simulated", summary.Simulated ? 1 : 0),
            ("$build", sheet.Build), ("$protocol", sheet.ProtocolId), ("$name", summary.Protocol), ("$version", summary.ProtocolVersion),
            ("$client", summary.Client), ("$operator", summary.Operator), ("$phototype", sheet.Phototype), ("$visit", sheet.Visit),
            ("$outcome", summary.Outcome?.ToString()), ("$sentence", summary.Sentence), ("$last", sheet.LastEntry),
            ("$entry", anchor?.LastEntry), ("$count", anchor?.Count), ("$head", anchor?.Head));
        _file.Execute("DELETE FROM step WHERE session = $id", ("$id", Key(summary.Id)));
        for (var position = 0; position < sheet.Steps.Length; position++) Save(summary.Id, position, sheet.Steps[position]);
    }

    public void Add(SessionSample sample)
    {
        var session = Key(sample.Session);
        _file.Execute("INSERT OR IGNORE INTO sample (session, at, utc, step) VALUES ($session, $at, $utc, $step)",
            ("$session", session), ("$at", sample.At.Ticks), ("$utc", JournalText.Utc(sample.RecordedAtUtc)), ("$step", sample.Step));
        foreach (var point in sample.Points)
        {
            _file.Execute("INSERT OR IGNORE INTO series (session, signal, unit) VALUES ($session, $signal, $unit)",
                ("$session", session), ("$signal", point.Signal), ("$unit", point.Unit));
            _file.Execute(
                """
                INSERT OR REPLACE INTO point VALUES (
                    (SELECT id FROM sample WHERE session = $session AND at = $at),
                    (SELECT id FROM series WHERE session = $session AND signal = $signal AND unit = $unit), $set, $actual)
                """,
                ("$session", session), ("$at", sample.At.Ticks), ("$signal", point.Signal), ("$unit", point.Unit),
                ("$set", Finite(point.Set)), ("$actual", Finite(point.Actual)));
        }
    }

    /// <summary>The hash is made from the bytes here, not taken on trust.</summary>
    public void Add(Guid session, ProfileFile used)
    {
        var bytes = used.Bytes.AsSpan().ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _file.Execute("INSERT OR IGNORE INTO file VALUES ($hash, $bytes)", ("$hash", hash), ("$bytes", bytes));
        _file.Execute("INSERT OR REPLACE INTO file_used VALUES ($session, $path, $hash)", ("$session", Key(session)), ("$path", used.Path), ("$hash", hash));
    }

    /// <summary>Remembers how far the journal went. It never steps back: a journal that became shorter is to be noticed.</summary>
    public void Remember(JournalAnchor head) => _file.Execute(
        """
        INSERT INTO journal_head VALUES (1, $entry, $count, $head)
        ON CONFLICT (id) DO UPDATE SET entry = excluded.entry, count = excluded.count, head = excluded.head WHERE excluded.entry > entry
        """,
        ("$entry", head.LastEntry), ("$count", head.Count), ("$head", head.Head));

    /// <summary>Is the session here, over, anchored, and up to this entry?</summary>
    public bool IsWhole(Guid session, long lastEntry) => _file.Guard("reading the records", () => _file.Number(
        "SELECT count(*) FROM session WHERE id = $id AND outcome IS NOT NULL AND anchor_entry IS NOT NULL AND last_entry >= $last",
        ("$id", Key(session)), ("$last", lastEntry))) == 1;

    public void Dispose() => _file.Dispose();

    internal static string Key(Guid session) => session.ToString("D");

    internal void LimitPages(int pages) => _file.Execute($"PRAGMA max_page_count = {pages}");

    void Save(Guid session, int position, StepView step) => _file.Execute(
        "INSERT INTO step VALUES ($session, $position, $id, $title, $kind, $state, $nominal, $elapsed, $reason, $delivered, $planned, $unknown)",
        ("$session", Key(session)), ("$position", position), ("$id", step.Id), ("$title", step.Title), ("$kind", step.Kind.ToString()),
        ("$state", step.State.ToString()), ("$nominal", (long)step.Nominal.TotalMilliseconds), ("$elapsed", (long)step.Elapsed.TotalMilliseconds),
        ("$reason", step.Reason), ("$delivered", DoseText.Write(step.Dose?.Delivered)), ("$planned", DoseText.Write(step.Dose?.Planned)),
        ("$unknown", DoseText.Write(step.Dose?.Unknown)));

    static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;
}
