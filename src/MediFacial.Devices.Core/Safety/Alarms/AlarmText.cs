namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>What people are told: the operator what happened, what the room did and what to do now; the technician what to look at.</summary>
/// <param name="What">One sentence, no code names, no bare numbers.</param>
/// <param name="RoomDid">Empty when the room did nothing.</param>
internal sealed record AlarmText(string What, string RoomDid, string WhatToDo, string Technician);
