using MediFacial.Devices.Core.Journal;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records;

/// <summary>The one writer of <c>journal.db</c>: what <see cref="Append"/> was given is on disk when it returns.</summary>
/// <remarks>One thread uses it. Others read through <see cref="JournalReader"/>, also from another process. It holds pseudonyms only.</remarks>
public sealed class JournalStore : IDisposable
{
    public const string FileName = "journal.db";

    readonly StoreFile _file;
    readonly SqliteCommand _insert;
    long _number;
    byte[] _link;
    bool _sure = true;

    JournalStore(StoreFile file)
    {
        _file = file;
        _insert = file.Command("INSERT INTO entry (number, kind, session, bytes, link) VALUES ($number, $kind, $session, $bytes, $link)");
        foreach (var (name, type) in new[]
        {
            ("$number", SqliteType.Integer), ("$kind", SqliteType.Integer), ("$session", SqliteType.Text), ("$bytes", SqliteType.Blob), ("$link", SqliteType.Blob),
        }) _insert.Parameters.Add(name, type);
        (_number, _link) = ReadHead();
    }

    /// <summary>Makes the journal when there is none. Entries that it once held are missed when <paramref name="anchors"/> say so.</summary>
    /// <param name="anchors">Where the chain is known to have stood, from <see cref="RecordBook.Anchors"/>; empty when nobody knows.</param>
    /// <exception cref="JournalFailure"/>
    public static JournalStore Open(string folder, params IReadOnlyList<ChainAnchor> anchors)
    {
        var file = StoreFile.OpenToWrite(JournalSchema.Current, folder);
        try
        {
            return file.Guard("reading the last entry", () =>
            {
                foreach (var anchor in anchors) MissNothing(file, anchor);
                return new JournalStore(file);
            });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public JournalAnchor Head => new(_number, _number, Convert.ToHexStringLower(_link));

    /// <summary>Goes on without gaps across runs: <c>RoomStart.NextEntry</c>.</summary>
    public long NextNumber => _number + 1;

    /// <summary>What <see cref="Append"/> throws on a full disk, for whoever plays one.</summary>
    public static StoreFailure FullDisk(string folder) => JournalSchema.Current.Failure(StoreFault.Full, Path.Combine(folder, FileName), "the disk of this room is simulated, and full.");

    /// <summary>One transaction. Entries that an earlier, failed call did bring to the disk after all are taken as written.</summary>
    /// <exception cref="JournalFailure">Nothing of it counts as written; the same entries may be given again.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        var (number, link) = _sure ? (_number, _link) : _file.Guard("reading the last entry", ReadHead);
        _sure = false;
        _file.InOneTransaction("appending to the journal", () =>
        {
            foreach (var entry in entries)
            {
                var bytes = JournalText.Write(entry);
                if (entry.Number <= number && IsOnDisk(entry.Number, bytes)) continue;
                if (entry.Number != number + 1)
                    throw _file.Failure(StoreFault.Gap, $"entry {entry.Number} was to be appended, but {number + 1} comes next.");
                link = JournalChain.Next(link, bytes);
                number = entry.Number;
                Insert(entry, bytes, link);
            }
        });
        (_number, _link, _sure) = (number, link, true);
    }

    /// <summary>For tests: what the database does when the disk has no more than this many pages.</summary>
    internal void LimitPages(int pages) => _file.Execute($"PRAGMA max_page_count = {pages}");

    public void Dispose()
    {
        _insert.Dispose();
        _file.Dispose();
    }

    void Insert(JournalEntry entry, byte[] bytes, byte[] link)
    {
        _insert.Parameters[0].Value = entry.Number;
        _insert.Parameters[1].Value = (int)entry.Kind;
        _insert.Parameters[2].Value = entry.Session is { } session ? session.ToString("D") : DBNull.Value;
        _insert.Parameters[3].Value = bytes;
        _insert.Parameters[4].Value = link;
        _insert.ExecuteNonQuery();
    }

    bool IsOnDisk(long number, byte[] bytes) =>
        _file.Number("SELECT count(*) FROM entry WHERE number = $number AND bytes = $bytes", ("$number", number), ("$bytes", bytes)) == 1;

    (long Number, byte[] Link) ReadHead()
    {
        var last = _file.Rows("SELECT number, bytes, link FROM entry ORDER BY number DESC LIMIT 2", JournalReader.Row);
        if (last.Count == 0) return (0, JournalChain.Beginning.ToArray());
        var previous = last.Count == 2 ? last[1].Link : JournalChain.Beginning.ToArray();
        return JournalChain.Next(previous, last[0].Bytes).AsSpan().SequenceEqual(last[0].Link)
            ? (last[0].Number, last[0].Link)
            : throw _file.Failure(StoreFault.Damaged, $"entry {last[0].Number}, the last one, does not follow on the one before it.");
    }

    static void MissNothing(StoreFile file, ChainAnchor anchor)
    {
        if (anchor.At.LastEntry == 0) return;
        var known = file.Rows("SELECT number, bytes, link FROM entry WHERE number = $number", JournalReader.Row, ("$number", anchor.At.LastEntry));
        if (known.Count == 1 && Convert.ToHexStringLower(known[0].Link) == anchor.At.Head) return;
        throw file.Failure(StoreFault.Lost, $"{anchor.Of} says that entry {anchor.At.LastEntry} has the hash {anchor.At.Head}; "
            + (known.Count == 0 ? "there is no such entry. Run `medifacial records verify`." : "it has another one. Run `medifacial records verify`."));
    }
}
