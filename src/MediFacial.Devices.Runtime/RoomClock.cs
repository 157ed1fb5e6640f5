using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime;

/// <summary>The room's monotonic clock, which starts with it, and wall time beside it. The only place where time is read.</summary>
public sealed class RoomClock(TimeProvider time)
{
    readonly long _start = time.GetTimestamp();

    public Instant Now => new(time.GetElapsedTime(_start).Ticks);

    public DateTimeOffset WallUtc => time.GetUtcNow();
}
