namespace MediFacial.Devices.Records;

static class RecordSchema
{
    public const string FileName = "records.db";

    // Times are UTC text that sorts, amounts are text with their unit, files are kept once however many sessions used them.
    public static readonly StoreSchema Current = new(
        "record book", FileName, Mark: 0x4D465231, Version: 1, Durable: false,
        """
        CREATE TABLE session (
            id TEXT PRIMARY KEY, started_utc TEXT NOT NULL, ended_utc TEXT, room TEXT NOT NULL, simulated INTEGER NOT NULL, build TEXT NOT NULL,
            protocol TEXT NOT NULL, protocol_name TEXT NOT NULL, protocol_version TEXT NOT NULL, client TEXT NOT NULL, operator TEXT NOT NULL,
            phototype TEXT NOT NULL, visit TEXT, outcome TEXT, sentence TEXT NOT NULL, last_entry INTEGER NOT NULL,
            anchor_entry INTEGER, anchor_count INTEGER, anchor_head TEXT
        ) STRICT;
        CREATE TABLE step (
            session TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
            nominal_ms INTEGER NOT NULL, elapsed_ms INTEGER NOT NULL, reason TEXT, delivered TEXT, planned TEXT, unknown TEXT,
            PRIMARY KEY (session, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sample (
            id INTEGER PRIMARY KEY, session TEXT NOT NULL, at INTEGER NOT NULL, utc TEXT NOT NULL, step TEXT NOT NULL, UNIQUE (session, at)
        ) STRICT;
        CREATE TABLE series (
            id INTEGER PRIMARY KEY, session TEXT NOT NULL, signal TEXT NOT NULL, unit TEXT NOT NULL, UNIQUE (session, signal, unit)
        ) STRICT;
        CREATE TABLE point (
            sample INTEGER NOT NULL, series INTEGER NOT NULL, "set" REAL, actual REAL, PRIMARY KEY (sample, series)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE file (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE file_used (
            session TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (session, path)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE journal_head (id INTEGER PRIMARY KEY CHECK (id = 1), entry INTEGER NOT NULL, count INTEGER NOT NULL, head TEXT NOT NULL) STRICT;
        """,
        "Treatments go on; what happens is kept in the journal.",
        (fault, sentence, technician, inner) => new RecordsFailure(fault, sentence, technician, inner));
}
