using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Two sensors of the same quantity must say nearly the same. Which of them is wrong cannot be told, so neither is believed.</summary>
/// <param name="most">Largest difference, in the canonical unit of both.</param>
internal sealed class DisagreementRule(RuleRow row, RunningDevice device, SensorId one, SensorId other, double most) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now) =>
        room.Readings.TryValue(one, now, out var first) && room.Readings.TryValue(other, now, out var second) && Math.Abs(first - second) > most;

    /// <summary>It stands while the readings still differ, whatever the device does.</summary>
    public override bool IsCauseThere(RoomState room, Instant now) => IsViolated(room, now);

    protected override (string, string) Describe(RoomState room, Instant now)
    {
        var (first, second) = (room.Readings.At(one, now), room.Readings.At(other, now));
        return ($"{first.Value} and {second.Value}", $"{Quantity.Of(most, room.Plan.Sensors[one.Index].Signal.Dimension)} apart at most");
    }
}
