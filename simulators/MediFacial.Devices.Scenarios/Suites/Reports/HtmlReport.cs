using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Running;

namespace MediFacial.Devices.Scenarios.Suites.Reports;

/// <summary>Verdicts as one HTML file without scripts or links: each scenario with its story, its plot and its journal.</summary>
public static class HtmlReport
{
    /// <summary>Longer journals are cut in the middle; the whole of it is in the journal file of a real room only.</summary>
    const int MostEntries = 400;

    public static string Of(IReadOnlyCollection<PlayedScenario> played, string build)
    {
        var html = new StringBuilder();
        var failed = played.Count(each => !each.Verdict.Passed);
        html.Append($"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Simulated scenarios</title><style>{ReportStyle.Css}</style></head><body><header>
            <h1>Simulated scenarios</h1><p class="sum {(failed == 0 ? "good" : "bad")}">{(failed == 0 ? $"✓ All {played.Count} held" : $"✗ {failed} of {played.Count} failed")}</p>
            <p class="quiet">{E(build)} · {Span(TimeSpan.FromTicks(played.Sum(each => each.Verdict.Simulated.Ticks)))} of room time in {Span(TimeSpan.FromTicks(played.Sum(each => each.Wall.Ticks)))} of work. Simulated: no client, no device.</p>
            <table class="index"><thead><tr><th>Scenario</th><th>Verdict</th><th>Hazards</th><th class="number">Room time</th><th>Journal</th></tr></thead><tbody>
            """);
        foreach (var each in played.OrderBy(each => each.Verdict.Passed))
            html.Append($"<tr><td><a href=\"#{E(each.Verdict.Scenario.Id)}\">{E(each.Verdict.Scenario.Name)}</a></td><td>{Word(each.Verdict)}</td><td>{E(string.Join(" ", each.Verdict.Scenario.Hazards))}</td><td class=\"number\">{Span(each.Verdict.Simulated)}</td><td><code>{each.Verdict.JournalHash[..12]}</code></td></tr>");
        html.Append("</tbody></table></header>");
        foreach (var each in played.OrderBy(each => each.Verdict.Passed)) Scenario(html, each.Verdict);
        return html.Append("</body></html>\n").ToString();
    }

    static void Scenario(StringBuilder html, ScenarioVerdict verdict)
    {
        var scenario = verdict.Scenario;
        html.Append($"<section id=\"{E(scenario.Id)}\"><h2>{E(scenario.Name)} {Word(verdict)}</h2><p class=\"quiet\">{E(scenario.Id)} · seed {scenario.Seed} · room {E(scenario.Room)}{E(string.Concat(scenario.Hazards.Select(hazard => $" · {hazard}")))}</p><p>{E(scenario.Story)}</p>");
        foreach (var failure in verdict.Failures)
            html.Append($"<p class=\"failure\"><b>{At(failure.At)}</b> expected {E(failure.Expected)}<br>{E(failure.Found)}</p>");
        if (verdict.Trace is { Points.Count: > 1 } trace) html.Append("<figure>").Append(ChannelPlots.Draw(verdict, trace)).Append("</figure>");
        html.Append($"<details{(verdict.Passed ? "" : " open")}><summary>Journal, {verdict.Journal.Length} entries</summary><table class=\"journal\"><tbody>");
        foreach (var entry in Extract(verdict.Journal))
            html.Append(entry is null ? "<tr><td colspan=\"3\" class=\"quiet\">… entries left out …</td></tr>"
                : $"<tr class=\"{Tone(entry.Kind)}\"><td class=\"number\">{At(entry.At)}</td><td>{entry.Kind}</td><td>{E(entry.Sentence)}</td></tr>");
        html.Append("</tbody></table></details></section>");
    }

    static IEnumerable<JournalEntry?> Extract(ImmutableArray<JournalEntry> journal)
    {
        if (journal.Length <= MostEntries) return journal;
        return journal.Take(MostEntries / 2).Append<JournalEntry?>(null).Concat(journal.TakeLast(MostEntries / 2));
    }

    static string Tone(JournalKind kind) => kind switch
    {
        JournalKind.Tripped or JournalKind.Stopped => "bad",
        JournalKind.AlarmRaised or JournalKind.Refused or JournalKind.LinkChanged or JournalKind.Interrupted => "warn",
        _ => "",
    };

    static string Word(ScenarioVerdict verdict) => verdict.Passed ? "<span class=\"good\">✓ held</span>" : "<span class=\"bad\">✗ failed</span>";

    static string At(Instant at) => (at.Ticks / 1e7).ToString("0.00", CultureInfo.InvariantCulture) + " s";

    static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(2) ? span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : span < TimeSpan.FromHours(3) ? span.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + " min" : span.TotalHours.ToString("0.0", CultureInfo.InvariantCulture) + " h";

    static string E(string text) => WebUtility.HtmlEncode(text);
}
