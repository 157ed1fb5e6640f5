using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What must hold in every journal: it has no gaps, and no energy step begins without an authorisation of its own before it.</summary>
sealed class JournalLaws
{
    const string Gap = "journal-without-gaps", Unauthorised = "authorised-before-begun";

    public static readonly (string Name, string About)[] Names =
        [(Gap, "Entries of the journal are numbered without gaps."), (Unauthorised, "No energy step begins or goes on without an authorisation of its own in the journal before it.")];

    readonly HashSet<string> _authorised = [];
    int _heard;

    public IEnumerable<Violation> Look(IReadOnlyList<JournalEntry> journal)
    {
        // What a killed controller had not written yet is in no journal.
        _heard = Math.Min(_heard, journal.Count);
        if (_heard == journal.Count) return [];
        var broken = new List<Violation>();
        for (; _heard < journal.Count; _heard++)
        {
            var entry = journal[_heard];
            if (_heard > 0 && entry.Number != journal[_heard - 1].Number + 1) broken.Add(new(Gap, entry.At, $"{Names[0].About} {entry.Number} follows {journal[_heard - 1].Number}."));
            if (Hear(entry) is { } step) broken.Add(new(Unauthorised, entry.At, $"{Names[1].About} {step} has none."));
        }
        return broken;
    }

    string? Hear(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.RoomStarted: _authorised.Clear(); return null;
            case JournalKind.Authorised when entry.Field("preheat") == "no": _authorised.Add(entry.Field("step")!); return null;
            case JournalKind.StepBegun or JournalKind.Resumed when entry.Field("kind") is { } kind && kind != "Manual" && entry.Field("step") is { } step: return _authorised.Remove(step) ? null : step;
            default: return null;
        }
    }
}
