using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>While the heater is asked to heat, its element must get warmer or be hot.</summary>
/// <param name="rise">K within the persistence of the row.</param>
/// <param name="hot">°C above which water boils away instead of warming.</param>
internal sealed class HeatingRule(RuleRow row, RunningDevice device, SensorId element, double rise, double hot) : TripRule(row, device)
{
    double? _lowest;
    Instant _looked;

    protected override bool IsViolated(RoomState room, Instant now)
    {
        if (_looked == default || now.Since(_looked) > TimeSpan.FromSeconds(1)) _lowest = null;
        _looked = now;
        if (!room.Readings.TryValue(element, now, out var value)) return false;
        _lowest = _lowest is { } lowest && lowest <= value ? lowest : value;
        if (value < hot && value - _lowest < rise) return true;
        if (value < hot) _lowest = value;
        return false;
    }

    protected override (string, string) Describe(RoomState room, Instant now) =>
        ($"{room.Readings.At(element, now).Value} after {Row.Persistence.TotalSeconds:0} s", $"{rise:0} K warmer by then");
}
