using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>Every alarm of the room. Whoever watches something calls <see cref="Raise(string, AlarmPriority, string, string, Instant)"/> as long as it stands and
/// <see cref="Clear"/> when it does not, as often as he likes: both cost nothing when nothing has changed.</summary>
internal sealed class AlarmBoard
{
    readonly List<Alarm> _alarms = [];
    readonly Journalist _journalist;
    readonly WallClock _wall;
    readonly AlarmSignals _signals;

    public AlarmBoard(Journalist journalist, WallClock wall, EffectList effects, ImmutableArray<EarlierAlarm> earlier)
    {
        (_journalist, _wall, _signals) = (journalist, wall, new(effects));
        foreach (var alarm in earlier)
            _alarms.Add(new(alarm.Id, alarm.Priority, new(alarm.Sentence, alarm.RoomDid, alarm.WhatToDo, alarm.Technician), latches: true, Instant.Zero, alarm.RaisedAt) { BeforeRestart = true });
    }

    /// <summary>The condition stands. Not latched: the alarm goes when its condition has gone.</summary>
    /// <param name="id">Stable; the same id with a higher priority is the same alarm, grown worse.</param>
    /// <param name="sentence">For the operator: what happened and what to do now.</param>
    public void Raise(string id, AlarmPriority priority, string sentence, string technician, Instant now)
    {
        if (Again(id, priority, now) is { } known) Worse(known, priority, new(sentence, "", "", technician), now);
        else if (Find(id) is null) Add(id, priority, new(sentence, "", "", technician), latches: false, now);
    }

    /// <summary>The same with all that is to be said.</summary>
    /// <param name="latches">It stays until it is acknowledged, although its condition has ended: the operator must know after the fact (domain §8.2).</param>
    public void Raise(string id, AlarmPriority priority, AlarmText text, bool latches, Instant now)
    {
        if (Again(id, priority, now) is { } known) Worse(known, priority, text, now);
        else if (Find(id) is null) Add(id, priority, text, latches, now);
    }

    /// <summary>The condition has ended.</summary>
    public void Clear(string id, Instant now) => Find(id)?.Ended(now);

    /// <summary>Any panel may.</summary>
    public Refusal? Acknowledge(string id, string initials, string from, Instant now)
    {
        if (string.IsNullOrWhiteSpace(initials)) return new(RefusalKind.Incomplete, "Enter your initials.", "AcknowledgeAlarm without initials.");
        var found = false;
        foreach (var alarm in _alarms)
            if (alarm.Id == id)
            {
                found = true;
                Acknowledge(alarm, initials.Trim(), from, now);
            }
        Forget();
        return found ? null : new(RefusalKind.NotNow, "This alarm is over.", $"No alarm {id}.");
    }

    /// <summary>Who resets a stop, or resumes after a hold, has seen why.</summary>
    public void AcknowledgeLatched(string initials, string from, Instant now)
    {
        foreach (var alarm in _alarms)
            if (alarm is { Latches: true, BeforeRestart: false }) Acknowledge(alarm, initials, from, now);
        Forget();
    }

    public Refusal? PauseSound(string from, Instant now)
    {
        var paused = _signals.PauseLeft(now) is not null;
        if (!_signals.Pause(now)) return new(RefusalKind.NotNow, "No alarm sounds now.", "PauseAlarmSound without a signal.");
        if (!paused)
            _journalist.Write(JournalKind.AlarmSoundPaused, now, "The alarm sound is paused for two minutes.", new JournalField("panel", from));
        return null;
    }

    /// <summary>Each 20 ms: what has ended goes, and the signals of what stands go on.</summary>
    public void Tick(bool energised, Instant now)
    {
        AlarmPriority? worst = null;
        var (escalated, over) = (false, false);
        foreach (var alarm in _alarms)
        {
            if (alarm.Settle(now)) TellEnd(alarm, now);
            over |= alarm.IsOver;
            if (alarm.IsOver || !alarm.Signals) continue;
            if (worst is null || alarm.Priority > worst) worst = alarm.Priority;
            escalated |= alarm.HasEscalated(now);
        }
        if (over) Forget();
        _signals.Tick(worst, escalated, energised, now);
    }

    /// <summary>The worst first, the unacknowledged before the others, then the newest.</summary>
    public ImmutableArray<AlarmView> Views(Instant now) =>
        [.. _alarms.Select(alarm => alarm.View(now)).OrderBy(view => view.Acknowledged || view.BeforeRestart).ThenByDescending(view => view.Priority).ThenByDescending(view => view.Since)];

    public AlarmSignal Signal(Instant now)
    {
        var open = _alarms.Where(alarm => alarm.Signals).ToArray();
        return open.Length == 0 ? AlarmSignal.Silence
            : new(open.Max(alarm => alarm.Priority), _signals.PauseLeft(now), Array.Exists(open, alarm => alarm.HasEscalated(now)));
    }

    Alarm? Find(string id)
    {
        foreach (var alarm in _alarms)
            if (!alarm.BeforeRestart && alarm.Id == id) return alarm;
        return null;
    }

    /// <returns>The alarm, when that it stands is news.</returns>
    Alarm? Again(string id, AlarmPriority priority, Instant now) =>
        Find(id) is { } alarm && alarm.Again(priority, now, _wall.At(now)) ? alarm : null;

    void Worse(Alarm alarm, AlarmPriority priority, AlarmText text, Instant now)
    {
        alarm.Retell(text);
        Tell(alarm, now);
        _signals.News(priority);
    }

    void Add(string id, AlarmPriority priority, AlarmText text, bool latches, Instant now)
    {
        var alarm = new Alarm(id, priority, text, latches, now, _wall.At(now));
        _alarms.Add(alarm);
        Tell(alarm, now);
        _signals.News(priority);
    }

    void Acknowledge(Alarm alarm, string initials, string from, Instant now)
    {
        if (alarm.Acknowledgement is not null) return;
        alarm.Acknowledge(new(initials, _wall.At(now)));
        _journalist.Write(JournalKind.AlarmAcknowledged, now, $"{initials} acknowledged: {alarm.Text.What}", new JournalField("alarm", alarm.Id), new("initials", initials), new("panel", from));
    }

    void Forget() => _alarms.RemoveAll(alarm => alarm.IsOver);

    void Tell(Alarm alarm, Instant now) => _journalist.Write(JournalKind.AlarmRaised, now, alarm.Text.What,
        new JournalField("alarm", alarm.Id), new("priority", $"{alarm.Priority}"), new("latches", alarm.Latches ? "yes" : "no"), new("room-did", alarm.Text.RoomDid),
        new("what-to-do", alarm.Text.WhatToDo), new("technician", alarm.Text.Technician));

    void TellEnd(Alarm alarm, Instant now) => _journalist.Write(JournalKind.AlarmCleared, now, $"Ended: {alarm.Text.What}",
        new JournalField("alarm", alarm.Id), new("occurrences", alarm.Occurrences.ToString(CultureInfo.InvariantCulture)));
}
