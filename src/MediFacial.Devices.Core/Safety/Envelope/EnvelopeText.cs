using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>The frozen envelope as one compact journal entry: one field a step, one term a limit.</summary>
static class EnvelopeText
{
    /// <summary>Such as <c>vacuum forehead 4..13.5 kPa device/client</c>: range, and the layers that set its ends.</summary>
    public static ImmutableArray<JournalField> Fields(SessionEnvelope envelope) =>
        [.. envelope.Steps.Select(step => new JournalField(step.Step, string.Join("; ", step.Limits.Select(Term)))), .. Changes(envelope)];

    public static string Sentence(SessionEnvelope envelope)
    {
        var changes = envelope.Steps.Sum(step => step.Changes.Length);
        var limits = envelope.Steps.Sum(step => step.Limits.Length);
        return changes == 0 ? $"{limits} limits are frozen for this visit; all targets lie inside." : $"{limits} limits are frozen for this visit; {(changes == 1 ? "one target was" : $"{changes} targets were")} changed by them.";
    }

    static IEnumerable<JournalField> Changes(SessionEnvelope envelope)
    {
        var changes = envelope.Steps.SelectMany(step => step.Changes.Select(change => $"{step.Step}: {change.Operator}")).ToArray();
        if (changes.Length > 0) yield return new("changes", string.Join(" | ", changes));
    }

    static string Term(EffectiveLimit limit)
    {
        var what = limit.Region is { } region ? $"{Words.Hyphenated($"{limit.Kind}")} {Words.Hyphenated($"{region}")}" : Words.Hyphenated($"{limit.Kind}");
        var unit = Unit.CanonicalOf(limit.Highest.Value.Dimension).Symbol;
        return string.Create(CultureInfo.InvariantCulture,
            $"{what} {limit.Lowest.Value.Value:0.###}..{limit.Highest.Value.Value:0.###} {unit} {LimitTexts.Of(limit.Lowest.Layer)}/{LimitTexts.Of(limit.Highest.Layer)}");
    }
}
