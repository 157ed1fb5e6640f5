namespace MediFacial.Devices.Core.Time;

/// <summary>Wall time as the room was last told, carried on by the monotonic clock. For calendars only.</summary>
public sealed class WallClock(DateTimeOffset start)
{
    DateTimeOffset _told = start;
    Instant _at;

    public bool IsTrusted { get; private set; } = true;

    public DateTimeOffset At(Instant now) => _told + now.Since(_at);

    /// <summary>What it says cannot be true, until somebody has looked.</summary>
    public void Distrust() => IsTrusted = false;

    /// <summary>Somebody has compared it with a clock that is right.</summary>
    public void Confirm() => IsTrusted = true;

    /// <summary>Returns the jump against what the room expected. Trust once lost is won back by <see cref="Confirm"/> only.</summary>
    public TimeSpan Tell(DateTimeOffset utc, bool trusted, Instant now)
    {
        var jump = utc - At(now);
        (_told, _at, IsTrusted) = (utc, now, IsTrusted && trusted);
        return jump;
    }
}
