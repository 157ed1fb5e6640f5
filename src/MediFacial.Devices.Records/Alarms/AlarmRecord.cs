using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>One alarm as the journal remembers it.</summary>
/// <param name="EndedUtc">When its condition ended; null while it stands, or when the room went down before.</param>
/// <param name="By">Initials of who acknowledged it; null when nobody did.</param>
/// <param name="BeforeRestart">The room was started again after it.</param>
public sealed record AlarmRecord(
    string Alarm, AlarmPriority Priority, string Sentence, string RoomDid, string WhatToDo, string Technician, DateTimeOffset RaisedUtc, int Occurrences,
    DateTimeOffset? EndedUtc, string? By, DateTimeOffset? SeenUtc, bool BeforeRestart);
