using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A sensor is stuck when its value does not change by a digit for longer than it may, while a witness that sees the same plant moves.</summary>
/// <remarks>A fresh timestamp on an old number passes every check of age; only what ought to move shows it.</remarks>
/// <param name="witness">Another sensor of the same plant.</param>
/// <param name="movement">The witness counts as moving when its span meanwhile is at least this, in its canonical unit.</param>
/// <param name="longest">For how long the value may stand still while the witness moves.</param>
/// <param name="driven">Null, or the output without which the sensor stands still rightly.</param>
internal sealed class StuckRule(RuleRow row, RunningDevice device, SensorId sensor, SensorId witness, double movement, TimeSpan longest, OutputId? driven = null) : TripRule(row, device)
{
    /// <summary>Not looked at for longer than this, the rule was not in force: it begins anew.</summary>
    static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    double _value, _lowest, _highest;
    Instant _since, _looked;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var wasLooking = _looked != default && now.Since(_looked) <= Gap;
        _looked = now;
        if (driven is { } output && room.SetPoints[output.Index] == room.Plan.Outputs[output.Index].Safe || !room.Readings.TryValue(sensor, now, out var value) || !room.Readings.TryValue(witness, now, out var seen))
        {
            _looked = default;
            return false;
        }
        if (!wasLooking || value != _value) (_value, _since, _lowest, _highest) = (value, now, seen, seen);
        else (_lowest, _highest) = (Math.Min(_lowest, seen), Math.Max(_highest, seen));
        return now.Since(_since) >= longest && _highest - _lowest >= movement;
    }

    protected override (string, string) Describe(RoomState room, Instant now) =>
        ($"{Say(sensor, _value, room)} unchanged for {now.Since(_since).TotalSeconds:0.0} s, while {room.Plan.Sensors[witness.Index].Name} went from {Say(witness, _lowest, room)} to {Say(witness, _highest, room)}",
            $"a change within {longest.TotalSeconds:0.0} s");

    static string Say(SensorId sensor, double value, RoomState room) => Quantity.Of(value, room.Plan.Sensors[sensor.Index].Signal.Dimension).ToString();
}
