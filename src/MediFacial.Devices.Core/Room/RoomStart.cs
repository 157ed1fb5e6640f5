using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Core.Room;

/// <summary>What the room knows when it starts: with the plan and the inputs, all that a replay needs.</summary>
/// <param name="NextEntry">Number of the next journal entry.</param>
/// <param name="Interrupted">A session that an earlier run left open; shown, never resumed.</param>
/// <param name="Build">Version and commit of this program.</param>
public sealed record RoomStart(DateTimeOffset Wall, long NextEntry, SessionReport? Interrupted, string Build)
{
    /// <summary>Alarms that stood unacknowledged when the last run ended, oldest first.</summary>
    public ImmutableArray<EarlierAlarm> EarlierAlarms { get; init; } = [];

    /// <summary>Entries of the last 31 days, in order of number: what the dose ledger needs of them, and whole sessions where one was left open.</summary>
    public ImmutableArray<JournalEntry> History { get; init; } = [];

    /// <summary>In which dates and times are told to people. Nothing is judged with it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
