using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>What was asked must show: while an output is set inside one range, a sensor must read inside another, at the latest after the persistence of the row.</summary>
/// <remarks>Judged by time that really passed since it was asked, not by a count of polls. A missing reading is the business of <see cref="FreshRule"/>.</remarks>
internal sealed class ResponseRule(
    RuleRow row, RunningDevice device, OutputId output, Range<Quantity> asked, SensorId sensor, Range<Quantity> answer) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now) =>
        asked.Contains(room.SetPoints[output.Index]) && room.Readings.At(sensor, now) is { IsGood: true } reading && !answer.Contains(reading.Value);

    protected override (string, string) Describe(RoomState room, Instant now) =>
        ($"{room.Plan.Sensors[sensor.Index].Name} reads {room.Readings.At(sensor, now).Value} with {room.Plan.Outputs[output.Index].Name} at {room.SetPoints[output.Index]}",
            $"{answer} within {Row.Persistence.TotalSeconds:0.0} s");
}
