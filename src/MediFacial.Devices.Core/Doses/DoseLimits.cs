using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Doses;

/// <summary>Least time between two things done to one skin.</summary>
/// <param name="After">What was given.</param>
/// <param name="Before">What may not follow sooner.</param>
public sealed record DoseGap(Modality After, Modality Before, TimeSpan AtLeast, string Source);

/// <summary>What one skin may get in a day, and how far apart. Protocol files lengthen gaps; nothing shortens them.</summary>
public static class DoseLimits
{
    /// <summary>Over which doses add up (domain §6.4: at most one blue and one red course in 24 h).</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>How far back a room looks when it starts: longer than any gap between modalities. A longer gap of a course is told by its rhythm.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(31);

    /// <summary>What a killed controller may have delivered unseen: the oldest entry not on disk is at most 5 s old (design law 4), and a lease keeps an output on for at most 1 s more (Decisions 4).</summary>
    public static readonly TimeSpan Unseen = TimeSpan.FromSeconds(6);

    /// <summary>A rest below this share of its plan is no treatment: measuring is not better than that (domain §9.2: time base and photodiode).</summary>
    public const double LeastRest = 0.01;

    /// <summary>Shorter gaps count from the last delivery to the minute; longer ones from visit to visit, so that the same hour of another day is good.</summary>
    public static readonly TimeSpan CountedFromVisits = TimeSpan.FromDays(2);

    /// <summary>Passes per region in a day (domain §0: the fourth is refused; §6.2: two for phototypes IV to VI).</summary>
    public static int PassesOf(Phototype phototype) => phototype >= Phototype.IV ? 2 : 3;

    public static readonly ImmutableArray<DoseGap> Gaps =
    [
        new(Modality.Diamond, Modality.Diamond, TimeSpan.FromDays(7), "domain §6.4: MDA→MDA 7 d; judgement"),
        new(Modality.Diamond, Modality.Hydra, TimeSpan.FromDays(7), "domain §6.4: MDA→MDA 7 d, both abrade; judgement"),
        new(Modality.Hydra, Modality.Diamond, TimeSpan.FromDays(7), "domain §6.4: MDA→MDA 7 d, both abrade; judgement"),
        new(Modality.Hydra, Modality.Hydra, TimeSpan.FromDays(7), "domain §6.4: as MDA→MDA 7 d; 4 weeks where the protocol says so; judgement"),
        new(Modality.Diamond, Modality.Steam, TimeSpan.FromDays(1), "design law 10: no steam after microdermabrasion, also in a second visit of the day; judgement"),
        new(Modality.Hydra, Modality.Steam, TimeSpan.FromDays(1), "design law 10: no steam after microdermabrasion, also in a second visit of the day; judgement"),
        new(Modality.Peel, Modality.Diamond, TimeSpan.FromDays(14), "domain §6.4: peel→MDA 14 d; §7: S23, S25"),
        new(Modality.Peel, Modality.Hydra, TimeSpan.FromDays(14), "domain §7: hydra <14 d after a peel: never; S23, S25"),
        new(Modality.Peel, Modality.Lymph, TimeSpan.FromDays(1), "design law 10: no suction after a peel, also in a second visit of the day; judgement"),
        new(Modality.Peel, Modality.Steam, TimeSpan.FromDays(7), "domain §7: steam <7 d after a peel: never; S23, S25"),
        new(Modality.Peel, Modality.Blue415, TimeSpan.FromDays(1), "domain §7: blue light <24 h after a peel; Decisions 2"),
        new(Modality.Peel, Modality.Peel, TimeSpan.FromDays(14), "domain §4.2: recent peel <14 d; §7"),
        new(Modality.Peel, Modality.Laser, TimeSpan.FromDays(28), "domain §7: laser <28 d after a peel: never; judgement"),
        new(Modality.Laser, Modality.Peel, TimeSpan.FromDays(28), "domain §7: peel <28 d after laser: never; S24, S28"),
        new(Modality.Laser, Modality.Laser, TimeSpan.FromDays(28), "domain §7: laser <28 d after laser: never; S24, S28"),
        .. from later in Enum.GetValues<Modality>()
           where later is not (Modality.Peel or Modality.Laser)
           select new DoseGap(Modality.Laser, later, TimeSpan.FromDays(14), "domain §6.4: laser→anything 14 d; S24"),
    ];

    /// <summary>Wavelength of a light; null for what is no light.</summary>
    public static Wavelength? WavelengthOf(Modality modality) => modality switch
    {
        Modality.Blue415 => Wavelength.Blue415,
        Modality.Amber590 => Wavelength.Amber590,
        Modality.Red633 => Wavelength.Red633,
        Modality.NearInfrared830 => Wavelength.NearInfrared830,
        _ => null,
    };
}
