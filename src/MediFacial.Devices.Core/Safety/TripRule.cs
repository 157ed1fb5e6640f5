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
    string Id, TripKind Kind, RuleScope Scope, TimeSpan Persistence, TripAction Action, string Hazard, string What, string ForTheClient, string Technician)
{
    /// <summary>Of its alarm, where kind and action do not say it right (domain §8.2).</summary>
    public AlarmPriority? Priority { get; init; }

    /// <summary>A hardware fault: the stop is reset only with the word that a technician has repaired and checked it (design §3.3).</summary>
    public bool NeedsTechnician { get; init; }

    /// <summary>While it stands, its device does not start, although it is only a warning: the rest of the room goes on.</summary>
    public bool BlocksStart { get; init; }
}

/// <summary>One safety rule. Evaluated on every input and every tick, in constant time and without allocation.</summary>
internal abstract class TripRule(RuleRow row, RunningDevice? device)
{
    // Looked up once: on every input each rule asks whether it is in force.
    readonly DeviceMachine? _machine = device?.Machine;
    readonly int _inForceIn = device is null ? -1 : StatesOf(row.Scope);
    Instant? _since;

    public RuleRow Row => row;
    public RunningDevice? Device => device;

    /// <summary>It tripped and was not reset: it is dealt with, and hides no other rule.</summary>
    public bool HasTripped { get; set; }

    /// <summary>What the last evaluation found.</summary>
    public bool Stands { get; private set; }

    /// <summary>One bit for each device state in which the rule is in force; all of them for a rule of the room itself.</summary>
    public int InForceIn => _inForceIn;

    /// <summary>The last evaluation found it violated, if not yet for long enough.</summary>
    public bool IsOpen => _since is not null;

    /// <summary>True when it stands: in force, violated, and for as long as its row says. A rule that stands goes on while its clear condition is not met.</summary>
    public bool Evaluate(RoomState room, Instant now) => Evaluate(IsInForce(), room, now);

    /// <param name="isInForce">What <see cref="InForceIn"/> says of the state of the device now.</param>
    public bool Evaluate(bool isInForce, RoomState room, Instant now)
    {
        if (!isInForce || !(Stands ? !IsClear(room, now) : IsViolated(room, now)))
        {
            if (_since is not null) (_since, Stands) = (null, false);
            return false;
        }
        _since ??= now;
        return Stands = now.Since(_since.Value) >= row.Persistence;
    }

    /// <summary>Does the cause stand, whatever the device does by now? Holds a reset, and blocks a start that would trip at once.</summary>
    public virtual bool IsCauseThere(RoomState room, Instant now) => row.Scope is (RuleScope.Always or RuleScope.NotEnergised) && IsViolated(room, now);

    public string WhyCauseStands(RoomState room, Instant now)
    {
        var (measured, limit) = Describe(room, now);
        return $"{row.What} Now: {measured}; needed: {limit}.";
    }

    protected abstract bool IsViolated(RoomState room, Instant now);

    /// <summary>The condition that ends a rule which stands; a rule that would flicker asks for more than the end of its violation.</summary>
    protected virtual bool IsClear(RoomState room, Instant now) => !IsViolated(room, now);

    protected abstract (string Measured, string Limit) Describe(RoomState room, Instant now);

    public Trip ToTrip(RoomState room, Instant now)
    {
        var (measured, limit) = Describe(room, now);
        return new(row.Id, row.Kind, row.Action, row.What, measured, limit, now, row.ForTheClient, row.Technician);
    }

    bool IsInForce() => _machine is null || (_inForceIn & (1 << (int)_machine.State)) != 0;

    /// <summary>One bit for each device state in which a rule of this scope is in force.</summary>
    static int StatesOf(RuleScope scope) => scope switch
    {
        RuleScope.Always => -1,
        RuleScope.Energised => Bits(DeviceState.Preparing, DeviceState.Prepared, DeviceState.Delivering),
        RuleScope.Delivering => Bits(DeviceState.Delivering),
        RuleScope.NotEnergised => Bits(DeviceState.Idle, DeviceState.Absent),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    static int Bits(params ReadOnlySpan<DeviceState> states)
    {
        var bits = 0;
        foreach (var state in states) bits |= 1 << (int)state;
        return bits;
    }
}
