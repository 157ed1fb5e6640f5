using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Replay;

/// <summary>What became of a flight record that was played through the core once more.</summary>
/// <param name="Entries">Journal entries among the <paramref name="Effects"/>.</param>
/// <param name="Span">Of the room's time.</param>
/// <param name="Difference">The first one; null: the same to the last bit.</param>
/// <param name="OtherRules">Another set of rules was in force then: what the guard was answered was made of others.</param>
/// <param name="Damage">What is wrong with the record where it came to a halt; what lies before was played.</param>
public sealed record ReplayVerdict(long Inputs, long Effects, long Entries, TimeSpan Span, FlightDifference? Difference, bool OtherRules, FlightEnd? Ended, string? Damage)
{
    public bool IsIdentical => Difference is null && Damage is null;
}

/// <summary>Where the room of now did something else than the room of then.</summary>
/// <param name="Input">The number of the input that it followed, from 1.</param>
/// <param name="Cause">The input in words.</param>
/// <param name="Recorded">Null: nothing more.</param>
/// <param name="Replayed">Null: nothing more.</param>
public sealed record FlightDifference(Instant At, DateTimeOffset Wall, long Input, string Cause, string? Recorded, string? Replayed);
