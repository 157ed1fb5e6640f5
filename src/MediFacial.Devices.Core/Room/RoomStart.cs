using System.Collections.Immutable;

namespace MediFacial.Devices.Core.Room;

/// <summary>What the room knows when it starts: with the plan and the inputs, all that a replay needs.</summary>
/// <param name="NextEntry">Number of the next journal entry.</param>
/// <param name="Interrupted">A session that an earlier run left open; shown, never resumed.</param>
/// <param name="Build">Version and commit of this program.</param>
public sealed record RoomStart(DateTimeOffset Wall, long NextEntry, SessionReport? Interrupted, string Build)
{
    /// <summary>Alarms that stood unacknowledged when the last run ended, oldest first.</summary>
    public ImmutableArray<EarlierAlarm> EarlierAlarms { get; init; } = [];
}
