using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How the operator model is written: one word, or a group.</summary>
static class HabitForm
{
    static readonly Key<OperatorCare> Care = Key.Needed("care", Words.Of<OperatorCare>(), "Absent; careful; hasty: everything is tapped twice; mistaken: names another region than where she strokes; closing: ends what goes on and clears what keeps the room from being ready.");
    static readonly Key<Pace> PaceKey = Key.Optional("pace", Words.Of<Pace>(), "How long steps take: nominal, or the shortest that is allowed.");
    static readonly Key<string> Until = Key.Optional("until", Take.Name, "Step after whose beginning she does nothing more.");
    static readonly Key<ImmutableArray<string>> Skips = Key.Optional("skips", Take.List(Take.Name, 1), "Steps that she leaves out.");
    static readonly Key<AfterStop> Stopped = Key.Optional("after-stop", Words.Of<AfterStop>(), "What she does after a stop, a hold or a pause: wait, go on, or end the visit.");

    public static readonly SharedForm<OperatorHabit> Any = new("operator", new WordOrGroup<OperatorHabit>(
        new(Enum.GetValues<OperatorCare>().ToDictionary(care => Hyphens.Of(care.ToString()), care => OperatorHabit.Careful with { Care = care })),
        new GroupForm<OperatorHabit>("an operator", [Care, PaceKey, Until, Skips, Stopped], row =>
            new(row.Get(Care), row.Get(PaceKey, Pace.Nominal), row.FindObject(Until), row.Get(Skips, []), row.Get(Stopped, AfterStop.Waits)))));
}
