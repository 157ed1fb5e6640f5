using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Records;

/// <summary>One line of the history.</summary>
/// <param name="Outcome">Null while the session is open.</param>
public sealed record SessionSummary(
    Guid Id, DateTimeOffset StartedUtc, DateTimeOffset? EndedUtc, string Room, bool Simulated, string Protocol, string ProtocolVersion, string Client,
    string Operator, SessionOutcome? Outcome, string Sentence);

/// <summary>All that is kept of one session.</summary>
/// <param name="Anchor">Count and head of the journal chain when the record was closed; null while open.</param>
public sealed record SessionRecord(
    SessionSummary Summary, string Build, string Phototype, string? Visit, ImmutableArray<StepView> Steps, ImmutableArray<JournalEntry> Entries,
    ImmutableArray<SessionSample> Samples, ImmutableArray<ProfileFile> Files, JournalAnchor? Anchor);

/// <summary>Where the chain stood: number of the last entry, entries in the chain, and the hash of the last one in hex.</summary>
public sealed record JournalAnchor(long LastEntry, long Count, string Head);
