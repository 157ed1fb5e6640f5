using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>How the steps of a protocol are written.</summary>
static class StepForms
{
    public static readonly Form<Phototype> PhototypeForm = new WordForm<Phototype>(Enum.GetValues<Phototype>().ToDictionary(type => type.ToString()));

    static readonly Key<string> Title = Key.Needed("title", Take.Text, "What the panel calls the step.");
    static readonly Key<TimeSpan> Nominal = Key.Needed("nominal", Take.Duration("1 s", "2 h"), "How long it usually takes.");
    static readonly Key<Range<TimeSpan>> Allowed = Key.Needed("allowed", Take.Durations("0 s", "2 h"), "How long it may take.");
    static readonly Key<ImmutableArray<Phototype>> Phototypes = Key.Optional("phototypes", Take.List(PhototypeForm, 1), "For whom; everybody when left out.");
    static readonly Key<ImmutableArray<string>> Visits = Key.Optional("visits", Take.List(Take.Name, 1), "In which visits; every one when left out.");
    static readonly Key<ImmutableArray<string>> Checklist = Key.Optional("checklist", Take.List(Take.Text, 1), "What the operator ticks off.");
    static readonly Key<string> Note = Key.Optional("note", Take.Text, "A hint for the operator.");
    static readonly Key<string> Source = Key.Needed("source", Take.Text, "Where the figures come from.");
    static readonly Key[] Common = [Title, Nominal, Allowed, Phototypes, Visits, Checklist, Note, Source];

    static readonly Key<string> Manual = Key.Needed("manual", Take.Name, "Name of a step done by hand.");
    static readonly Key<ManualKind> Kind = Key.Needed("kind", Words.Of<ManualKind>(), "What is done.");
    static readonly Key<ImmutableArray<string>> Products = Key.Optional("products", Take.List(Take.Name, 1), "Products whose lot is noted.");

    static readonly Key<string> Steam = Key.Needed("steam", Take.Name, "Name of a steam step.");
    static readonly Key<Celsius> FaceTarget = Key.Needed("target", Take.Measure<Celsius>(20, 43), "Air temperature at the face that is aimed at.");
    static readonly Key<Range<Celsius>> FaceBand = Key.Needed("band", Take.Span<Celsius>(15, 43), "Air temperature at the face that is good.");
    static readonly Key<Celsius> FaceTrip = Key.Needed("trip", Take.Measure<Celsius>(20, 43), "Above it for 10 s the room goes safe; at most 43 °C.");
    static readonly Form<FaceLimits> FaceForm = new GroupForm<FaceLimits>("a face temperature", [FaceTarget, FaceBand, FaceTrip], row =>
    {
        Inside(row, FaceTarget, row.Get(FaceTarget), row.Get(FaceBand));
        Below(row, FaceTrip, row.Get(FaceBand).Highest, row.Get(FaceTrip));
        return new FaceLimits(row.Get(FaceTarget), row.Get(FaceBand), row.Get(FaceTrip));
    });
    static readonly Key<FaceLimits> Face = Key.Needed("face", FaceForm, "Air temperature at the face.");
    static readonly Key<Centimetres> DistanceTarget = Key.Needed("target", Take.Measure<Centimetres>(20, 200), "Distance that is aimed at.");
    static readonly Key<Range<Centimetres>> DistanceAllowed = Key.Needed("allowed", Take.Span<Centimetres>(20, 200), "Distance at which steam may be aimed at the face.");
    static readonly Form<Aim<Centimetres>> DistanceForm = AimForm("a distance", DistanceTarget, DistanceAllowed);
    static readonly Key<Aim<Centimetres>> Distance = Key.Needed("distance", DistanceForm, "From nozzle to face.");
    static readonly Key<TimeSpan> StableBoil = Key.Needed("stable-boil", Take.Duration("5 s", "5 min"), "How long it must have boiled, diverted away, before it may be aimed at the face.");
    static readonly Key<TimeSpan> LongestPrepare = Key.Needed("longest-prepare", Take.Duration("30 s", "10 min"), "Longest preheat; at most 10 min.");

    static readonly Key<string> Suction = Key.Needed("suction", Take.Name, "Name of a suction step.");
    static readonly Key<SuctionMode> Mode = Key.Needed("mode", Words.Of<SuctionMode>(), "Mode of the console.");
    static readonly Key<Percent> Flow = Key.Optional("flow", Take.Measure<Percent>(0, 100), "Fluid flow; needed in mode hydra.");
    static readonly Key<FaceRegion> Region = Key.Needed("region", Words.Of<FaceRegion>(), "Which part of the face or neck.");
    static readonly Key<Kilopascals> Vacuum = Key.Needed("vacuum", Take.Measure<Kilopascals>(1, 50), "Vacuum at the sealed tip.");
    static readonly Key<Range<Kilopascals>> VacuumAllowed = Key.Needed("allowed", Take.Span<Kilopascals>(1, 50), "Inside which the operator may change it.");
    static readonly Key<Kilopascals> VacuumTrip = Key.Needed("trip", Take.Measure<Kilopascals>(1, 50), "Above it for 0.5 s the room goes safe; at most 50 kPa.");
    static readonly Key<int> Passes = Key.Needed("passes", Take.Whole(1, 3), "Passes over the region; at most 3.");
    static readonly Form<RegionTarget> RegionForm = new GroupForm<RegionTarget>("a region", [Region, Vacuum, VacuumAllowed, VacuumTrip, Passes, Source], row =>
    {
        Inside(row, Vacuum, row.Get(Vacuum), row.Get(VacuumAllowed));
        Below(row, VacuumTrip, row.Get(VacuumAllowed).Highest, row.Get(VacuumTrip));
        return new RegionTarget(row.Get(Region), row.Get(Vacuum), row.Get(VacuumAllowed), row.Get(VacuumTrip), row.Get(Passes), row.Get(Source));
    });
    static readonly Key<ImmutableArray<RegionTarget>> Regions = Key.Needed("regions", Take.List(RegionForm, 1), "Regions in the order of treatment.");

    // Read only to say why not: a flicker that nobody supervises can set off a seizure (domain §2.7, H16).
    static readonly Key<string> Pulse = Key.Optional("pulse", Take.Text, "Never: light is steady here, pulsed light is refused.");
    static readonly Key<string> Light = Key.Needed("light", Take.Name, "Name of a light step.");
    static readonly Key<Wavelength> WavelengthKey = Key.Needed("wavelength",
        new WordForm<Wavelength>(Enum.GetValues<Wavelength>().ToDictionary(wavelength => $"{(int)wavelength}")), "In nm.");
    static readonly Key<Irradiance> LightTarget = Key.Needed("target", Take.Measure<Irradiance>(0.1, 110), "Irradiance at the face.");
    static readonly Key<Range<Irradiance>> LightAllowed = Key.Needed("allowed", Take.Span<Irradiance>(0.1, 110), "Inside which the operator may change it.");
    static readonly Key<Aim<Irradiance>> IrradianceKey = Key.Needed("irradiance", AimForm("an irradiance", LightTarget, LightAllowed), "Irradiance.");
    static readonly Key<Fluence> DoseTarget = Key.Needed("target", Take.Measure<Fluence>(0.01, 126), "Dose that ends the step.");
    static readonly Key<Range<Fluence>> DoseAllowed = Key.Needed("allowed", Take.Span<Fluence>(0.01, 126), "Inside which it may be planned.");
    static readonly Key<Aim<Fluence>> Dose = Key.Needed("dose", AimForm("a dose", DoseTarget, DoseAllowed), "Dose.");
    static readonly Key<Celsius> SkinTrip = Key.Needed("skin-trip", Take.Measure<Celsius>(30, 43), "Skin temperature above which the room goes safe; at most 43 °C.");

    static readonly Key<string> Laser = Key.Needed("laser", Take.Name, "Name of a laser step.");
    static readonly Key<TimeSpan> LongestArmed = Key.Needed("longest-armed", Take.Duration("10 s", "30 min"), "Longest time for which the interlock contact stays closed after one arming; at most 30 min.");
    static readonly Key<string> Eyewear = Key.Needed("eyewear", Take.Text, "What everybody in the room wears: optical density and wavelength, and the client's shields.");

    public static readonly Form<StepProfile> Step = new VariantForm<StepProfile>("step",
        ("manual", new GroupForm<StepProfile>("a manual step", [Manual, Kind, .. Common, Products], row => new ManualStep(
            row.Get(Manual), row.Get(Title), Time(row), row.Get(Allowed), row.Get(Phototypes, []), row.Get(Visits, []), row.Get(Checklist, []),
            row.FindObject(Note), row.Get(Source), row.Get(Kind), row.Get(Products, [])))),
        ("steam", new GroupForm<StepProfile>("a steam step", [Steam, Face, Distance, StableBoil, LongestPrepare, .. Common], row => new SteamStep(
            row.Get(Steam), row.Get(Title), Time(row), row.Get(Allowed), row.Get(Phototypes, []), row.Get(Visits, []), row.Get(Checklist, []),
            row.FindObject(Note), row.Get(Source), row.Get(Face).Target, row.Get(Face).Band, row.Get(Face).Trip,
            row.Get(Distance).Target, row.Get(Distance).Allowed, row.Get(StableBoil), row.Get(LongestPrepare)))),
        ("suction", new GroupForm<StepProfile>("a suction step", [Suction, Mode, Flow, Regions, .. Common], row => new SuctionStep(
            row.Get(Suction), row.Get(Title), Time(row), row.Get(Allowed), row.Get(Phototypes, []), row.Get(Visits, []), row.Get(Checklist, []),
            row.FindObject(Note), row.Get(Source), row.Get(Mode), row.Get(Flow, new Percent(0)), row.Get(Regions)))),
        ("light", new GroupForm<StepProfile>("a light step", [Light, WavelengthKey, IrradianceKey, Dose, SkinTrip, Pulse, .. Common], ReadLight)),
        ("laser", new GroupForm<StepProfile>("a laser step", [Laser, LongestArmed, Eyewear, .. Common], row => new LaserStep(
            row.Get(Laser), row.Get(Title), Time(row), row.Get(Allowed), row.Get(Phototypes, []), row.Get(Visits, []), row.Get(Checklist, []),
            row.FindObject(Note), row.Get(Source), row.Get(LongestArmed), row.Get(Eyewear)))));

    static StepProfile ReadLight(Row row)
    {
        if (row.Has(Pulse)) row.Report("pulse", "pulsed-light", "Light is steady here: pulsed light is not supported, since a flicker can set off a seizure; remove “pulse”.");
        return new LightStep(
            row.Get(Light), row.Get(Title), Time(row), row.Get(Allowed), row.Get(Phototypes, []), row.Get(Visits, []), row.Get(Checklist, []),
            row.FindObject(Note), row.Get(Source), row.Get(WavelengthKey), row.Get(IrradianceKey).Target, row.Get(IrradianceKey).Allowed,
            row.Get(Dose).Target, row.Get(Dose).Allowed, row.Get(SkinTrip));
    }

    static TimeSpan Time(Row row)
    {
        if (!row.Get(Allowed).Contains(row.Get(Nominal)))
        {
            row.Report("nominal", "target-outside-allowed", $"The nominal time {row.Get(Nominal)} is not inside the allowed {row.Get(Allowed)}; change one of the two.");
        }
        return row.Get(Nominal);
    }

    static Form<Aim<T>> AimForm<T>(string what, Key<T> target, Key<Range<T>> allowed) where T : struct, IMeasure<T> => new GroupForm<Aim<T>>(what, [target, allowed], row =>
    {
        Inside(row, target, row.Get(target), row.Get(allowed));
        return new Aim<T>(row.Get(target), row.Get(allowed));
    });

    static void Inside<T>(Row row, Key key, T target, Range<T> allowed) where T : struct, IMeasure<T>
    {
        if (!allowed.Contains(target)) row.Report(key.Name, "target-outside-allowed", $"{target} is not inside the allowed {allowed}; change one of the two.");
    }

    static void Below<T>(Row row, Key key, T highest, T trip) where T : struct, IMeasure<T>
    {
        if (highest.CompareTo(trip) >= 0) row.Report(key.Name, "trip-not-above", $"The trip {trip} must lie above the highest allowed {highest}; raise the trip or lower what is allowed.");
    }

    readonly record struct Aim<T>(T Target, Range<T> Allowed) where T : struct, IComparable<T>;

    readonly record struct FaceLimits(Celsius Target, Range<Celsius> Band, Celsius Trip);
}
