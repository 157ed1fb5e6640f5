using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Adds up the time for which a sensor reads on. A pause does not begin a new count; only <see cref="Restart"/> does.</summary>
/// <param name="longest">The sum from which it is violated.</param>
internal sealed class OnTimeRule(RuleRow row, RunningDevice device, SensorId sensor, TimeSpan longest) : TripRule(row, device)
{
    /// <summary>No stale reading stretches the sum.</summary>
    static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    TimeSpan _sum;
    Instant? _onAt;

    public TimeSpan Sum => _sum;
    public bool IsSpent => _sum >= longest;

    /// <summary>Another client, another face.</summary>
    public void Restart() => (_sum, _onAt) = (TimeSpan.Zero, null);

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var on = room.Readings.IsOn(sensor, now);
        if (on && _onAt is { } since && now.Since(since) <= LongestStep) _sum += now.Since(since);
        _onAt = on ? now : null;
        return IsSpent;
    }

    protected override (string, string) Describe(RoomState room, Instant now) => (Texts.Durations.Say(_sum), $"at most {Texts.Durations.Say(longest)}");
}
