using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class WallWatchTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    readonly WallWatch _watch = new();

    [Fact]
    public void A_clock_that_is_slewed_stays_trusted()
    {
        _watch.Look(Noon, Instant.Zero).ShouldBeNull();
        for (var second = 1; second <= 100; second++) _watch.Look(Noon.AddSeconds(second * 1.0005), Instant.FromSeconds(second)).ShouldBeNull();
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(2)]
    public void A_jump_in_either_direction_is_told_once(int seconds)
    {
        _watch.Look(Noon, Instant.Zero);
        _watch.Look(Noon.AddSeconds(1 + seconds), Instant.FromSeconds(1)).ShouldBe(TimeSpan.FromSeconds(seconds));
        _watch.Look(Noon.AddSeconds(2 + seconds), Instant.FromSeconds(2)).ShouldBeNull();
    }
}
