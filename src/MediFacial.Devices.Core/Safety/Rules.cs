using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A good reading must lie inside a range. A missing one is the business of <see cref="FreshRule"/>, which stands beside it.</summary>
internal sealed class RangeRule(RuleRow row, RunningDevice? device, SensorId sensor, Range<Quantity> limit) : TripRule(row, device)
{
    Range<Quantity> _limit = limit;
    Range<Quantity> _former = limit;
    Instant _formerUntil;

    /// <summary>How far inside the limit a reading must lie to end what stands, in the canonical unit; 0 where a trip latches anyway.</summary>
    public double ClearBy { get; init; }

    /// <summary>A plant needs this long to follow a lowered set-point; so long the former limit stands.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>The limit of something that begins: there is nothing that would have to settle first.</summary>
    public void Begin(Range<Quantity> limit) => (_limit, _formerUntil) = (limit, default);

    /// <summary>A wider limit counts at once, a narrower one when the plant has had time to follow.</summary>
    public void Set(Range<Quantity> limit, Instant now)
    {
        if (limit.Highest < _limit.Highest) (_former, _formerUntil) = (_limit, now + Settling);
        _limit = limit;
    }

    Range<Quantity> Limit(Instant now) => now < _formerUntil && _former.Highest > _limit.Highest ? _former : _limit;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var reading = room.Readings.At(sensor, now);
        return reading.IsGood && !Limit(now).Contains(reading.Value);
    }

    protected override bool IsClear(RoomState room, Instant now)
    {
        var reading = room.Readings.At(sensor, now);
        if (!reading.IsGood || ClearBy == 0) return !IsViolated(room, now);
        var (at, limit) = (reading.Value.Value, Limit(now));
        return limit.Contains(Quantity.Of(at - ClearBy, reading.Value.Dimension)) && limit.Contains(Quantity.Of(at + ClearBy, reading.Value.Dimension));
    }

    public override bool IsCauseThere(RoomState room, Instant now) => IsViolated(room, now);

    protected override (string, string) Describe(RoomState room, Instant now) =>
        (room.Readings.At(sensor, now).Value.ToString(), Limit(now).ToString());
}

/// <summary>A reading must be there, good and fresh.</summary>
internal sealed class FreshRule(RuleRow row, RunningDevice device, SensorId sensor, RoomWatch watch) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now) => !room.Readings.TryValue(sensor, now, out _)
        && room.Readings.At(sensor, now) is { IsGood: false } reading && !(reading.Quality == ReadingQuality.Missing && watch.IsCatchingUp(now));

    public override bool IsCauseThere(RoomState room, Instant now) => IsViolated(room, now);

    protected override (string, string) Describe(RoomState room, Instant now)
    {
        var quality = room.Readings.At(sensor, now).Quality;
        return (quality == ReadingQuality.Missing ? "no reading" : $"{quality} reading", $"fresh within {room.Plan.Sensors[sensor.Index].Signal.StaleAfter.TotalMilliseconds:0} ms");
    }
}

/// <summary>The part must answer.</summary>
internal sealed class LinkRule(RuleRow row, RunningDevice device, PartId part) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now) => room.Links[part.Index] is not (LinkState.Up or LinkState.Suspect);

    public override bool IsCauseThere(RoomState room, Instant now) => IsViolated(room, now);

    protected override (string, string) Describe(RoomState room, Instant now) => ($"{room.Links[part.Index]} ({room.Faults[part.Index]})", "answering");
}

/// <summary>The part must have acknowledged a renewal of its lease not long ago.</summary>
internal sealed class LeaseRule(RuleRow row, RunningDevice device, PartId part, Leases leases, RoomWatch watch) : TripRule(row, device)
{
    /// <summary>Between the renewal period of 250 ms and the device's own time-out of 1 s.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(700);

    protected override bool IsViolated(RoomState room, Instant now) => leases.Age(part, now) > Longest && !watch.IsCatchingUp(now);

    protected override (string, string) Describe(RoomState room, Instant now) => ($"{leases.Age(part, now).TotalMilliseconds:0} ms", $"at most {Longest.TotalMilliseconds:0} ms");
}

/// <summary>A condition of the room itself.</summary>
internal sealed class RoomRule(RuleRow row, RunningDevice? device, Func<RoomState, Instant, bool> isViolated, string measured, string limit) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now) => isViolated(room, now);

    protected override (string, string) Describe(RoomState room, Instant now) => (measured, limit);
}
