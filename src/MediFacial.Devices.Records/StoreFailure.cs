namespace MediFacial.Devices.Records;

public enum StoreFault : byte
{
    /// <summary>Another program holds the file.</summary>
    Busy = 1,
    /// <summary>No room left on the disk.</summary>
    Full,
    WriteProtected,
    /// <summary>Not a database, or one whose bytes do not fit together.</summary>
    Damaged,
    /// <summary>Written by another version of this program, or by another program.</summary>
    OtherVersion,
    Missing,
    /// <summary>Entries do not follow on the ones that are on disk.</summary>
    Gap,
    /// <summary>Entries that are known to have been on disk are not there any more.</summary>
    Lost,
    /// <summary>The disk or the file system answered with an error.</summary>
    Disk,
}

/// <summary>One of the two databases cannot do what was asked. Nothing was changed by the call that failed.</summary>
public abstract class StoreFailure : Exception
{
    protected StoreFailure(StoreFault fault, string sentence, string technician, Exception? inner) : base(sentence, inner) =>
        (Fault, Technician) = (fault, technician);

    public StoreFault Fault { get; }

    /// <summary>For the operator: what is wrong, and what to do.</summary>
    public string Sentence => Message;

    /// <summary>For the technician: which file, what the database said.</summary>
    public string Technician { get; }
}

/// <summary>The journal cannot be written or read. Without it no output may be energised.</summary>
public sealed class JournalFailure(StoreFault fault, string sentence, string technician, Exception? inner = null)
    : StoreFailure(fault, sentence, technician, inner);

/// <summary>The records cannot be written or read. Treatment goes on; the record is caught up from the journal.</summary>
public sealed class RecordsFailure(StoreFault fault, string sentence, string technician, Exception? inner = null)
    : StoreFailure(fault, sentence, technician, inner);
