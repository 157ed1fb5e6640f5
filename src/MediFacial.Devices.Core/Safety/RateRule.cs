using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A reading may not rise faster than a limit, judged over a window and by the times at which the readings were taken.</summary>
/// <param name="most">Largest rise, canonical units a second.</param>
/// <param name="window">Over which the rise is judged; a step shorter than it counts with its share.</param>
internal sealed class RateRule(RuleRow row, RunningDevice device, SensorId sensor, double most, TimeSpan window) : TripRule(row, device)
{
    const int Kept = 16;

    readonly (Instant At, double Value)[] _ring = new (Instant, double)[Kept];
    int _first, _count;
    double _rate;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        var reading = room.Readings.At(sensor, now);
        if (!reading.IsGood)
        {
            (_count, _rate) = (0, 0);
            return false;
        }
        Take(reading.TakenAt, reading.Value.Value);
        return _rate > most;
    }

    protected override (string, string) Describe(RoomState room, Instant now) => ($"{Say(_rate, room)} a second", $"at most {Say(most, room)} a second");

    void Take(Instant at, double value)
    {
        if (_count > 0)
        {
            var newest = _ring[(_first + _count - 1) % Kept].At;
            if (at <= newest) return;
            // What was not looked at for a whole window says nothing about a rise.
            if (at.Since(newest) > window) _count = 0;
            // The ring spans the window whatever the rate of reading.
            else if (at.Since(newest) < window / (Kept - 1)) return;
        }
        if (_count == Kept) (_first, _count) = ((_first + 1) % Kept, _count - 1);
        _ring[(_first + _count++) % Kept] = (at, value);
        while (_count > 2 && at.Since(_ring[(_first + 1) % Kept].At) >= window) (_first, _count) = ((_first + 1) % Kept, _count - 1);
        var oldest = _ring[_first];
        var span = at.Since(oldest.At);
        _rate = span >= window ? (value - oldest.Value) / span.TotalSeconds : 0;
    }

    string Say(double value, RoomState room) => Quantity.Of(value, room.Plan.Sensors[sensor.Index].Signal.Dimension).ToString();
}
