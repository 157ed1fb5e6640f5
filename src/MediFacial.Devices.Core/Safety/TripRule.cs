using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>When a rule is in force.</summary>
internal enum RuleScope : byte
{
    Always,
    /// <summary>While the device prepares, is prepared or delivers.</summary>
    Energised,
    Delivering,
    /// <summary>While the device is not asked to deliver: outputs that act without order.</summary>
    NotEnergised,
}

/// <summary>What a rule says of itself, as one row of the rule book.</summary>
/// <param name="Persistence">How long the condition must hold before it trips.</param>
/// <param name="What">What happened, for the operator.</param>
/// <param name="ForTheClient">What to do for the client now.</param>
/// <param name="Technician">What to look at.</param>
internal sealed record RuleRow(
    string Id, TripKind Kind, RuleScope Scope, TimeSpan Persistence, TripAction Action, string Hazard, string What, string ForTheClient, string Technician);

/// <summary>One safety rule. Evaluated on every input and every tick, in constant time and without allocation.</summary>
internal abstract class TripRule(RuleRow row, RunningDevice? device)
{
    Instant? _since;

    public RuleRow Row => row;
    public RunningDevice? Device => device;

    /// <summary>True when it trips: in force, violated, and for as long as its row says.</summary>
    public bool Evaluate(RoomState room, Instant now)
    {
        if (!IsInForce() || !IsViolated(room, now))
        {
            _since = null;
            return false;
        }
        _since ??= now;
        return now.Since(_since.Value) >= row.Persistence;
    }

    /// <summary>Does the cause stand, whatever the device does by now? Holds a reset, and blocks a start that would trip at once.</summary>
    public virtual bool IsCauseThere(RoomState room, Instant now) => row.Scope is (RuleScope.Always or RuleScope.NotEnergised) && IsViolated(room, now);

    public string WhyCauseStands(RoomState room, Instant now)
    {
        var (measured, limit) = Describe(room, now);
        return $"{row.What} Now: {measured}; needed: {limit}.";
    }

    protected abstract bool IsViolated(RoomState room, Instant now);

    protected abstract (string Measured, string Limit) Describe(RoomState room, Instant now);

    public Trip ToTrip(RoomState room, Instant now)
    {
        var (measured, limit) = Describe(room, now);
        return new(row.Id, row.Kind, row.Action, row.What, measured, limit, now, row.ForTheClient, row.Technician);
    }

    bool IsInForce() => row.Scope switch
    {
        RuleScope.Always => true,
        RuleScope.Energised => device!.IsEnergised,
        RuleScope.Delivering => device!.State == DeviceState.Delivering,
        RuleScope.NotEnergised => device!.State is DeviceState.Idle or DeviceState.Absent,
        _ => throw new InvalidOperationException($"Scope {row.Scope}."),
    };
}
