using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

public enum Phototype : byte { I = 1, II, III, IV, V, VI }

/// <summary>A treatment protocol: ordered steps with targets and limits. From <c>device-profiles/protocols</c>.</summary>
/// <param name="Visits">Kinds of visit that the protocol alternates between (blue visit, red visit, peel visit); empty when there is one kind only.</param>
public sealed record ProtocolProfile(
    string Id, string Name, string Version, string Summary, ImmutableArray<string> Concerns, ImmutableArray<VisitKind> Visits,
    ImmutableArray<Contraindication> Contraindications, CourseProfile Course, ImmutableArray<StepProfile> Steps, TimeSpan LongestPause);

public sealed record VisitKind(string Id, string Name);

/// <summary>A question of the client card. Answered yes, it blocks the steps it names or only weakens them; with neither it blocks the whole protocol.</summary>
public sealed record Contraindication(string Id, string Question, ImmutableArray<string> BlocksSteps, string Because, string Source)
{
    /// <summary>What a yes takes away from steps that it does not block; null when it does not weaken.</summary>
    public Reduction? Reduces { get; init; }

    public bool BlocksAll => BlocksSteps.IsEmpty && Reduces is null;
}

/// <param name="Vacuum">Share of what the step would get otherwise.</param>
/// <param name="Passes">Most passes over a region.</param>
public sealed record Reduction(ImmutableArray<string> Steps, Percent Vacuum, int Passes);

/// <param name="SmallestGap">Between two visits of the protocol.</param>
/// <param name="Gaps">Gaps between modalities that the protocol wants longer than <see cref="Doses.DoseLimits.Gaps"/>.</param>
public sealed record CourseProfile(int Visits, TimeSpan SmallestGap, string Rhythm, ImmutableArray<Doses.DoseGap> Gaps, string Source);

/// <summary>One step. Times are nominal with an inclusive allowed range.</summary>
/// <param name="Phototypes">For whom; empty means everybody.</param>
/// <param name="Visits">In which kinds of visit; empty means every visit.</param>
public abstract record StepProfile(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source)
{
    /// <summary>The kind of device that it needs; null for a step by hand.</summary>
    public virtual DeviceKind? Needs => null;

    public bool IsFor(Phototype phototype, string? visit) =>
        (Phototypes.IsEmpty || Phototypes.Contains(phototype)) && (Visits.IsEmpty || (visit is not null && Visits.Contains(visit)));
}

/// <summary>Done by hand; timed, ticked off, with products and their lots.</summary>
/// <param name="Products">Ids of product files; the operator notes the lot of each.</param>
/// <param name="Peel">The contact time is chemistry: its countdown goes on through pause, stop and restart.</param>
public sealed record ManualStep(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source, ManualKind Kind, ImmutableArray<string> Products)
    : StepProfile(Id, Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source);

public enum ManualKind : byte { Consultation, Cleansing, Analysis, Drying, Extraction, Peel, Rinse, Massage, Mask, Serum, Moisturiser, Debrief }

public enum SuctionMode : byte { Diamond = 1, Hydra, Lymph }

public enum FaceRegion : byte { Forehead, LeftCheek, RightCheek, Nose, Chin, UpperLip, LeftEyeRim, RightEyeRim, Jaw, Neck }

/// <param name="Vacuum">What the step asks for at the sealed tip.</param>
/// <param name="Allowed">Inside which the operator may change it.</param>
/// <param name="Trip">Above it for 0.5 s, or above 50 kPa at once, the room goes safe.</param>
public sealed record RegionTarget(FaceRegion Region, Kilopascals Vacuum, Range<Kilopascals> Allowed, Kilopascals Trip, int Passes, string Source);

public sealed record SuctionStep(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source, SuctionMode Mode, Percent Flow, ImmutableArray<RegionTarget> Regions)
    : StepProfile(Id, Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source)
{
    public override DeviceKind? Needs => DeviceKind.Microdermabrasion;
}

public enum Wavelength : short { Blue415 = 415, Amber590 = 590, Red633 = 633, NearInfrared830 = 830 }

/// <summary>Ends when <paramref name="Dose"/> is delivered; time is only a cap (nominal × 1.25).</summary>
public sealed record LightStep(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source, Wavelength Wavelength, Irradiance Target, Range<Irradiance> AllowedIrradiance,
    Fluence Dose, Range<Fluence> AllowedDose, Celsius SkinTrip)
    : StepProfile(Id, Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source)
{
    public override DeviceKind? Needs => DeviceKind.LedPanel;
    public TimeSpan TimeCap => Nominal * 1.25;
}

/// <param name="FaceTrip">For 10 s; 45 °C at once.</param>
/// <param name="StableBoil">How long the outlet must have been boiling, steam diverted, before it may be aimed at the face.</param>
public sealed record SteamStep(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source, Celsius Face, Range<Celsius> FaceBand, Celsius FaceTrip,
    Centimetres Distance, Range<Centimetres> AllowedDistance, TimeSpan StableBoil, TimeSpan LongestPrepare)
    : StepProfile(Id, Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source)
{
    public override DeviceKind? Needs => DeviceKind.Steamer;
}

/// <summary>The laser is used by hand, on its own; the room only closes the contact in its interlock chain, armed anew by the operator after every opening.</summary>
/// <param name="Nominal">Time for which the contact is usually closed in all; <c>Allowed</c> is its inclusive range.</param>
/// <param name="LongestArmed">After it the contact opens by itself and has to be armed again.</param>
/// <param name="Eyewear">What everybody in the room must wear: optical density and wavelength, and the client's shields.</param>
public sealed record LaserStep(
    string Id, string Title, TimeSpan Nominal, Range<TimeSpan> Allowed, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> Visits,
    ImmutableArray<string> Checklist, string? Note, string Source, TimeSpan LongestArmed, string Eyewear)
    : StepProfile(Id, Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source)
{
    public override DeviceKind? Needs => DeviceKind.LaserInterlock;
}

/// <summary>A product as its maker describes it. From <c>device-profiles/products</c>.</summary>
public sealed record ProductProfile(
    string Id, string Name, string Agent, Percent? Concentration, double? Ph, Range<TimeSpan>? Contact, string? Neutraliser,
    ImmutableArray<string> Allergens, ImmutableArray<Phototype> Phototypes, ImmutableArray<string> NotFor, string Source);
