using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>What the rules of the room itself look at: the rhythm of evaluation, the journal, and proofs that did not come.</summary>
internal sealed class RoomWatch
{
    /// <summary>The guard's own patience: after this without a kick the energy contact has dropped anyway (Decisions 4).</summary>
    static readonly TimeSpan LongestCycle = TimeSpan.FromMilliseconds(600);

    /// <summary>A freeze of the controller up to <see cref="LongestCycle"/> is tolerated; what was not read or renewed meanwhile gets this long to come, and not again soon.</summary>
    static readonly TimeSpan LateCycle = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan BetweenCatchUps = TimeSpan.FromSeconds(5);

    readonly Instant[] _appendedAt = new Instant[1024];
    Instant _lastEvaluation;
    Instant _catchUpUntil;
    Instant _nextCatchUp;
    long _appended;
    long _flushed;

    public bool SlippedWhileEnergised { get; private set; }
    public bool JournalFailed { get; set; }
    public bool IsUnproven { get; set; }
    public bool DoseExceeded { get; set; }

    /// <summary>Number of the last entry handed to the journal.</summary>
    public long Appended => _appended;

    public void Start(long lastEntry) => _appended = _flushed = lastEntry;

    public void Evaluating(Instant now, bool energised)
    {
        var since = now.Since(_lastEvaluation);
        _lastEvaluation = now;
        SlippedWhileEnergised = energised && since > LongestCycle;
        if (since <= LateCycle || now < _nextCatchUp) return;
        (_catchUpUntil, _nextCatchUp) = (now + CatchUp, now + BetweenCatchUps);
    }

    public bool IsCatchingUp(Instant now) => now < _catchUpUntil;

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
