namespace MediFacial.Devices.Core.Time;

/// <summary>Wall time as the room was last told, carried on by the monotonic clock. For calendars only.</summary>
public sealed class WallClock(DateTimeOffset start)
{
    DateTimeOffset _told = start;
    Instant _at;

    public bool IsTrusted { get; private set; } = true;

    public DateTimeOffset At(Instant now) => _told + now.Since(_at);

    /// <summary>Returns the jump against what the room expected.</summary>
    public TimeSpan Tell(DateTimeOffset utc, bool trusted, Instant now)
    {
        var jump = utc - At(now);
        (_told, _at, IsTrusted) = (utc, now, trusted);
        return jump;
    }
}
