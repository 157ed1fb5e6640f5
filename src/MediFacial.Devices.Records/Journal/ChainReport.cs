using System.Collections.Immutable;

namespace MediFacial.Devices.Records;

/// <summary>A place outside the journal that remembers where the chain stood.</summary>
/// <param name="Of">Who remembers, for people, to begin a sentence with: "The record of session 3f2a9c01".</param>
public sealed record ChainAnchor(string Of, JournalAnchor At);

public enum ChainFaultKind : byte
{
    /// <summary>The text of an entry is not what was written.</summary>
    EntryChanged = 1,
    /// <summary>The link of an entry is not what was written; its text is intact.</summary>
    LinkChanged,
    /// <summary>Numbers are missing.</summary>
    EntriesRemoved,
    /// <summary>A row holds the text of another entry.</summary>
    EntryMoved,
    /// <summary>A row that the room cannot have written.</summary>
    EntryForeign,
    /// <summary>The journal ends before a point where it is known to have been.</summary>
    TailCut,
    /// <summary>The chain fits together, but not with what was remembered of it: it was made anew.</summary>
    Rewritten,
    /// <summary>The database file itself does not fit together.</summary>
    FileDamaged,
}

/// <param name="Entry">The first entry concerned; zero when it is the file as a whole.</param>
public sealed record ChainFault(long Entry, ChainFaultKind Kind, string Sentence);

/// <summary>What verifying found. Sound means: every entry is as it was written, none is missing up to the newest anchor.</summary>
/// <param name="Head">Of the chain as it lies on the disk.</param>
/// <param name="Faults">In order of entry, at most <see cref="ChainVerifier.MostFaults"/>.</param>
public sealed record ChainReport(long Entries, JournalAnchor Head, int AnchorsChecked, ImmutableArray<ChainFault> Faults)
{
    public bool IsSound => Faults.IsEmpty;

    public ChainFault? First => Faults.IsEmpty ? null : Faults[0];
}
