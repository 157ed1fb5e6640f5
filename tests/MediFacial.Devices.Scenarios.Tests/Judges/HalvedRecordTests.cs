using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Judges;

/// <summary>A whole visit as it was, and then with a record that somebody has made smaller: what the ledger laws read is what the room writes.</summary>
public sealed class HalvedRecordTests
{
    static readonly Scenario Visit = ShippedSuites.Of("visits/demonstration");
    static readonly ScenarioVerdict Played = ScenarioRun.Play(Visit, ShippedSuites.World, keepsTrace: true);

    [Fact]
    public void A_record_of_a_third_of_what_was_given_is_told_for_each_modality()
    {
        OnLedger(0.3).ShouldBe(["light-on-ledger", "steam-on-ledger", "suction-on-ledger"], ignoreOrder: true);
        OnLedger(1).ShouldBeEmpty();
        OnLedger(3).ShouldBeEmpty("too much on the ledger is safe");
    }

    static IEnumerable<string> OnLedger(double share)
    {
        using var stage = new VirtualStage(ShippedSuites.World, Visit);
        var (panel, judge) = (stage.Snapshot!, new Invariants(stage.Plan));
        ImmutableArray<JournalEntry> journal = [.. Played.Journal.Select(entry => entry with { Fields = [.. entry.Fields.Select(field => field.Key is "delivered" or "unknown" ? field with { Value = Times(field.Value, share) } : field)] })];
        var known = new List<JournalEntry>();
        foreach (var point in Played.Trace!.Points)
        {
            known.AddRange(journal.Skip(known.Count).TakeWhile(entry => entry.At <= point.Truth.At));
            judge.Look(point.Truth, panel with { Session = point.Session, Devices = point.Devices }, known, known.Count == 0 ? 0 : known[^1].Number);
        }
        return judge.Violations.Select(violation => violation.Name).Where(name => name.EndsWith("-on-ledger", StringComparison.Ordinal));
    }

    static string Times(string amount, double share) =>
        amount.Split(' ') is [var number, var unit] ? string.Create(CultureInfo.InvariantCulture, $"{double.Parse(number, CultureInfo.InvariantCulture) * share} {unit}") : amount;
}
