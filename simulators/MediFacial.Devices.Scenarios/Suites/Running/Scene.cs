using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What is so at this instant of a scenario, and what has been: the one place where conditions are judged.</summary>
public sealed class Scene
{
    readonly RoomInWorld _room;
    readonly HashSet<string> _tripped = [];
    readonly Dictionary<string, OperatorAnswer> _answers = [];
    readonly HashSet<string> _happened = [];
    readonly Dictionary<JournalHas, int> _counts = new(ReferenceEqualityComparer.Instance);
    readonly List<JournalHas> _counted = [];
    readonly Dictionary<(string Client, string Step), StepState> _steps = [];
    string _client = "";
    int _heard;

    internal Scene(RoomInWorld room) => _room = room;

    public Instant Now { get; private set; }
    public TruthView Truth { get; private set; }

    /// <summary>Null while the controller does not run. At most 100 ms old.</summary>
    public RoomSnapshot? Snapshot { get; private set; }

    public bool IsOperatorDone { get; set; }

    /// <summary>Entries of the journal are counted from now on for this condition.</summary>
    public void Follow(Condition? condition)
    {
        if (condition is not JournalHas has || !_counts.TryAdd(has, 0)) return;
        _counted.Add(has);
    }

    public void Look(Instant now, TruthView truth, IReadOnlyList<JournalEntry> journal)
    {
        (Now, Truth) = (now, truth);
        if (journal.Count < _heard) Forget();
        for (; _heard < journal.Count; _heard++) Hear(journal[_heard]);
    }

    // A controller was killed, and what it had not written yet is in no journal.
    void Forget()
    {
        _heard = 0;
        foreach (var counted in _counted) _counts[counted] = 0;
    }

    public void Look(RoomSnapshot? snapshot)
    {
        Snapshot = snapshot;
        if (snapshot?.Session is { } session) Keep(session.Client, session.Steps);
        else if (snapshot?.Report is { } report) Keep(report.Client, report.Steps);
    }

    public void Happened(string id) => _happened.Add(id);

    public void Answered(string id, OperatorAnswer answer) => _answers[id] = answer;

    public bool Holds(Condition condition) => condition switch
    {
        ReadingIs reading => Reading(reading) is { } value && reading.Bound.Holds(value.Value),
        TruthIs truth => truth.Bound.Holds(TruthNames.Find(truth.Name)!.Of(Truth)),
        SessionIs session => Snapshot is { } snapshot && session.States.Contains(snapshot.Session?.State ?? SessionState.Idle),
        StepIs step => _steps.TryGetValue((step.Client ?? _client, step.Step), out var state) && state == step.State,
        DeviceIs device => Snapshot is { } snapshot && snapshot.Devices[IndexOf(device.Device)].State == device.State,
        AlarmIs alarm => Snapshot is { } snapshot && Is(snapshot, alarm),
        HasTripped trip => _tripped.Contains(trip.Rule),
        StopIs stop => Snapshot is { } snapshot && Is(snapshot.Stop, stop.State),
        JournalHas journal => _counts[journal] is var count && count >= journal.Least && (journal.Most is not { } most || count <= most),
        AnswerIs answer => _answers.TryGetValue(answer.Event, out var told) && told.Refusal?.Kind == answer.Refused,
        EventIs happened => _happened.Contains(happened.Event),
        ReadyIs ready => Snapshot is { } snapshot && snapshot.IsReady == ready.Ready,
        SignalIs signal => Snapshot is { } snapshot && Heard(snapshot) == signal.Priority,
        OperatorIsDone => IsOperatorDone,
        _ => throw new InvalidOperationException($"{condition.GetType().Name} cannot be judged."),
    };

    /// <summary>Whether a condition asks what the controller shows; the others are judged on truth and journal.</summary>
    public static bool NeedsSnapshot(Condition? condition) => condition is ReadingIs or SessionIs or StepIs or DeviceIs or AlarmIs or StopIs or ReadyIs or SignalIs;

    /// <summary>What is instead of what was expected, for a report.</summary>
    public string Tell(Condition condition) => condition switch
    {
        ReadingIs reading => Reading(reading) is { } value ? $"{reading.Device}.{reading.Role} reads {Say(value)}" : $"{reading.Device}.{reading.Role} has no good reading",
        TruthIs truth when TruthNames.Find(truth.Name) is { } name => $"true {truth.Name} is {Say(Quantity.Of(name.Of(Truth), name.Dimension))}",
        SessionIs => Snapshot is { } snapshot ? $"the session is {Hyphens.Of($"{snapshot.Session?.State ?? SessionState.Idle}")}" : "the controller does not run",
        StepIs step => _steps.TryGetValue((step.Client ?? _client, step.Step), out var state) ? $"{step.Step} is {Hyphens.Of($"{state}")}" : $"{step.Step} has not been reached",
        DeviceIs device => Snapshot is { } snapshot ? $"{device.Device} is {Hyphens.Of($"{snapshot.Devices[IndexOf(device.Device)].State}")}" : "the controller does not run",
        AlarmIs => Snapshot is { } snapshot ? $"alarms shown: {List(snapshot.Alarms.Select(alarm => alarm.Id))}" : "the controller does not run",
        HasTripped => $"tripped so far: {List(_tripped)}",
        StopIs => Snapshot is { } snapshot ? snapshot.Stop is { } stop ? $"the stop is {stop.Headline} {(stop.SafeProven ? "Proven safe." : "Not proven safe.")} {stop.CauseStill}".TrimEnd() : "nothing is stopped" : "the controller does not run",
        JournalHas journal => string.Create(CultureInfo.InvariantCulture, $"{_counts[journal]} such entries"),
        AnswerIs answer => _answers.TryGetValue(answer.Event, out var told) ? told.Refusal is { } refusal ? $"refused, {Hyphens.Of($"{refusal.Kind}")}: {refusal.Operator}" : "it was done" : "no answer yet",
        EventIs happened => $"{happened.Event} has {(_happened.Contains(happened.Event) ? "" : "not ")}happened",
        ReadyIs => Snapshot is { } snapshot ? $"reasons: {List(snapshot.Readiness.Where(reason => reason.Blocks).Select(reason => reason.Sentence))}" : "the controller does not run",
        SignalIs => Snapshot is { } snapshot ? $"heard is {(Heard(snapshot) is { } priority ? Hyphens.Of($"{priority}") : "silence")}" : "the controller does not run",
        _ => IsOperatorDone ? "the operator is done" : "the operator is not done",
    };

    void Hear(JournalEntry entry)
    {
        if (entry.Kind == JournalKind.Tripped && entry.Field("rule") is { } rule) _tripped.Add(rule);
        // A hold pauses and latches nothing: its alarm is all that the journal has of it.
        else if (entry.Kind == JournalKind.AlarmRaised && entry.Field("alarm") is { } alarm && _room.Rules.Any(row => row.Id == alarm && row.Action == Core.Safety.TripAction.Hold)) _tripped.Add(alarm);
        foreach (var counted in _counted)
            if (counted.Kind == entry.Kind && counted.Where.All(field => entry.Field(field.Key) == field.Value)) _counts[counted]++;
    }

    void Keep(string client, ImmutableArray<StepView> steps)
    {
        if (steps.IsEmpty) return;
        _client = client;
        foreach (var step in steps) _steps[(client, step.Id)] = step.State;
    }

    Quantity? Reading(ReadingIs reading)
    {
        if (Snapshot is not { } snapshot) return null;
        foreach (var view in snapshot.Devices[IndexOf(reading.Device)].Readings)
            if (view.Role == reading.Role) return view.Quality == ReadingQuality.Good ? view.Actual : null;
        return null;
    }

    int IndexOf(string device)
    {
        var devices = _room.Plan.Profile.Devices;
        for (var index = 0; index < devices.Length; index++)
            if (devices[index].Id == device) return index;
        throw new InvalidOperationException($"The room has no {device}.");
    }

    static bool Is(RoomSnapshot snapshot, AlarmIs wanted)
    {
        foreach (var alarm in snapshot.Alarms)
        {
            if (alarm.Id != wanted.Alarm) continue;
            return wanted.State switch
            {
                AlarmPresence.Standing => alarm.Stands,
                AlarmPresence.Acknowledged => alarm.Acknowledged,
                AlarmPresence.Shown => true,
                _ => false,
            };
        }
        return wanted.State == AlarmPresence.Gone;
    }

    static bool Is(StopView? stop, StopPresence wanted) => wanted switch
    {
        StopPresence.None => stop is null,
        StopPresence.Latched => stop is not null,
        StopPresence.Proven => stop is { SafeProven: true },
        StopPresence.CauseGone => stop is { CauseGone: true },
        StopPresence.NeedsTechnician => stop is { NeedsTechnician: true },
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, null),
    };

    // The panel shows what there is to hear even while its sound is paused.
    static Core.Room.AlarmPriority? Heard(RoomSnapshot snapshot) => snapshot.Signal.PauseLeft is null ? snapshot.Signal.Priority : null;

    static string Say(Quantity quantity) => $"{quantity}";

    static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "none";
}
