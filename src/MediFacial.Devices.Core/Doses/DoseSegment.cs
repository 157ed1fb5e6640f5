using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Doses;

/// <summary>One stretch of delivery: from its authorisation to its pause or end. Amounts are J/cm² of light, seconds of suction and steam; a peel has none.</summary>
/// <param name="Visit">Whose, and of which visit.</param>
/// <param name="Began">Wall time.</param>
/// <param name="Last">Wall time of the last thing heard of it.</param>
/// <param name="NotDelivered">Of the plan of its step, as it stood when the stretch ended.</param>
/// <param name="Unknown">Given or not, nobody can say: counts as given against limits, as not given towards the plan (design law 9).</param>
/// <param name="IsWhole">Its step came to its end as done: the course was given.</param>
/// <param name="Passes">Passes of its step so far, by region; a pass that was broken off counts.</param>
public sealed record DoseSegment(
    DoseVisit Visit, string Step, string Title, Modality Modality, DateTimeOffset Began, DateTimeOffset Last,
    double Delivered, double NotDelivered, double Unknown, bool IsWhole, ImmutableArray<RegionPasses> Passes)
{
    /// <summary>What limits are held against.</summary>
    public double Given => Delivered + Unknown;
}

public readonly record struct RegionPasses(FaceRegion Region, int Passes);

/// <summary>One visit of one client, as the ledger knows it.</summary>
/// <param name="Client">The pseudonym, trimmed and in capitals: "c-17 " and "C-17" are one client.</param>
/// <param name="At">Wall time at which it was opened. Gaps of days count from visit to visit.</param>
/// <param name="IsComplete">All its steps were gone through.</param>
public sealed record DoseVisit(string Client, Guid Session, string Protocol, DateTimeOffset At, bool IsComplete)
{
    public static string Key(string pseudonym) => pseudonym.Trim().ToUpperInvariant();
}
