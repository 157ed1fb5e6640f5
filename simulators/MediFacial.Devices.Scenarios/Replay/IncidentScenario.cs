using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Replay;

/// <summary>Makes a scenario of a session that happened: its record, cut behind its end, and the journal that it must have again.</summary>
public static class IncidentScenario
{
    /// <summary>What comes after a session may belong to it: what the room did to become ready again.</summary>
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);

    /// <param name="name">Of the scenario, and of its record beside it.</param>
    /// <returns>The scenario, and the bytes of its record.</returns>
    /// <exception cref="FlightFault">The record cannot be read, or holds no such session.</exception>
    public static (Scenario Scenario, ReadOnlyMemory<byte> Recording) Of(ReadOnlyMemory<byte> file, Guid session, string name)
    {
        using var record = FlightRecord.Open(file);
        var cursor = new FlightCursor(record);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        var (last, length, until) = (Instant.Zero, 0, Instant.Never);
        while (cursor.TryTake(out var item))
        {
            if (item.IsInput && item.At > until && record.Position != length) break;
            (last, length) = (item.At, record.Position);
            if (item.Mark != FlightMark.Entry || JournalText.Read(System.Text.Encoding.UTF8.GetBytes((string)item.Body!)) is not { } entry) continue;
            entries.Add(entry);
            if (entry.Session == session && entry.Kind == JournalKind.SessionClosed) until = item.At + Watched;
        }
        var opened = entries.FirstOrDefault(entry => entry.Session == session && entry.Kind == JournalKind.SessionOpened) ?? throw new FlightFault($"The flight record holds no session {session:D}.");
        return (Scenario.Of(name, ScenarioEnd.At(TimeSpan.FromMilliseconds(Math.Ceiling(last.Ticks / (double)TimeSpan.TicksPerMillisecond)))) with
        {
            Name = $"{record.Plan.Profile.Name}, {opened.Field("protocol-name") ?? opened.Sentence}",
            Story = string.Create(CultureInfo.InvariantCulture,
                $"What happened on {opened.RecordedAtUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC in session {session:D}, from the start of its controller; recorded by {record.Start.Build}. Say here what went wrong, and below what should have been."),
            Recording = $"{name}.flight",
            Operator = Scenario.UsualOperator(isRecorded: true),
            Expect = [.. Same(entries)],
        }, file[..length]);
    }

    /// <summary>The same journal: of each kind as many, and the same rules tripped.</summary>
    static IEnumerable<Expectation> Same(IEnumerable<JournalEntry> entries) =>
        entries.GroupBy(entry => (entry.Kind, Rule: entry.Kind == JournalKind.Tripped ? entry.Field("rule") : null))
            .Select(same => new Expectation(ExpectationKind.AtEnd,
                new JournalHas(same.Key.Kind, same.Key.Rule is { } rule ? [new("rule", rule)] : [], same.Count(), same.Count()), null, null, null, null));
}
