using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Doses;

/// <summary>A client who is to be treated: for whom, in which visit, by which protocol.</summary>
public sealed record DoseQuestion(string Client, Guid Session, ProtocolProfile Protocol, Phototype Phototype);

/// <summary>What the ledger says of one step, or of a whole visit. Null everywhere: nothing stands against it.</summary>
/// <param name="Because">Why not, for the operator; ends without a full stop, so that the date can follow.</param>
/// <param name="From">Wall time from which it is possible again.</param>
/// <param name="Technician">Figures and source.</param>
public sealed record DoseRefusal(string Because, DateTimeOffset From, string Technician);

/// <summary>How much of a step the skin may still have.</summary>
/// <param name="Amount">J/cm² of light, or seconds of steam; null where passes count.</param>
/// <param name="Passes">Of suction, by region.</param>
/// <param name="IsLess">Less than the step plans.</param>
public sealed record DoseRest(double? Amount, ImmutableArray<RegionPasses> Passes, bool IsLess);

/// <summary>Holds a step against what the skin has had: limits of 24 hours, gaps of days. Unknown counts as given. Instants of UTC only: no midnight, no summer time.</summary>
public static class DoseJudge
{
    /// <summary>Why the whole visit is too early; null when it is not. A visit that was broken off today may be gone on with.</summary>
    public static DoseRefusal? AgainstVisit(DoseBook book, DoseQuestion question, DateTimeOffset now)
    {
        var course = question.Protocol.Course;
        var earlier = Others(book, question).Where(segment => segment.Visit.Protocol == question.Protocol.Id)
            .Where(segment => segment.Visit.IsComplete || now - segment.Last >= DoseLimits.Day)
            .MaxBy(segment => segment.Visit.At);
        return earlier is null || earlier.Visit.At + course.SmallestGap <= now ? null : new(
            $"{question.Protocol.Name}: two visits are at least {Texts.Durations.SayLong(course.SmallestGap)} apart", earlier.Visit.At + course.SmallestGap,
            $"Course of {question.Protocol.Id}: smallest gap {course.SmallestGap}, last visit {earlier.Visit.At:u} ({course.Source}).");
    }

    /// <summary>Why a step is not possible yet; null when it is, whole or in part.</summary>
    public static DoseRefusal? Against(DoseBook book, DoseQuestion question, StepProfile step, DateTimeOffset now)
    {
        if (Modalities.Of(step) is not { } modality) return null;
        var others = Others(book, question).ToArray();
        return Latest(others.SelectMany(segment => Gaps(question.Protocol, segment, modality, now)).Concat(Courses(others, modality, now)))
            ?? Exhausted(book, question, step, modality, now);
    }

    /// <summary>How much of a step is left in this day's limits; null for steps that have no amount.</summary>
    public static DoseRest? Rest(DoseBook book, DoseQuestion question, StepProfile step, DateTimeOffset now) => (step, Modalities.Of(step)) switch
    {
        (LightStep light, { } modality) => Amount(book, question, step, modality, light.Dose.Value, ClinicalLimits.Of(light.Wavelength).Dose.Value, now),
        (SteamStep steam, { } modality) => Amount(book, question, step, modality, steam.Nominal.TotalSeconds, ClinicalLimits.LongestSteam.TotalSeconds, now),
        (SuctionStep suction, { } modality) => Passes(book, question, suction, modality, now),
        _ => null,
    };

    static IEnumerable<DoseRefusal> Gaps(ProtocolProfile protocol, DoseSegment given, Modality next, DateTimeOffset now)
    {
        if (IsGoneOnWith(given, next, now)) yield break;
        foreach (var gap in DoseLimits.Gaps.Concat(protocol.Course.Gaps))
        {
            if (gap.After != given.Modality || gap.Before != next) continue;
            var from = (gap.AtLeast < DoseLimits.CountedFromVisits ? given.Last : given.Visit.At) + gap.AtLeast;
            if (now < from)
                yield return new($"The skin has had {given.Modality.Say()}: {next.Say()} waits {Texts.Durations.SayLong(gap.AtLeast)} after it", from,
                    $"Gap {given.Modality}→{next} {gap.AtLeast} after {given.Last:u} ({gap.Source}).");
        }
    }

    /// <summary>What was broken off within the day may be gone on with: its rest is counted, not its gap. A peel is never given twice.</summary>
    static bool IsGoneOnWith(DoseSegment given, Modality next, DateTimeOffset now) =>
        given.Modality == next && next is not (Modality.Peel or Modality.Laser) && !given.IsWhole && now - given.Last < DoseLimits.Day;

    /// <summary>One blue and one red course in 24 h, one steam.</summary>
    static IEnumerable<DoseRefusal> Courses(DoseSegment[] others, Modality next, DateTimeOffset now) =>
        from given in others
        where (next.IsLight() || next == Modality.Steam) && given.Modality.IsOneCourseWith(next)
        where given.IsWhole || given.Modality != next
        where now < given.Last + DoseLimits.Day
        select new DoseRefusal($"The skin has had {given.Modality.Say()} within a day", given.Last + DoseLimits.Day,
            $"One course of {given.Modality} in 24 h (domain §6.4), last {given.Last:u}.");

    static DoseRefusal? Exhausted(DoseBook book, DoseQuestion question, StepProfile step, Modality modality, DateTimeOffset now)
    {
        if (Rest(book, question, step, now) is not { IsLess: true } rest) return null;
        var planned = step switch { LightStep light => light.Dose.Value, SteamStep steam => steam.Nominal.TotalSeconds, _ => 0 };
        if (rest.Amount is { } amount ? amount > planned * DoseLimits.LeastRest : rest.Passes.Any(region => region.Passes > 0)) return null;
        var last = Today(book, question, step, now).Where(segment => segment.Modality.IsOneCourseWith(modality)).Max(segment => segment.Last);
        return new($"The skin has had all {modality.Say()} that a day allows", last + DoseLimits.Day, $"Rest of {step.Id} in 24 h: {rest.Amount ?? 0:0.###}, last {last:u}.");
    }

    static DoseRest Amount(DoseBook book, DoseQuestion question, StepProfile step, Modality modality, double planned, double most, DateTimeOffset now)
    {
        double thisVisit = 0, otherVisits = 0;
        foreach (var segment in Today(book, question, step, now))
        {
            if (segment.Modality != modality) continue;
            if (segment.Visit.Session == question.Session) thisVisit += segment.Given;
            else otherVisits += segment.Given;
        }
        var left = Math.Max(0, Math.Min(planned - otherVisits, most - otherVisits - thisVisit));
        return new(Math.Min(left, planned), [], left < planned);
    }

    static DoseRest Passes(DoseBook book, DoseQuestion question, SuctionStep step, Modality modality, DateTimeOffset now)
    {
        // Passes run on over the stretches of a step: its last stretch tells them all.
        var had = Today(book, question, step, now).Where(segment => segment.Modality == modality || segment.Modality.IsOneCourseWith(modality))
            .GroupBy(segment => (segment.Visit.Session, segment.Step)).Select(stretches => stretches.Last()).ToArray();
        var most = DoseLimits.PassesOf(question.Phototype);
        var passes = step.Regions.Select(region =>
        {
            var elsewhere = had.Where(segment => segment.Visit.Session != question.Session).Sum(segment => Of(segment, region.Region));
            var here = had.Where(segment => segment.Visit.Session == question.Session).Sum(segment => Of(segment, region.Region));
            return new RegionPasses(region.Region, Math.Max(0, Math.Min(region.Passes - elsewhere, most - elsewhere - here)));
        }).ToImmutableArray();
        return new(null, passes, passes.Zip(step.Regions, (left, region) => left.Passes < region.Passes).Any(less => less));
    }

    static int Of(DoseSegment segment, FaceRegion region) => segment.Passes.FirstOrDefault(each => each.Region == region).Passes;

    /// <summary>What other steps gave within the day; the step itself counts its own dose while it runs.</summary>
    static IEnumerable<DoseSegment> Today(DoseBook book, DoseQuestion question, StepProfile step, DateTimeOffset now) =>
        book.Of(question.Client).Where(segment => (segment.Visit.Session != question.Session || segment.Step != step.Id) && now - segment.Last < DoseLimits.Day);

    static IEnumerable<DoseSegment> Others(DoseBook book, DoseQuestion question) =>
        book.Of(question.Client).Where(segment => segment.Visit.Session != question.Session);

    static DoseRefusal? Latest(IEnumerable<DoseRefusal> refusals) => refusals.MaxBy(refusal => refusal.From);
}
