using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Records;

/// <summary>One session in full: who, what was planned and given, what happened, what was measured, with which files.</summary>
public static class SessionText
{
    public static ImmutableArray<string> Show(SessionRecord record, TimeZoneInfo zone)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        if (record.Summary.Simulated) lines.AddRange("SIMULATED: no client was treated.", "");
        lines.AddRange(Head(record, zone).SelectMany(line => RecordsText.Wrap(line, "")));
        Section(lines, "Steps", record.Steps.SelectMany(Step));
        Section(lines, "Limits", record.Entries.Where(entry => entry.Kind == JournalKind.EnvelopeFrozen).SelectMany(Limits));
        Section(lines, "What happened", record.Entries.Where(Matters).SelectMany(entry => Entry(entry, zone)));
        Section(lines, $"Measured, {record.Samples.Length} samples", Series(record.Samples));
        Section(lines, "Files", record.Files.Select(file =>
            $"{file.Sha256[..16]}  {Number(file.Bytes.Length),7} bytes  {RecordsText.Fit(file.Path, 60).TrimEnd()}"));
        return lines.ToImmutable();
    }

    static IEnumerable<string> Head(SessionRecord record, TimeZoneInfo zone)
    {
        var summary = record.Summary;
        yield return $"Session    {summary.Id:D}";
        yield return $"Protocol   {summary.Protocol}, version {summary.ProtocolVersion}{(record.Visit is { } visit ? $", {visit} visit" : "")}";
        yield return $"Client     {summary.Client}, phototype {record.Phototype}{Skin(record)}; operator {summary.Operator}";
        yield return $"Room       {summary.Room}, build {record.Build}";
        yield return $"Time       {RecordsText.Day(summary.StartedUtc, zone)} to {(summary.EndedUtc is { } ended ? RecordsText.Day(ended, zone) : "…")}";
        yield return $"Outcome    {RecordsText.Outcome(summary.Outcome)}. {summary.Sentence}";
        yield return record.Anchor is { } anchor
            ? $"Journal    entry {anchor.LastEntry}, {anchor.Head}"
            : "Journal    not anchored yet";
    }

    static string Skin(SessionRecord record) =>
        record.Entries.FirstOrDefault(entry => entry.Kind == JournalKind.SessionOpened)?.Field("skin") is { Length: > 0 } skin ? $", {skin.ToLowerInvariant()} skin" : "";

    static IEnumerable<string> Step(StepView step)
    {
        var dose = step.Dose is { } known
            ? $"{known.Delivered}{(known.Planned is { } planned ? $" of {planned}" : "")}{(known.Unknown.Value > 0 ? $", {known.Unknown} unknown" : "")}"
            : "";
        yield return $"{RecordsText.Fit(step.Title, 34)}  {RecordsText.Fit(Word(step.State), 9)} {RecordsText.Length(step.Elapsed),7}  {dose}".TrimEnd();
        if (step.Reason is { } reason)
            foreach (var line in RecordsText.Wrap(reason, "    ")) yield return line;
    }

    // Once a second is for programs; people read what was decided and done.
    static bool Matters(JournalEntry entry) => entry.Kind is not (JournalKind.Delivered or JournalKind.EnvelopeFrozen);

    static IEnumerable<string> Entry(JournalEntry entry, TimeZoneInfo zone)
    {
        var first = true;
        foreach (var line in RecordsText.Wrap(entry.Sentence, "          "))
        {
            yield return first ? RecordsText.Clock(entry.RecordedAtUtc, zone) + line[8..] : line;
            first = false;
        }
    }

    // One field a step, one term a limit; changes stand apart, separated by bars.
    static IEnumerable<string> Limits(JournalEntry frozen)
    {
        foreach (var field in frozen.Fields)
        {
            var isChanges = field.Key == "changes";
            yield return isChanges ? "What they changed" : field.Key;
            foreach (var line in field.Value.Split(isChanges ? " | " : "; ").SelectMany(term => RecordsText.Wrap(term, "    "))) yield return line;
        }
    }

    static IEnumerable<string> Series(ImmutableArray<SessionSample> samples)
    {
        var series = samples.SelectMany(sample => sample.Points).GroupBy(point => (point.Signal, point.Unit)).ToList();
        if (series.Count > 0) yield return $"{"",-34}  {"LOWEST",9}  {"MEAN",9}  {"HIGHEST",9}  {"SET TO",9}  UNIT";
        foreach (var points in series)
        {
            var actual = points.Where(point => point.Actual is not null).Select(point => point.Actual!.Value).ToList();
            var set = points.LastOrDefault(point => point.Set is not null).Set;
            var measured = actual.Count == 0
                ? $"{"no reading",31}"
                : $"{Number(actual.Min()),9}  {Number(actual.Average()),9}  {Number(actual.Max()),9}";
            yield return $"{RecordsText.Fit(points.Key.Signal, 34)}  {measured}  {(set is { } known ? Number(known) : ""),9}  {points.Key.Unit}";
        }
    }

    static void Section(ImmutableArray<string>.Builder lines, string title, IEnumerable<string> content)
    {
        var before = lines.Count;
        foreach (var line in content) lines.Add("  " + RecordsText.Fit(line, RecordsText.Columns - 2).TrimEnd());
        if (lines.Count == before) return;
        lines.Insert(before, title);
        lines.Insert(before, "");
    }

    static string Word(StepState state) => state switch
    {
        StepState.LeftOut => "left out",
        _ => state.ToString().ToLowerInvariant(),
    };

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
