using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Two sensors that both stand still while the tip pulls: then none can be the witness of the other, and the noise of both is missing.</summary>
/// <param name="longest">For how long neither may change by a digit.</param>
internal sealed class StillRule(RuleRow row, RunningDevice device, SensorId one, SensorId other, TipContact contact, TimeSpan longest) : TripRule(row, device)
{
    double _first, _second;
    Instant _since;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var known = room.Readings.TryValue(one, now, out var first) & room.Readings.TryValue(other, now, out var second);
        if (!known || !contact.IsPulling || first != _first || second != _second) (_first, _second, _since) = (first, second, now);
        return now.Since(_since) >= longest;
    }

    protected override (string, string) Describe(RoomState room, Instant now) =>
        ($"{room.Readings.At(one, now).Value} and {room.Readings.At(other, now).Value} unchanged for {now.Since(_since).TotalSeconds:0.0} s", $"a change within {longest.TotalSeconds:0.0} s");
}
