namespace MediFacial.Devices.Core.Time;

/// <summary>A point on the room's monotonic clock, in 100 ns ticks since the process (or the virtual room) began.</summary>
/// <remarks>All durations and deadlines are judged with it. Wall time is for calendars only and never becomes an <see cref="Instant"/>.</remarks>
public readonly record struct Instant(long Ticks) : IComparable<Instant>
{
    public static readonly Instant Zero;
    public static readonly Instant Never = new(long.MaxValue);

    public static Instant FromSeconds(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Time passed since <paramref name="earlier"/>.</summary>
    /// <exception cref="InvalidOperationException">The clock ran backwards: a bug of the caller, never a reading.</exception>
    public TimeSpan Since(Instant earlier) => Ticks >= earlier.Ticks
        ? new TimeSpan(Ticks - earlier.Ticks)
        : throw new InvalidOperationException($"The monotonic clock ran backwards: {earlier} to {this}.");

    public int CompareTo(Instant other) => Ticks.CompareTo(other.Ticks);

    /// <summary>Saturates at <see cref="Never"/>.</summary>
    public static Instant operator +(Instant instant, TimeSpan span) =>
        span.Ticks > 0 && instant.Ticks > long.MaxValue - span.Ticks ? Never : new(instant.Ticks + span.Ticks);

    public static bool operator <(Instant left, Instant right) => left.Ticks < right.Ticks;
    public static bool operator >(Instant left, Instant right) => left.Ticks > right.Ticks;
    public static bool operator <=(Instant left, Instant right) => left.Ticks <= right.Ticks;
    public static bool operator >=(Instant left, Instant right) => left.Ticks >= right.Ticks;

    public static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    public override string ToString() =>
        this == Never ? "never" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t+{Ticks / 1e7:0.000} s");
}
