using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Sessions;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records;

/// <summary>One row as it lies on the disk, unjudged.</summary>
public readonly record struct JournalRow(long Number, byte[] Bytes, byte[] Link);

/// <summary>Reads <c>journal.db</c>, beside the running room or without it. One thread uses it.</summary>
public sealed class JournalReader : IDisposable
{
    readonly StoreFile _file;

    JournalReader(StoreFile file) => _file = file;

    /// <exception cref="JournalFailure"/>
    public static JournalReader Open(string folder) => new(StoreFile.OpenToRead(JournalSchema.Current, folder));

    /// <summary>Number zero and the chain's beginning when the journal is empty.</summary>
    public JournalAnchor Head => AnchorAtOrBefore(long.MaxValue);

    /// <summary>Where the chain stood after an entry; null when it is not there.</summary>
    public JournalAnchor? AnchorAt(long number) => AnchorAtOrBefore(number) is var anchor && anchor.LastEntry == number ? anchor : null;

    public IEnumerable<JournalEntry> ReadAll() => Pages("TRUE", null).Select(row => Decode(row));

    public ImmutableArray<JournalEntry> Read(Guid session) => [.. Pages("session = $value", session.ToString("D")).Select(row => Decode(row))];

    /// <summary>The sessions that were ever opened, oldest first, with the number of the last entry of each.</summary>
    public ImmutableArray<(JournalEntry Opened, long LastEntry)> Sessions() =>
        [.. OfKind(JournalKind.SessionOpened).Where(opened => opened.Session is not null).Select(opened => (opened, LastOf(opened.Session!.Value)))];

    /// <summary>The session opened last, whole; empty when there was none.</summary>
    public ImmutableArray<JournalEntry> LastSession() =>
        LastOfKind(JournalKind.SessionOpened, long.MaxValue) is { Session: { } session } ? Read(session) : [];

    /// <summary>What the dose ledger needs of a time: the entries that tell what each session came to, and every entry of sessions that were left open. In order of number.</summary>
    public ImmutableArray<JournalEntry> DoseHistory(DateTimeOffset since)
    {
        var telling = Pages($"{JournalSchema.Telling} AND kind <> {(int)JournalKind.RoomStarted}", null, FirstAt(since) - 1).Select(row => Decode(row)).ToList();
        var closed = telling.Where(entry => entry is { Kind: JournalKind.SessionClosed } && entry.Field("outcome") != nameof(SessionOutcome.Interrupted))
            .Select(entry => entry.Session).ToHashSet();
        var open = telling.Where(entry => entry.Kind == JournalKind.SessionOpened && !closed.Contains(entry.Session)).Select(entry => entry.Session!.Value).ToHashSet();
        return [.. telling.Where(entry => entry.Session is not { } session || !open.Contains(session)).Concat(open.SelectMany(session => Read(session))).OrderBy(entry => entry.Number)];
    }

    /// <summary>The start of the run in which an entry was written.</summary>
    public JournalEntry? RunOf(long number) => LastOfKind(JournalKind.RoomStarted, number);

    /// <summary>Alarms and starts of the room among the last entries, in order.</summary>
    public IEnumerable<JournalEntry> Alarms(long amongLast) => Pages(
        $"kind IN ({(int)JournalKind.RoomStarted}, {(int)JournalKind.AlarmRaised}, {(int)JournalKind.AlarmCleared}, {(int)JournalKind.AlarmAcknowledged}) AND number > {Head.LastEntry - amongLast}", null)
        .Select(row => Decode(row));

    /// <summary>Every row as it is, in order of number.</summary>
    public IEnumerable<JournalRow> Rows() => Pages("TRUE", null);

    /// <summary>Do kind and session, kept beside the bytes for finding them, say what the bytes say?</summary>
    public bool IsFiledAs(JournalEntry entry) => _file.Guard("reading the journal", () => _file.Number(
        "SELECT count(*) FROM entry WHERE number = $number AND kind = $kind AND session IS $session",
        ("$number", entry.Number), ("$kind", (int)entry.Kind), ("$session", entry.Session?.ToString("D"))) == 1);

    /// <summary>What the database itself finds wrong with its pages and indexes; empty when all is well.</summary>
    public ImmutableArray<string> CheckPages() => [.. _file.Guard("checking the journal",
        () => _file.Rows("PRAGMA integrity_check(10)", reader => reader.GetString(0))).Where(line => line != "ok")];

    public void Dispose() => _file.Dispose();

    internal static JournalRow Row(SqliteDataReader reader) => new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2));

    JournalAnchor AnchorAtOrBefore(long number)
    {
        var last = _file.Guard("reading the journal", () => _file.Rows(
            "SELECT number, bytes, link FROM entry WHERE number <= $number ORDER BY number DESC LIMIT 1", Row, ("$number", number)));
        return last.Count == 0
            ? new(0, 0, Convert.ToHexStringLower(JournalChain.Beginning))
            : new(last[0].Number, last[0].Number, Convert.ToHexStringLower(last[0].Link));
    }

    long LastOf(Guid session) => _file.Guard("reading the journal",
        () => _file.Number("SELECT max(number) FROM entry WHERE session = $session", ("$session", session.ToString("D"))));

    IEnumerable<JournalEntry> OfKind(JournalKind kind) => Pages($"{JournalSchema.Telling} AND kind = {(int)kind}", null).Select(row => Decode(row));

    /// <summary>Number of the first entry at or after a wall time; by halves, since numbers have no gaps.</summary>
    long FirstAt(DateTimeOffset time)
    {
        var (lowest, highest) = (1L, Head.LastEntry + 1);
        while (lowest < highest)
        {
            var middle = lowest + ((highest - lowest) / 2);
            var row = _file.Guard("reading the journal", () => _file.Rows("SELECT number, bytes, link FROM entry WHERE number >= $number ORDER BY number LIMIT 1", Row, ("$number", middle)));
            if (row.Count > 0 && Decode(row[0]).RecordedAtUtc < time) lowest = middle + 1;
            else highest = middle;
        }
        return lowest;
    }

    JournalEntry? LastOfKind(JournalKind kind, long number)
    {
        var last = _file.Guard("reading the journal", () => _file.Rows(
            $"SELECT number, bytes, link FROM entry WHERE {JournalSchema.Telling} AND kind = {(int)kind} AND number <= $number ORDER BY number DESC LIMIT 1", Row, ("$number", number)));
        return last.Count == 0 ? null : Decode(last[0]);
    }

    /// <summary>By pages, so that a long journal neither fills the memory nor holds a read open while its reader thinks.</summary>
    IEnumerable<JournalRow> Pages(string where, string? value, long first = long.MinValue)
    {
        const int Page = 1000;
        var after = first;
        while (true)
        {
            var from = after;
            var rows = _file.Guard("reading the journal", () => _file.Rows(
                $"SELECT number, bytes, link FROM entry WHERE {where} AND number > $after ORDER BY number LIMIT {Page}", Row,
                ("$after", from), ("$value", value)));
            foreach (var row in rows) yield return row;
            if (rows.Count < Page) yield break;
            after = rows[^1].Number;
        }
    }

    JournalEntry Decode(JournalRow row) => JournalText.Read(row.Bytes) ?? throw _file.Failure(
        StoreFault.Damaged, $"entry {row.Number} cannot be read. Run `medifacial records verify`.");
}
