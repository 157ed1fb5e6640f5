using System.Collections.Immutable;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A rule beside what tells whether it can stand now. Slots lie side by side in memory, because a room looks at all of them some hundred times a second and most belong to devices at rest.</summary>
internal struct RuleSlot
{
    readonly int _inForceIn;
    readonly int _device;
    bool _isOpen;

    RuleSlot(TripRule rule, int device) => (Rule, _inForceIn, _device, Withholds) = (rule, rule.InForceIn, device, rule.Row.Action >= TripAction.Hold);

    public TripRule Rule { get; }

    /// <summary>It holds or stops the room when it stands; a warning does not.</summary>
    public bool Withholds { get; }

    public static RuleSlot[] Of(TripRule[] rules, ImmutableArray<RunningDevice> devices) =>
        [.. rules.Select(rule => new RuleSlot(rule, rule.Device is { } device ? devices.IndexOf(device) : devices.Length))];

    /// <summary>False for a rule that is not in force, and was not when it was last asked: it has nothing to say and nothing to forget.</summary>
    /// <param name="states">For each device one bit for its state; behind them all bits, for the room itself.</param>
    public readonly bool CanStand(ReadOnlySpan<int> states) => IsInForce(states) || _isOpen;

    /// <summary>True when the rule stands.</summary>
    public bool Ask(ReadOnlySpan<int> states, RoomState room, Instant now)
    {
        var stands = Rule.Evaluate(IsInForce(states), room, now);
        _isOpen = Rule.IsOpen;
        return stands;
    }

    readonly bool IsInForce(ReadOnlySpan<int> states) => (states[_device] & _inForceIn) != 0;
}
