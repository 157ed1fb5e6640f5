using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Records;

/// <summary>The records as lines of text for the command line, at most <see cref="Columns"/> wide.</summary>
public static class RecordsText
{
    public const int Columns = 100;

    public static ImmutableArray<string> List(IReadOnlyList<SessionSummary> sessions, TimeZoneInfo zone)
    {
        if (sessions.Count == 0) return ["No sessions on record yet."];
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(Row("SESSION", "STARTED", "LASTED", "CLIENT", "BY", "PROTOCOL", "OUTCOME", ""));
        foreach (var session in sessions)
            lines.Add(Row(Short(session.Id), Day(session.StartedUtc, zone), Lasted(session), session.Client, session.Operator,
                $"{session.Protocol} {session.ProtocolVersion}", Outcome(session.Outcome), session.Simulated ? "SIMULATED" : ""));
        lines.Add("");
        lines.Add($"{sessions.Count} {(sessions.Count == 1 ? "session" : "sessions")}, newest first. "
            + "One of them in full: medifacial records show SESSION");
        return lines.ToImmutable();

        static string Row(string id, string started, string lasted, string client, string by, string protocol, string outcome, string simulated) =>
            $"{Fit(id, 8)}  {Fit(started, 16)}  {Fit(lasted, 6)}  {Fit(client, 10)}  {Fit(by, 3)}  {Fit(protocol, 23)}  {Fit(outcome, 11)}  {simulated}"
                .TrimEnd();
    }

    public static ImmutableArray<string> Verify(ChainReport report)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Entries   {report.Entries}");
        lines.Add($"Head      {report.Head.Head}");
        lines.Add($"Anchors   {report.AnchorsChecked} checked");
        lines.Add("");
        if (report.IsSound)
        {
            lines.Add(report.AnchorsChecked > 0
                ? "The journal is sound: every entry is as it was written, and none is missing."
                : "Every entry is as it was written. No record remembers where the journal stood, so a cut tail would not show.");
            return lines.ToImmutable();
        }
        lines.Add($"THE JOURNAL IS NOT SOUND, first at entry {report.First!.Entry}.");
        foreach (var fault in report.Faults) lines.AddRange(Wrap(fault.Sentence, "  "));
        if (report.Faults.Length == ChainVerifier.MostFaults) lines.Add("  There may be more.");
        lines.AddRange(Wrap("Leave the data folder as it is, copy it for the technician, and compare it with the last backup.", ""));
        return lines.ToImmutable();
    }

    internal static string Short(Guid session) => session.ToString("D")[..8];

    internal static string Day(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static string Clock(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    internal static string Length(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00}");

    internal static string Outcome(SessionOutcome? outcome) => outcome switch
    {
        null => "open",
        SessionOutcome.Completed => "completed",
        SessionOutcome.EndedEarly => "ended early",
        SessionOutcome.Stopped => "stopped",
        SessionOutcome.Interrupted => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
    };

    internal static string Fit(string text, int width) =>
        Clean(text.Length > width ? string.Concat(text.AsSpan(0, width - 1), "…") : text.PadRight(width));

    // A name in a file or on a client card must not be able to steer the terminal.
    internal static string Clean(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>Breaks at spaces; what has none is cut through.</summary>
    internal static IEnumerable<string> Wrap(string text, string indent)
    {
        var rest = Clean(text);
        var width = Columns - indent.Length;
        while (rest.Length > width)
        {
            var space = rest.LastIndexOf(' ', width);
            var end = space > 0 ? space : width;
            yield return indent + rest[..end];
            rest = rest[end..].TrimStart();
        }
        yield return indent + rest;
    }

    static string Lasted(SessionSummary session) => session.EndedUtc is { } ended ? Length(ended - session.StartedUtc) : "";
}
