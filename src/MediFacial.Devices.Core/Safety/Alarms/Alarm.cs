using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>One alarm: its condition (does it stand), its occurrences, and who acknowledged it. What is heard and seen of it is the business of <see cref="AlarmSignals"/>.</summary>
internal sealed class Alarm(string id, AlarmPriority priority, AlarmText text, bool latches, Instant now, DateTimeOffset wall)
{
    /// <summary>A condition that comes back within this time never went: it flickers, and counts on.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    /// <summary>A high alarm that nobody acknowledged for so long escalates (domain §10 H40).</summary>
    public static readonly TimeSpan EscalatesAfter = TimeSpan.FromSeconds(10);

    Instant? _endedAt;

    public string Id => id;
    public AlarmText Text { get; private set; } = text;
    public AlarmPriority Priority { get; private set; } = priority;

    /// <summary>Stays to be seen until it is acknowledged, although its condition has ended.</summary>
    public bool Latches => latches;

    /// <summary>Stood unacknowledged when the controller went down: shown, not sounded.</summary>
    public bool BeforeRestart { get; init; }

    public Instant RaisedAt { get; private set; } = now;
    public DateTimeOffset RaisedWall { get; private set; } = wall;
    public bool Stands => _endedAt is null && !BeforeRestart;
    public int Occurrences { get; private set; } = 1;
    public AlarmAcknowledgement? Acknowledgement { get; private set; }

    /// <summary>Its condition has ended for good, and the record says so.</summary>
    public bool IsSettled { get; private set; }

    public bool Signals => Acknowledgement is null && !BeforeRestart;
    public bool IsOver => (IsSettled || BeforeRestart) && (!latches || Acknowledgement is not null);

    public bool HasEscalated(Instant now) => Signals && Priority == AlarmPriority.High && now >= RaisedAt + EscalatesAfter;

    /// <summary>The condition stands.</summary>
    /// <returns>True when this is news: it had ended for good, or it is worse than before.</returns>
    public bool Again(AlarmPriority priority, Instant now, DateTimeOffset wall)
    {
        var news = IsSettled || priority > Priority;
        if (_endedAt is not null) Occurrences++;
        _endedAt = null;
        IsSettled = false;
        if (!news) return false;
        (Priority, RaisedAt, RaisedWall, Acknowledgement) = (priority, now, wall, null);
        return true;
    }

    public void Retell(AlarmText text) => Text = text;

    public void Ended(Instant now) => _endedAt ??= now;

    /// <returns>True once, when the condition has been gone for so long that it has ended for good.</returns>
    public bool Settle(Instant now)
    {
        if (IsSettled || _endedAt is not { } ended || now < ended + Settles) return false;
        return IsSettled = true;
    }

    public void Acknowledge(AlarmAcknowledgement by) => Acknowledgement ??= by;

    public AlarmView View(Instant now) => new(Id, Priority, Text.What, Text.RoomDid, Text.WhatToDo, Text.Technician, RaisedAt, RaisedWall)
    {
        Stands = Stands,
        Occurrences = Occurrences,
        Acknowledgement = Acknowledgement,
        BeforeRestart = BeforeRestart,
        Escalated = HasEscalated(now),
    };
}
