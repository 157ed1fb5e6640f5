using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.App;

/// <summary>What came of a conformance check: for a person, for another program, for a build server.</summary>
public sealed class ConformanceReport(ConformanceSubject subject, ConformanceSetup setup, ImmutableArray<ConformanceRow> rows, ConformanceTimes times, bool wasHeard, bool wasInterrupted)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    int Failed => Count(ConformanceVerdict.Failed);
    int Passed => Count(ConformanceVerdict.Passed);
    int NotTried => Count(ConformanceVerdict.NotTried);

    public ExitCode Code => !wasHeard ? ExitCode.NoAnswer : Failed > 0 || wasInterrupted ? ExitCode.ProblemsFound : ExitCode.Done;

    public void Tell(TextWriter output)
    {
        Tables.For(output).Write(["check", "what is promised", "where", "what was seen", "verdict"], rows.Select(row => new[] { row.Name, row.Promised, row.Where, row.Seen, Words(row.Verdict) }));
        output.WriteLine(Sentence());
        if (rows.Any(row => row is { Name: "left safe", Verdict: ConformanceVerdict.Failed }))
            output.WriteLine("It did not confirm that its outputs are off: switch it off at its own switch now.");
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        Part = setup.Part.Id,
        setup.Part.Make,
        setup.Part.Model,
        Port = subject.Path,
        setup.Address,
        Energised = setup.Energise,
        Verdict = wasInterrupted ? "interrupted" : Failed > 0 ? "failed" : "passed",
        Passed,
        Failed,
        NotTried,
        Reply = new { times.Count, P50Ms = Milliseconds(times.Median), P99Ms = Milliseconds(times.NinetyNinth), MaxMs = Milliseconds(times.Longest) },
        Rows = rows.Select(row => new { row.Name, row.Promised, row.Where, row.Seen, Verdict = Words(row.Verdict) }),
    }, Format);

    public string Junit()
    {
        var suite = new XElement("testsuite", new XAttribute("name", "medifacial devices conformance"), new XAttribute("tests", rows.Length),
            new XAttribute("failures", Failed), new XAttribute("skipped", NotTried), rows.Select(row => Case(row, setup.Part.Id)));
        return $"{new XDeclaration("1.0", "utf-8", null)}\n{new XElement("testsuites", suite)}\n";
    }

    static XElement Case(ConformanceRow row, string part) => new("testcase", new XAttribute("name", Text(row.Name)), new XAttribute("classname", part), row.Verdict switch
    {
        ConformanceVerdict.Failed => new XElement("failure", new XAttribute("message", Text($"promised: {row.Promised} ({row.Where})")), Text(row.Seen)),
        ConformanceVerdict.NotTried => new XElement("skipped", new XAttribute("message", Text(row.Seen))),
        _ => new XElement("system-out", Text($"{row.Promised} ({row.Where}): {row.Seen}")),
    });

    string Sentence()
    {
        var name = $"{setup.Part.Make} {setup.Part.Model}";
        var left = NotTried > 0 ? $" {NotTried} {(NotTried == 1 ? "was" : "were")} not tried; the table says why." : "";
        if (!wasHeard) return $"Nobody answers as {name} on {subject.Path}. Is it switched on, and are port and address right?";
        if (wasInterrupted) return $"The check of {name} was interrupted after {Passed} passed and {Failed} failed; it says nothing about the part as a whole.";
        return Failed == 0 ? $"{name} keeps all {Passed} promises of its profile that were tried.{left}"
            : $"{name} breaks {Failed} of {Passed + Failed} promises: do not use it in a room before its maker or the profile has been put right.{left}";
    }

    int Count(ConformanceVerdict verdict) => rows.Count(row => row.Verdict == verdict);

    static string Words(ConformanceVerdict verdict) => verdict switch
    {
        ConformanceVerdict.Passed => "passed",
        ConformanceVerdict.Failed => "failed",
        ConformanceVerdict.NotTried => "not tried",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    // What a part says may hold anything; XML may not.
    static string Text(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2, MidpointRounding.AwayFromZero);
}
