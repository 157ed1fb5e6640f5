using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Scenarios;

/// <summary>A journal in memory that takes time to be on disk, and can break.</summary>
sealed class VirtualJournal(TimeSpan flushTakes)
{
    readonly List<JournalEntry> _entries = [];
    string? _broken;
    long _flushing;
    bool _told;
    byte[] _link = JournalChain.Beginning.ToArray();
    int _linked;

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Head of the chain over all entries so far, as the store and its verifier make it, in lower-case hex.</summary>
    public string Hash
    {
        get
        {
            for (; _linked < _entries.Count; _linked++) _link = JournalChain.Next(_link, JournalText.Write(_entries[_linked]));
            return Convert.ToHexStringLower(_link);
        }
    }

    /// <summary>When the oldest waiting flush is done.</summary>
    public Instant Due { get; private set; } = Instant.Never;

    public void Append(JournalEntry entry, Instant now)
    {
        _entries.Add(entry);
        if (Due == Instant.Never) Begin(now);
    }

    /// <summary>From the next round on.</summary>
    public TimeSpan Takes { get; set; } = flushTakes;

    // What is appended while the disk works waits for the next round.
    void Begin(Instant now) => (Due, _flushing) = (now + Takes, _entries[^1].Number);

    /// <summary>The process that wrote is gone: what is not on disk never gets there.</summary>
    public void LoseUnflushed()
    {
        Due = Instant.Never;
        var kept = _entries.FindLastIndex(entry => entry.Number <= Flushed) + 1;
        if (kept == _entries.Count) return;
        _entries.RemoveRange(kept, _entries.Count - kept);
        (_link, _linked) = (JournalChain.Beginning.ToArray(), 0);
    }

    public void Break(string why) => _broken = why;

    public void Mend() => (_broken, _told) = (null, false);

    /// <summary>Somebody else holds the database: from now on nothing is flushed, and nothing fails.</summary>
    public bool IsLocked { get; set; }

    public void Unlock(Instant now)
    {
        IsLocked = false;
        if (Due == Instant.Never && _entries.Count > 0 && Flushed < _entries[^1].Number) Begin(now);
    }

    /// <summary>Number of the last entry that the room was told to be on disk.</summary>
    public long Flushed { get; private set; }

    public void Flush(TreatmentRoom room, Instant now)
    {
        if (now < Due) return;
        if (IsLocked)
        {
            Due = Instant.Never;
            return;
        }
        var number = _flushing;
        Due = Instant.Never;
        if (_entries[^1].Number > number) Begin(now);
        if (_broken is null) room.JournalFlushed(Flushed = number, now);
        else if (!_told)
        {
            _told = true;
            room.JournalFailed(_broken, now);
        }
    }
}
