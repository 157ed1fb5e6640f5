using System.Diagnostics;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Records;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.App.Running;

/// <summary>The disk under the journal of a simulated room: it can be full, slow, and in another program's hands.</summary>
/// <param name="folder">Where the journal is.</param>
/// <param name="write">Puts entries on the real disk.</param>
public sealed class SimulatedDisk(string folder, Action<IReadOnlyList<JournalEntry>> write) : IDisposable
{
    readonly Lock _gate = new();
    readonly AutoResetEvent _changed = new(false);
    SqliteConnection? _other;
    long _takes;
    volatile bool _full;

    public bool IsFull { get => _full; set => _full = value; }

    /// <summary>What a write takes at least.</summary>
    public TimeSpan Takes
    {
        get => new(Interlocked.Read(ref _takes));
        set
        {
            Interlocked.Exchange(ref _takes, value.Ticks);
            _changed.Set();
        }
    }

    /// <summary>For the journal's thread.</summary>
    /// <exception cref="StoreFailure">As the journal itself fails.</exception>
    public void Write(IReadOnlyList<JournalEntry> entries)
    {
        // A write that takes an hour ends when the disk is made fast again.
        for (var watch = Stopwatch.StartNew(); Takes - watch.Elapsed is var rest && rest > TimeSpan.Zero;) _changed.WaitOne(rest);
        if (_full) throw JournalStore.FullDisk(folder);
        write(entries);
    }

    /// <summary>Truly holds the journal, as another program would.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had.</exception>
    public void Lock()
    {
        lock (_gate)
        {
            if (_other is not null) return;
            var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, JournalStore.FileName), Pooling = false, DefaultTimeout = 1 }.ToString());
            try
            {
                other.Open();
                Say(other, "BEGIN IMMEDIATE");
                _other = other;
            }
            catch (SqliteException busy)
            {
                other.Dispose();
                throw new InvalidOperationException("The journal is being written just now. Try again.", busy);
            }
        }
    }

    public void Unlock()
    {
        lock (_gate)
        {
            if (_other is not { } other) return;
            _other = null;
            using (other) Say(other, "ROLLBACK");
        }
    }

    public void Heal()
    {
        (IsFull, Takes) = (false, TimeSpan.Zero);
        Unlock();
    }

    public void Dispose()
    {
        Heal();
        _changed.Dispose();
    }

    static void Say(SqliteConnection connection, string words)
    {
        using var command = connection.CreateCommand();
        command.CommandText = words;
        command.ExecuteNonQuery();
    }
}
