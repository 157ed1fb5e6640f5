using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <param name="Worst">The rule that decides; null when none trips that did not trip before.</param>
/// <param name="Tripping">How many rules hold or stop the room now, those that tripped before among them. A warning is none.</param>
/// <param name="Trace">Which rules were evaluated, in which order: what an <see cref="EvaluationProof"/> is made of.</param>
internal readonly record struct Verdict(TripRule? Worst, int Tripping, int Evaluated, int InForce, ulong Trace)
{
    public bool IsComplete => Evaluated == InForce;
    public bool IsClean => IsComplete && Tripping == 0;
}

/// <summary>Looks at every rule, every time, and counts that it did. The worst action wins; among equals the first in the book.</summary>
/// <remarks>Note and warn end with their condition and withhold nothing: <see cref="Warnings"/> shows which stand.</remarks>
internal sealed class SafetySupervisor(RoomState room, RuleBook book)
{
    readonly RuleSlot[] _slots = RuleSlot.Of(book.Rules, room.Devices);
    readonly int[] _states = [.. room.Devices.Select(_ => 0), -1];
    TripRule? _worst;
    int _tripping;

    public int RuleCount => book.Rules.Length;

    /// <summary>The rules that only note or warn; <see cref="TripRule.Stands"/> says which do right now.</summary>
    public ImmutableArray<TripRule> Warnings { get; } = [.. book.Rules.Where(rule => rule.Row.Action < TripAction.Hold)];

    public Verdict Evaluate(Instant now)
    {
        for (var device = 0; device < room.Devices.Length; device++) _states[device] = 1 << (int)room.Devices[device].State;
        (_worst, _tripping) = (null, 0);
        ReadOnlySpan<int> states = _states;
        var slots = _slots.AsSpan();
        var (evaluated, trace) = (0, EvaluationProof.Begin);
        while (evaluated < slots.Length)
        {
            ref var slot = ref slots[evaluated];
            if (slot.CanStand(states)) Ask(ref slot, now);
            trace = EvaluationProof.Pass(trace, evaluated++);
        }
        return new(_worst, _tripping, evaluated, RuleCount, trace);
    }

    // Not inlined: the trace stays in a register, and what most slots need stays a loop of a few instructions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void Ask(ref RuleSlot slot, Instant now)
    {
        if (!slot.Ask(_states, room, now) || !slot.Withholds) return;
        _tripping++;
        if (!slot.Rule.HasTripped && (_worst is null || slot.Rule.Row.Action > _worst.Row.Action)) _worst = slot.Rule;
    }

    /// <summary>Rules of a device that would trip its start at once.</summary>
    public IEnumerable<TripRule> Against(RunningDevice device, Instant now) =>
        book.Rules.Where(rule => rule.Device == device && (rule.Row.BlocksStart ? rule.Stands : rule.Row.Action >= TripAction.Hold && rule.Row.Kind != TripKind.LinkLost
            && (rule.Row.Scope != RuleScope.NotEnergised || IsActing(rule, device)) && rule.IsCauseThere(room, now)));

    // What an idle device may do for a while, as steam that settles, is no reason against its start before its time is over.
    static bool IsActing(TripRule rule, RunningDevice device) =>
        device.State is DeviceState.Idle or DeviceState.Absent && (rule.Stands || rule.Row.Persistence <= TimeSpan.FromSeconds(2));

    public static Trip Incomplete(Verdict verdict, Instant now) => new(
        "supervisor-incomplete", TripKind.SupervisorIncomplete, TripAction.Emergency, "The safety supervision was incomplete.",
        $"{verdict.Evaluated} rules", $"{verdict.InForce} rules", now, "Take all devices away from the client.",
        "The supervisor evaluated fewer rules than are in force. This is a fault of the program: keep the record and report it.");
}
