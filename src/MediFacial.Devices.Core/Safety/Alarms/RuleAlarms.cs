using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>Turns what the supervisor finds into alarms: warnings while they stand, holds and trips latched until they are acknowledged.</summary>
internal sealed class RuleAlarms(AlarmBoard board, SafetySupervisor supervisor, RoomState room)
{
    readonly ImmutableArray<AlarmText> _warnings = [.. supervisor.Warnings.Select(rule => new AlarmText(rule.Row.What, "", rule.Row.ForTheClient, rule.Row.Technician))];
    readonly List<TripRule> _tripped = [];
    readonly List<string> _ruleless = [];

    /// <summary>To be called after the room has gone safe.</summary>
    public void Tripped(Trip trip, TripRule? rule, Instant now)
    {
        if (rule is null) _ruleless.Add(trip.Rule);
        else if (!_tripped.Contains(rule)) _tripped.Add(rule);
        var did = trip.Action == TripAction.Hold
            ? "All energy is off and the treatment is paused."
            : "Everything was switched off and the energy contact was opened.";
        board.Raise(trip.Rule, rule?.Row.Priority ?? PriorityOf(trip.Kind, trip.Action), new(trip.What, did, trip.Operator, trip.Technician), latches: true, now);
    }

    /// <summary>Trips that no rule can call over are over with the reset.</summary>
    public void Reset(Instant now)
    {
        foreach (var id in _ruleless) board.Clear(id, now);
        _ruleless.Clear();
    }

    public void Tick(Instant now)
    {
        for (var index = 0; index < _warnings.Length; index++)
        {
            var rule = supervisor.Warnings[index];
            if (rule.Stands) board.Raise(rule.Row.Id, rule.Row.Priority ?? PriorityOf(rule.Row.Kind, rule.Row.Action), _warnings[index], latches: false, now);
            else board.Clear(rule.Row.Id, now);
        }
        for (var index = _tripped.Count - 1; index >= 0; index--)
        {
            var rule = _tripped[index];
            if (rule.Stands || rule.IsCauseThere(room, now)) continue;
            board.Clear(rule.Row.Id, now);
            _tripped.RemoveAt(index);
        }
    }

    /// <summary>Domain §8.2, mapping for this device. Few are high: what was stopped in time is medium, what went wrong on the way to safe is high.</summary>
    public static AlarmPriority PriorityOf(TripKind kind, TripAction action) => (kind, action) switch
    {
        (_, TripAction.Note) => AlarmPriority.Low,
        (_, TripAction.Warn) => AlarmPriority.Medium,
        (_, TripAction.Emergency) => AlarmPriority.High,
        (TripKind.LinkLost or TripKind.Lease or TripKind.Unproven or TripKind.EmergencyStop or TripKind.SupervisorIncomplete, _) => AlarmPriority.High,
        _ => AlarmPriority.Medium,
    };
}
