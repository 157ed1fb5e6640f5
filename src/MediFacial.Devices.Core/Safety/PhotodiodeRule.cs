using System.Collections.Immutable;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The photodiode of the channel that shines and the guard photodiode see the same light. When they differ by more than their tolerances explain, neither the loop nor the trip can be trusted.</summary>
internal sealed class PhotodiodeRule(RuleRow row, RunningDevice device, ImmutableArray<LightChannel> channels, SensorId guard) : TripRule(row, device)
{
    /// <summary>Two gains of ±3 % each, noise and the last digit (domain §13): 12 % of the set-point and 1 mW/cm².</summary>
    const double Share = 0.12, Digit = 1;

    LightChannel? _lit;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        _lit = Lit(room);
        return _lit is { } channel && room.Readings.TryValue(channel.Irradiance, now, out var own) && room.Readings.TryValue(guard, now, out var all)
            && !Within(room, channel).Contains(new Irradiance(Math.Abs(own - all)));
    }

    protected override (string, string) Describe(RoomState room, Instant now) => _lit is not { } channel ? ("—", "—")
        : ($"{room.Readings.At(channel.Irradiance, now).Value} and {room.Readings.At(guard, now).Value}", $"{Within(room, channel).Highest} apart at most");

    static Range<Irradiance> Within(RoomState room, LightChannel channel) => new(new(0), new((room.SetPoints[channel.Output.Index].Value * Share) + Digit));

    LightChannel? Lit(RoomState room)
    {
        foreach (var channel in channels)
            if (room.SetPoints[channel.Output.Index].Value > 0) return channel;
        return null;
    }
}
