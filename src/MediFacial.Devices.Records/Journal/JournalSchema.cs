using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Records;

static class JournalSchema
{
    /// <summary>Entries that tell what a session came to, without the many of each second. A query must repeat it to the letter to be led by the index.</summary>
    public static readonly string Telling = "kind IN (" + string.Join(", ", Enum.GetValues<JournalKind>()
        .Where(kind => kind is JournalKind.RoomStarted or JournalKind.SessionOpened or JournalKind.SessionClosed or JournalKind.StepBegun or JournalKind.StepEnded
            or JournalKind.StepSkipped or JournalKind.Confirmed or JournalKind.Upkeep).Select(kind => (int)kind)) + ")";

    // Kind and session repeat what the bytes say, so that an interrupted session is found without reading years of entries.
    public static readonly StoreSchema Current = new(
        "journal", JournalStore.FileName, Mark: 0x4D464A31, Version: 1, Durable: true,
        $"""
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            session TEXT,
            bytes BLOB NOT NULL,
            link BLOB NOT NULL
        ) STRICT;
        CREATE INDEX entry_of_session ON entry (session, number) WHERE session IS NOT NULL;
        CREATE INDEX entry_that_tells ON entry (kind, number) WHERE {Telling};
        """,
        "No treatment can start without it.",
        (fault, sentence, technician, inner) => new JournalFailure(fault, sentence, technician, inner));
}
