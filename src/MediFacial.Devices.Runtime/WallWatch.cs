using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime;

/// <summary>Compares wall time with the monotonic clock. The room remembers that it has jumped, until somebody confirms it.</summary>
public sealed class WallWatch
{
    /// <summary>More than any clock is slewed within a second, less than what matters to a calendar.</summary>
    public static readonly TimeSpan LargestDifference = TimeSpan.FromSeconds(1);

    DateTimeOffset? _wall;
    Instant _at;

    /// <returns>By how much wall time has jumped since the last look; null when it has not.</returns>
    public TimeSpan? Look(DateTimeOffset wall, Instant now)
    {
        var jump = _wall is { } before ? wall - before - now.Since(_at) : TimeSpan.Zero;
        (_wall, _at) = (wall, now);
        return jump.Duration() <= LargestDifference ? null : jump;
    }
}
