using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>Finds what an earlier run left open, so that the room can show what was delivered. It is never resumed.</summary>
public static class InterruptedSessions
{
    /// <summary>
    /// Null when the session opened last was closed, or was told as interrupted by a later run. Earlier open ones are history: they stand in the records.
    /// </summary>
    /// <exception cref="JournalFailure"/>
    public static SessionReport? Find(JournalReader journal) => Of(journal.LastSession());

    /// <param name="session">Every entry of the session opened last, in order of number; none when there was no session.</param>
    public static SessionReport? Of(IReadOnlyList<JournalEntry> session)
    {
        if (SessionFold.Of(session, "") is not { IsOver: false } fold) return null;
        fold.Interrupt();
        return fold.Report();
    }

    internal static string Sentence(StepFold? running, DateTimeOffset last)
    {
        var when = last.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        if (running is null) return $"The room went down at {when} UTC, between two steps. The session is not resumed.";
        var given = running.Delivered is { } delivered
            ? $" {delivered}{(running.Planned is { } planned ? $" of {planned}" : "")} had been delivered"
                + (running.Unknown is { Value: > 0 } unknown ? $", and up to {unknown} more may have been, unseen." : ".")
            : " What it had delivered is not known.";
        return $"The room went down at {when} UTC in “{running.Title}”.{given} The session is not resumed.";
    }
}
