using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>Reads <c>device-profiles/protocols/*.yaml</c>.</summary>
public static class ProtocolReader
{
    static readonly Key<string> Visit = Key.Needed("visit", Take.Name, "Name of the kind of visit.");
    static readonly Key<string> VisitName = Key.Needed("name", Take.Text, "What the panel calls it.");
    static readonly Form<VisitKind> VisitForm = new GroupForm<VisitKind>("a visit", [Visit, VisitName], row => new(row.Get(Visit), row.Get(VisitName)));

    static readonly Key<int> CourseVisits = Key.Needed("visits", Take.Whole(1, 100), "How many visits.");
    static readonly Key<TimeSpan> SmallestGap = Key.Needed("smallest-gap", Take.Duration("0 s", "365 d"), "Least time between two.");
    static readonly Key<string> Rhythm = Key.Needed("rhythm", Take.Text, "How often, in words.");
    static readonly Key<string> Source = Key.Needed("source", Take.Text, "Where the figures come from.");
    static readonly Form<Modality> ModalityForm = Words.From(
        ("415", Modality.Blue415), ("590", Modality.Amber590), ("633", Modality.Red633), ("830", Modality.NearInfrared830), ("diamond", Modality.Diamond),
        ("hydra", Modality.Hydra), ("lymph", Modality.Lymph), ("steam", Modality.Steam), ("peel", Modality.Peel), ("laser", Modality.Laser));
    static readonly Key<Modality> After = Key.Needed("after", ModalityForm, "What was given.");
    static readonly Key<Modality> Before = Key.Needed("before", ModalityForm, "What may not follow sooner.");
    static readonly Key<TimeSpan> AtLeast = Key.Needed("at-least", Take.Duration("1 d", "365 d"), "How long; never shorter than the room's own gap.");
    static readonly Form<DoseGap> GapForm = new GroupForm<DoseGap>("a gap", [After, Before, AtLeast, Source],
        row => new(row.Get(After), row.Get(Before), row.Get(AtLeast), row.Get(Source)));
    static readonly Key<ImmutableArray<DoseGap>> Gaps = Key.Optional("gaps", Take.List(GapForm, 1), "Gaps between two modalities that this course wants longer than usual.");
    static readonly Form<CourseProfile> CourseForm = new GroupForm<CourseProfile>("a course", [CourseVisits, SmallestGap, Rhythm, Gaps, Source],
        row => new(row.Get(CourseVisits), row.Get(SmallestGap), row.Get(Rhythm), row.Get(Gaps, []), row.Get(Source)));

    static readonly Key<string> QuestionId = Key.Needed("id", Take.Name, "Name of the question.");
    static readonly Key<string> Question = Key.Needed("question", Take.Text, "What the operator asks.");
    static readonly Key<ImmutableArray<string>> Blocks = Key.Optional("blocks", Take.List(Take.Name, 1), "Steps that a yes blocks; the whole protocol when left out.");
    static readonly Key<string> Because = Key.Needed("because", Take.Text, "Why.");
    static readonly Key<ImmutableArray<string>> ReducedSteps = Key.Needed("steps", Take.List(Take.Name, 1), "Suction steps that a yes weakens.");
    static readonly Key<Percent> ReducedVacuum = Key.Needed("vacuum", Take.Measure<Percent>(10, 95), "Share of the vacuum that is left.");
    static readonly Key<int> ReducedPasses = Key.Needed("passes", Take.Whole(1, 3), "Most passes over a region.");
    static readonly Form<Reduction> ReductionForm = new GroupForm<Reduction>("a reduction", [ReducedSteps, ReducedVacuum, ReducedPasses],
        row => new(row.Get(ReducedSteps), row.Get(ReducedVacuum), row.Get(ReducedPasses)));
    static readonly Key<Reduction> Reduces = Key.Optional("reduces", ReductionForm, "What a yes weakens without blocking it.");
    static readonly Form<Contraindication> ContraindicationForm = new GroupForm<Contraindication>("a contraindication", [QuestionId, Question, Blocks, Reduces, Because, Source],
        row => new(row.Get(QuestionId), row.Get(Question), row.Get(Blocks, []), row.Get(Because), row.Get(Source)) { Reduces = row.FindObject(Reduces) });

    static readonly Key<string> Protocol = Key.Needed("protocol", Take.Name, "Name of the protocol.");
    static readonly Key<string> Name = Key.Needed("name", Take.Text, "What the panel calls it.");
    static readonly Key<string> Version = Key.Needed("version", Take.Text, "Changes whenever the file does.");
    static readonly Key<string> Summary = Key.Needed("summary", Take.Text, "One or two sentences for the panel.");
    static readonly Key<ImmutableArray<string>> Concerns = Key.Needed("concerns", Take.List(Take.Name, 1), "What it is for.");
    static readonly Key<TimeSpan> LongestPause = Key.Needed("longest-pause", Take.Duration("1 s", "15 min"), "After it a paused step can only be ended; at most 15 min.");
    static readonly Key<ImmutableArray<VisitKind>> Visits = Key.Optional("visits", Take.List(VisitForm, 1), "Kinds of visit that alternate.");
    static readonly Key<CourseProfile> Course = Key.Needed("course", CourseForm, "How many visits, how often.");
    static readonly Key<ImmutableArray<Contraindication>> Contraindications =
        Key.Needed("contraindications", Take.List(ContraindicationForm), "Questions that can block.");
    static readonly Key<ImmutableArray<StepProfile>> Steps = Key.Needed("steps", Take.List(StepForms.Step, 1), "Steps in order.");

    static readonly Form<ProtocolProfile> Form = new GroupForm<ProtocolProfile>("a protocol",
        [Protocol, Name, Version, Summary, Concerns, LongestPause, Visits, Course, Contraindications, Steps], row => new(
            row.Get(Protocol), row.Get(Name), row.Get(Version), row.Get(Summary), row.Get(Concerns), row.Get(Visits, []), row.Get(Contraindications),
            row.Get(Course), row.Get(Steps), row.Get(LongestPause)));

    public static Loaded<ProtocolProfile> Read(ProfileFile file) => WholeFile.Read(file, Form, ProtocolRules.Check);

    internal static JsonObject Schema() => Form.Schema();
}
