using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records;

/// <summary>What makes a file one of ours: its name, its mark, its version, its tables, and how its failures are told.</summary>
/// <param name="Mark">SQLite's application_id.</param>
/// <param name="Version">SQLite's user_version. No version is ever read as another one.</param>
/// <param name="Durable">Every commit is on the platter when it returns; otherwise a power cut may take the last ones, never the file.</param>
sealed record StoreSchema(
    string Name, string FileName, int Mark, int Version, bool Durable, string Tables, string Consequence,
    Func<StoreFault, string, string, Exception?, StoreFailure> Fail)
{
    const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, NoSpace = 13, CannotOpen = 14, NotADatabase = 26;

    public StoreFailure Failure(StoreFault fault, string path, string detail, Exception? inner = null) =>
        Fail(fault, Sentence(fault), $"{path}: {detail}", inner);

    /// <summary>The failure that an error of the database means.</summary>
    public StoreFailure Failure(SqliteException error, string path, string doing) => Failure(
        error.SqliteErrorCode switch
        {
            Busy or Locked => StoreFault.Busy,
            ReadOnly => StoreFault.WriteProtected,
            Corrupt or NotADatabase => StoreFault.Damaged,
            NoSpace => StoreFault.Full,
            CannotOpen => StoreFault.Missing,
            InputOutput => StoreFault.Disk,
            _ => StoreFault.Disk,
        },
        path, $"{doing} failed with SQLite error {error.SqliteErrorCode} (extended {error.SqliteExtendedErrorCode}): {error.Message}", error);

    string Sentence(StoreFault fault) => fault switch
    {
        StoreFault.Busy => $"The {Name} is in use by another program. {Consequence} Close the other program and try again.",
        StoreFault.Full => $"The disk is full: the {Name} cannot be written. {Consequence} Free some space on the disk of the room.",
        StoreFault.WriteProtected => $"The {Name} is write-protected. {Consequence} Give the room's account the right to write its data folder.",
        StoreFault.Damaged => $"The {Name} is damaged and is left as it is. {Consequence} Keep the file, call the technician, and use a new data folder.",
        StoreFault.OtherVersion => $"The {Name} was written by another version of this program and is left as it is. {Consequence} "
            + "Use that version, or a new data folder.",
        StoreFault.Missing => $"The {Name} cannot be opened. {Consequence} Check that the data folder exists and may be read and written.",
        StoreFault.Gap => $"The {Name} does not continue where it ended. {Consequence} Restart the room; call the technician if it happens again.",
        StoreFault.Lost => $"Part of the {Name} is missing. {Consequence} Keep the folder for the technician, and use a new data folder.",
        _ => $"The disk failed while the {Name} was in use. {Consequence} Call the technician.",
    };
}
