using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

public enum AlarmPriority : byte { Low, Medium, High }

/// <summary>One alarm as a panel shows it.</summary>
/// <param name="Sentence">What happened.</param>
/// <param name="RoomDid">What the room did; empty when it did nothing.</param>
/// <param name="WhatToDo">The next thing for the operator.</param>
/// <param name="Since">Of the occurrence that is shown.</param>
/// <param name="Wall">The same by the calendar.</param>
public sealed record AlarmView(
    string Id, AlarmPriority Priority, string Sentence, string RoomDid, string WhatToDo, string Technician, Instant Since, DateTimeOffset Wall)
{
    /// <summary>False: its condition has ended, and it waits to be acknowledged.</summary>
    public bool Stands { get; init; } = true;

    /// <summary>How often the condition came, flickers counted.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Null until somebody has acknowledged it.</summary>
    public AlarmAcknowledgement? Acknowledgement { get; init; }

    /// <summary>It stood unacknowledged when the controller went down.</summary>
    public bool BeforeRestart { get; init; }

    /// <summary>High, and nobody acknowledged it for ten seconds.</summary>
    public bool Escalated { get; init; }

    public bool Acknowledged => Acknowledgement is not null;
}

/// <param name="By">Initials.</param>
public sealed record AlarmAcknowledgement(string By, DateTimeOffset Wall);

/// <summary>What is heard and flashes now, the same in the room and on every panel.</summary>
/// <param name="Priority">The worst alarm that nobody acknowledged; null is silence.</param>
/// <param name="PauseLeft">Null while the sound is not paused.</param>
/// <param name="Escalated">A high alarm is unacknowledged for ten seconds: its bursts come closer together.</param>
public sealed record AlarmSignal(AlarmPriority? Priority, TimeSpan? PauseLeft, bool Escalated)
{
    public static readonly AlarmSignal Silence = new(null, null, false);
}

/// <summary>An alarm that stood unacknowledged when an earlier run of the room ended.</summary>
public sealed record EarlierAlarm(
    string Id, AlarmPriority Priority, string Sentence, string RoomDid, string WhatToDo, string Technician, DateTimeOffset RaisedAt, int Occurrences);
