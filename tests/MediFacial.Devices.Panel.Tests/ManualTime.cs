namespace MediFacial.Devices.Panel.Tests;

/// <summary>A clock that a test turns by hand.</summary>
public sealed class ManualTime : TimeProvider
{
    long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);

    public void Advance(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
}
