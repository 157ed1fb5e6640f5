using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Records;

static class JournalSchema
{
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
        CREATE INDEX entry_that_opens ON entry (kind, number) WHERE kind IN ({(int)JournalKind.RoomStarted}, {(int)JournalKind.SessionOpened});
        """,
        "No treatment can start without it.",
        (fault, sentence, technician, inner) => new JournalFailure(fault, sentence, technician, inner));
}
