using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How an expectation is written: its first key says always, never, eventually, within or at-end.</summary>
static class ExpectationForms
{
    static readonly Key<string> Because = Key.Optional("because", Take.Text, "Why, for the report.");
    static readonly Key<Range<TimeSpan>> During = Key.Optional("during", Take.Durations("0 s", "48 h"), "Only between these two times since the controller started.");
    static readonly Key<Condition> From = Key.Optional("from", ConditionForms.Any, "Only from when this holds.");
    static readonly Key<TimeSpan> After = Key.Optional("after", Take.Duration("0 s", "48 h"), "Only from so long after “from”.");
    static readonly Key<Condition> Until = Key.Optional("until", ConditionForms.Any, "Only until this holds.");
    static readonly Key[] Windows = [During, From, After, Until, Because];

    static readonly Key<Condition> Always = Key.Needed("always", ConditionForms.Any, "Holds all the time.");
    static readonly Key<Condition> Never = Key.Needed("never", ConditionForms.Any, "Does not hold at any time.");
    static readonly Key<Condition> Eventually = Key.Needed("eventually", ConditionForms.Any, "Holds at some time.");
    static readonly Key<Condition> AtEnd = Key.Needed("at-end", ConditionForms.Any, "Holds when the scenario ends.");
    static readonly Key<TimeSpan> Within = Key.Needed("within", Take.Duration("1 ms", "48 h"), "The longest time.");
    static readonly Key<Condition> Of = Key.Needed("of", ConditionForms.Any, "The time counts from when this begins to hold, each time.");
    static readonly Key<Condition> Then = Key.Needed("then", ConditionForms.Any, "What must hold within the time.");

    public static readonly Form<Expectation> Any = new VariantForm<Expectation>("expectation",
        ("always", Over(ExpectationKind.Always, Always, "what always holds")), ("never", Over(ExpectationKind.Never, Never, "what never holds")),
        ("eventually", Over(ExpectationKind.Eventually, Eventually, "what holds at some time")),
        ("within", new GroupForm<Expectation>("what holds within a time", [Within, Of, Then, Because],
            row => new(ExpectationKind.Within, row.Get(Then), row.Get(Within), row.Get(Of), null, row.FindObject(Because)))),
        ("at-end", new GroupForm<Expectation>("what holds at the end", [AtEnd, Because], row => new(ExpectationKind.AtEnd, row.Get(AtEnd), null, null, null, row.FindObject(Because)))));

    static GroupForm<Expectation> Over(ExpectationKind kind, Key<Condition> key, string what) =>
        new(what, [key, .. Windows], row => new(kind, row.Get(key), null, null, WindowOf(row), row.FindObject(Because)));

    static Window? WindowOf(Row row)
    {
        if (row.Has(During) && (row.Has(From) || row.Has(Until))) row.Report("during", "too-many-keys", "“during” says when; leave out “from” and “until”.");
        if (row.Has(After) && !row.Has(From)) row.Report("after", "too-many-keys", "“after” counts from “from”; add it, or write “during”.");
        if (row.Find(During) is { } range)
        {
            if (range.Lowest == range.Highest) row.Report("during", "impossible", $"Nothing can be seen between {range.Lowest} and {range.Highest}; write a later end.");
            return new(range.Lowest, range.Highest, null, TimeSpan.Zero, null);
        }
        return row.Has(From) || row.Has(Until) ? new(TimeSpan.Zero, null, row.FindObject(From), row.Get(After, TimeSpan.Zero), row.FindObject(Until)) : null;
    }
}
