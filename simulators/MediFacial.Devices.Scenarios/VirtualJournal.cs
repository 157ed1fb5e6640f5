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

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>When the oldest waiting flush is done.</summary>
    public Instant Due { get; private set; } = Instant.Never;

    public void Append(JournalEntry entry, Instant now)
    {
        _entries.Add(entry);
        if (Due == Instant.Never) Begin(now);
    }

    // What is appended while the disk works waits for the next round.
    void Begin(Instant now) => (Due, _flushing) = (now + flushTakes, _entries[^1].Number);

    public void Break(string why) => _broken = why;

    public void Flush(TreatmentRoom room, Instant now)
    {
        if (now < Due) return;
        var number = _flushing;
        Due = Instant.Never;
        if (_entries[^1].Number > number) Begin(now);
        if (_broken is null) room.JournalFlushed(number, now);
        else if (!_told)
        {
            _told = true;
            room.JournalFailed(_broken, now);
        }
    }
}
