using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>What the rules of the room itself look at: the rhythm of evaluation, the journal, and proofs that did not come.</summary>
internal sealed class RoomWatch
{
    /// <summary>The guard's own patience: after this without a kick the energy contact has dropped anyway (Decisions 4).</summary>
    static readonly TimeSpan LongestCycle = TimeSpan.FromMilliseconds(600);

    readonly Instant[] _appendedAt = new Instant[1024];
    Instant _lastEvaluation;
    long _appended;
    long _flushed;

    public bool SlippedWhileEnergised { get; private set; }
    public bool JournalFailed { get; set; }
    public bool IsUnproven { get; set; }
    public bool DoseExceeded { get; set; }

    /// <summary>Number of the last entry handed to the journal.</summary>
    public long Appended => _appended;

    public void Start(long lastEntry) => _appended = _flushed = lastEntry;

    /// <returns>Time since the last evaluation.</returns>
    public TimeSpan Evaluated(Instant now, bool energised)
    {
        var since = now.Since(_lastEvaluation);
        _lastEvaluation = now;
        SlippedWhileEnergised = energised && since > LongestCycle;
        return since;
    }

    public void EntryAppended(long number, Instant now)
    {
        _appended = number;
        _appendedAt[number % _appendedAt.Length] = now;
    }

    public void EntriesFlushed(long number) => _flushed = Math.Max(_flushed, Math.Min(number, _appended));

    public bool IsFlushed(long number) => number <= _flushed;

    /// <summary>Age of the oldest entry that is not on disk; zero when all are. Beyond 1,024 entries it counts as for ever.</summary>
    public TimeSpan UnflushedFor(Instant now)
    {
        var waiting = _appended - _flushed;
        if (waiting == 0) return TimeSpan.Zero;
        return waiting >= _appendedAt.Length ? TimeSpan.MaxValue : now.Since(_appendedAt[(_flushed + 1) % _appendedAt.Length]);
    }
}
