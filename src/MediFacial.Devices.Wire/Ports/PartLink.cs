using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>The link ladder of one part: Unknown → Up → Suspect → Down. Pure bookkeeping; <see cref="PortSchedule"/> tells the sink.</summary>
sealed class PartLink
{
    /// <summary>Failures in a row that take a part down.</summary>
    const int FailuresToDown = 3;

    /// <summary>Longest silence of a part that is asked: with it a lost link is known within 300 ms.</summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromMilliseconds(250);

    // A part that is asked seldom is not lost because it was not asked: for it the silence counts from a little before the first question.
    static readonly TimeSpan UsualPollPeriod = TimeSpan.FromMilliseconds(100);

    int _failures;
    Instant _lastGood;
    Instant _askedSince = Instant.Never;

    public LinkState State { get; private set; }
    public LinkFault Why { get; private set; }

    public bool IsInUse => State is LinkState.Up or LinkState.Suspect;

    /// <summary>When the silence becomes a loss, if nothing good comes before.</summary>
    public Instant LostAt => !IsInUse || _failures == 0 || _askedSince == Instant.Never
        ? Instant.Never
        : new Instant(Math.Max(_lastGood.Ticks, _askedSince.Ticks - UsualPollPeriod.Ticks)) + LongestSilence;

    public void Asked(Instant now)
    {
        if (_askedSince == Instant.Never) _askedSince = now;
    }

    public void Answered(Instant now) => (_failures, _lastGood, _askedSince) = (0, now, Instant.Never);

    /// <returns>The rung that the part is on now.</returns>
    public LinkState Failed(Instant now)
    {
        _failures = Math.Min(_failures + 1, FailuresToDown);
        if (!IsInUse) return State;
        return _failures >= FailuresToDown || LostAt <= now ? LinkState.Down : LinkState.Suspect;
    }

    /// <returns>True when that is news.</returns>
    public bool Set(LinkState state, LinkFault why)
    {
        if (State == state && Why == why) return false;
        (State, Why) = (state, why);
        return true;
    }
}
