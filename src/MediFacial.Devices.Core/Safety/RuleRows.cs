using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Collects the rows of the rule book, in the order in which they are evaluated.</summary>
internal sealed class RuleRows(RoomState room, Leases leases, RoomWatch watch)
{
    /// <summary>No persistence: the first violation counts.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.Zero;

    readonly List<TripRule> _rules = [];

    public RoomState Room => room;
    public Leases Leases => leases;
    public RoomWatch Watch => watch;

    public TripRule[] ToArray() => [.. _rules];

    public T Add<T>(T rule) where T : TripRule
    {
        _rules.Add(rule);
        return rule;
    }

    public RangeRule Range(RuleRow row, RunningDevice device, SensorId sensor, double lowest, double highest, Dimension dimension) =>
        Add(new RangeRule(row, device, sensor, new(Quantity.Of(lowest, dimension), Quantity.Of(highest, dimension))));

    /// <summary>A range whose end is told only when the reading lies this far inside it again, so that a warning does not flicker.</summary>
    public RangeRule Warning(double clearBy, RuleRow row, RunningDevice device, SensorId sensor, double lowest, double highest, Dimension dimension) =>
        Add(new RangeRule(row, device, sensor, new(Quantity.Of(lowest, dimension), Quantity.Of(highest, dimension))) { ClearBy = clearBy });

    /// <summary>The sensor must read on.</summary>
    public void Switch(RuleRow row, RunningDevice device, SensorId sensor) =>
        Add(row, device, (room, now) => room.Readings.At(sensor, now) is { IsGood: true } reading && !reading.Value.IsOn, "off", "on");

    public void Fresh(string name, RunningDevice device, SensorId sensor, RuleScope scope) =>
        Add(new FreshRule(new($"{name}-stale", TripKind.Stale, scope, AtOnce, TripAction.Stop, "H08", $"The {SensorWords.Of(device.Plan, sensor)} is not measured any more.",
            "Take the device away from the client.", $"No fresh good reading of {room.Plan.Sensors[sensor.Index].Name}."), device, sensor, watch));

    public void Add(RuleRow row, RunningDevice? device, Func<RoomState, Instant, bool> isViolated, string measured, string limit) =>
        Add(new RoomRule(row, device, isViolated, measured, limit));
}
