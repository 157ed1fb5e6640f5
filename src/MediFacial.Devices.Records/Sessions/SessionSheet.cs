using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>What the journal's entries of one session come to: the part of its record that can always be made again from them.</summary>
/// <param name="LastEntry">The last entry that is in it.</param>
public sealed record SessionSheet(
    SessionSummary Summary, string ProtocolId, string Build, string Phototype, string? Visit, ImmutableArray<StepView> Steps, long LastEntry);
