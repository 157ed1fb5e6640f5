using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A reading that jumps again and again: drops of boiling water fly past the outlet, or its wire is loose.</summary>
/// <param name="jump">Largest change from one reading to the next, canonical unit.</param>
/// <param name="jumps">So many within the window are a burst.</param>
/// <param name="quiet">It has ended when nothing has jumped for so long.</param>
internal sealed class BurstRule(RuleRow row, RunningDevice device, SensorId sensor, double jump, int jumps, TimeSpan window, TimeSpan quiet) : TripRule(row, device)
{
    readonly Instant[] _at = new Instant[jumps];
    Instant _last;
    double _value;
    int _next;

    /// <summary>The burst of late: no time to aim.</summary>
    public bool IsRestless(Instant now) => _at[Newest] != default && now.Since(_at[Newest]) < quiet && HasBurst;

    int Newest => (_next + jumps - 1) % jumps;
    bool HasBurst => _at[_next] != default && _at[Newest].Since(_at[_next]) <= window;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var reading = room.Readings.At(sensor, now);
        if (!reading.IsGood || reading.TakenAt == _last) return IsRestless(now);
        var change = Math.Abs(reading.Value.Value - _value);
        if (_last != default && reading.TakenAt.Since(_last) <= TimeSpan.FromSeconds(1) && !(change <= jump)) (_at[_next], _next) = (reading.TakenAt, (_next + 1) % jumps);
        (_last, _value) = (reading.TakenAt, reading.Value.Value);
        return IsRestless(now);
    }

    protected override (string, string) Describe(RoomState room, Instant now) => ($"{jumps} jumps within {window.TotalSeconds:0} s", $"changes of at most {jump:0} K");
}
