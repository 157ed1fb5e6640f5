using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>Alarms, told from journal entries: what came, what ended, who saw it. It survives a power cut because the journal does.</summary>
public sealed class AlarmHistory
{
    /// <summary>A day of a busy room; older alarms stand in the journal.</summary>
    const long EntriesLookedAt = 50_000;

    static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    readonly List<AlarmRecord> _alarms = [];
    readonly List<bool> _latches = [];

    AlarmHistory() { }

    /// <exception cref="JournalFailure"/>
    public static AlarmHistory Read(JournalReader journal) => Of(journal.Alarms(EntriesLookedAt));

    /// <param name="entries">In order.</param>
    public static AlarmHistory Of(IEnumerable<JournalEntry> entries)
    {
        var history = new AlarmHistory();
        foreach (var entry in entries) history.Take(entry);
        return history;
    }

    /// <summary>Of the last 24 h before the newest alarm, newest first.</summary>
    public ImmutableArray<AlarmRecord> LastDay() => _alarms.Count == 0 ? []
        : [.. _alarms.Where(alarm => alarm.RaisedUtc > _alarms.Max(each => each.RaisedUtc) - Shown).OrderByDescending(alarm => alarm.RaisedUtc)];

    /// <summary>What nobody has acknowledged and what had not simply gone when the last run ended: for <c>RoomStart.EarlierAlarms</c>.</summary>
    public ImmutableArray<EarlierAlarm> Unacknowledged() =>
        [.. _alarms.Where((alarm, index) => IsOpen(index)).Select(alarm => new EarlierAlarm(
            alarm.Alarm, alarm.Priority, alarm.Sentence, alarm.RoomDid, alarm.WhatToDo, alarm.Technician, alarm.RaisedUtc, alarm.Occurrences))];

    bool IsOpen(int index) => _alarms[index] is { By: null } alarm && (alarm.EndedUtc is null || _latches[index]);

    void Take(JournalEntry entry)
    {
        if (entry.Kind == JournalKind.RoomStarted) Change(_ => true, alarm => alarm with { BeforeRestart = true });
        if (entry.Field("alarm") is not { } id) return;
        switch (entry.Kind)
        {
            case JournalKind.AlarmRaised: Raise(id, entry); break;
            case JournalKind.AlarmCleared:
                Change(index => _alarms[index] is { BeforeRestart: false, EndedUtc: null } alarm && alarm.Alarm == id,
                    alarm => alarm with { EndedUtc = entry.RecordedAtUtc, Occurrences = Number(entry, "occurrences") ?? alarm.Occurrences });
                break;
            case JournalKind.AlarmAcknowledged:
                Change(index => _alarms[index].Alarm == id && IsOpen(index), alarm => alarm with { By = entry.Field("initials"), SeenUtc = entry.RecordedAtUtc });
                break;
        }
    }

    // Grown worse, it is the same alarm; come back after it had ended, it is another.
    void Raise(string id, JournalEntry entry)
    {
        var known = _alarms.FindLastIndex(alarm => alarm is { BeforeRestart: false, EndedUtc: null } && alarm.Alarm == id);
        if (known >= 0)
        {
            _alarms[known] = _alarms[known] with { Priority = Priority(entry), Sentence = entry.Sentence, By = null, SeenUtc = null };
            return;
        }
        _alarms.Add(new(id, Priority(entry), entry.Sentence, entry.Field("room-did") ?? "", entry.Field("what-to-do") ?? "", entry.Field("technician") ?? "",
            entry.RecordedAtUtc, 1, null, null, null, false));
        _latches.Add(entry.Field("latches") == "yes");
    }

    void Change(Func<int, bool> which, Func<AlarmRecord, AlarmRecord> change)
    {
        for (var index = 0; index < _alarms.Count; index++)
            if (which(index)) _alarms[index] = change(_alarms[index]);
    }

    static AlarmPriority Priority(JournalEntry entry) => Enum.TryParse<AlarmPriority>(entry.Field("priority"), out var priority) ? priority : AlarmPriority.High;

    static int? Number(JournalEntry entry, string key) => int.TryParse(entry.Field(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
