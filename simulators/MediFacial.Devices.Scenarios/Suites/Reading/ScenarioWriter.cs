using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>A scenario as YAML: what goes without saying is left out.</summary>
sealed class ScenarioWriter
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly StringBuilder _text = new();

    public string Write(Scenario scenario)
    {
        Line("scenario", scenario.Id);
        Line("name", Quoted(scenario.Name));
        Line("story", Quoted(scenario.Story));
        if (!scenario.Hazards.IsEmpty) Line("hazards", List(scenario.Hazards));
        if (scenario.Room != "simulated") Line("room", scenario.Room);
        if (scenario.Recording is { } recording) Line("recording", Quoted(recording));
        if (scenario.Seed != 1) Line("seed", $"{scenario.Seed}");
        Rows("plant", scenario.Plant, scale => $"  {scale.Name}: {Number(scale.Factor)}");
        Begin(scenario.Begin);
        Rows("visits", scenario.Visits, visit => $"  - {Flow(VisitPairs(visit))}");
        if (!scenario.Operator.Equals(Scenario.UsualOperator(scenario.Recording is not null))) Line("operator", Habit(scenario.Operator));
        if (scenario.Client is { } client) Line("client", Flow(Pairs(client)));
        Rows("timeline", scenario.Timeline, happens => $"  - {Flow(Pairs(happens))}");
        Rows("expect", scenario.Expect, expectation => $"  - {Flow(Pairs(expectation))}");
        Line("ends", scenario.Ends.When is { } when
            ? Flow([("when", Of(when)), .. Some("after", scenario.Ends.After), ("at-latest", Time(scenario.Ends.Latest))]) : Time(scenario.Ends.Latest));
        return _text.ToString();
    }

    void Begin(StartConditions begin)
    {
        var usual = StartConditions.Usual;
        List<(string, string)> pairs = [];
        if (begin.Wall != usual.Wall) pairs.Add(("wall", begin.Wall.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        if (begin.Water != usual.Water) pairs.Add(("water", $"{Number(begin.Water)} °C"));
        if (begin.WaterLevel != usual.WaterLevel) pairs.Add(("water-level", $"{Number(begin.WaterLevel)} %"));
        if (begin.Waste != usual.Waste) pairs.Add(("waste", $"{Number(begin.Waste)} mL"));
        if (begin.Distance != usual.Distance) pairs.Add(("distance", $"{Number(begin.Distance)} cm"));
        if (begin.Disk != usual.Disk) pairs.Add(("disk", Time(begin.Disk)));
        if (pairs.Count > 0) Line("begin", Flow(pairs));
    }

    static IEnumerable<(string, string)> VisitPairs(VisitPlan visit)
    {
        var usual = VisitPlan.Of(visit.Protocol);
        if (visit.Client != usual.Client) yield return ("client", Quoted(visit.Client));
        yield return ("protocol", visit.Protocol);
        if (visit.Visit is { } kind) yield return ("visit", kind);
        if (visit.Phototype != usual.Phototype) yield return ("phototype", $"{visit.Phototype}");
        if (visit.Skin != usual.Skin) yield return ("skin", Hyphens.Of($"{visit.Skin}"));
        if (!visit.Yes.IsEmpty) yield return ("yes", List(visit.Yes));
        if (!visit.Without.IsEmpty) yield return ("without", List(visit.Without.Select(kind => Hyphens.Of($"{kind}"))));
        foreach (var pair in Some("after", visit.After)) yield return pair;
    }

    static IEnumerable<(string, string)> Pairs(TimelineEvent happens)
    {
        if (happens.Id is { } id) yield return ("id", id);
        if (happens.When.When is { } when)
        {
            yield return ("when", Of(when));
            foreach (var pair in Some("after", happens.When.After)) yield return pair;
            if (happens.When.NotAfter is { } latest) yield return ("not-after", Time(latest));
        }
        else yield return ("at", Time(happens.When.After));
        var (key, word, values) = Words(happens.What);
        yield return (key, word);
        foreach (var value in values) yield return value;
    }

    /// <summary>What happens, in a few words: “freeze led-driver”.</summary>
    internal static string Name(TimelineEvent happens) => Words(happens.What) is var (_, word, values) ? string.Join(" ", values.Select(value => value.Value.Trim('"')).Prepend(word)) : "";

    static (string Key, string Word, IEnumerable<(string Key, string Value)> Values) Words(Happening what) => what switch
    {
        FaultHappens { Fault: var fault } => Told("do", Vocabulary.Faults.Tell(fault)),
        HostHappens { Fault: var fault } => Told("do", Vocabulary.Host.Tell(fault)),
        PersonAsks { Request: var request } => Told("ask", Vocabulary.Requests.Tell(request)),
        VisitStarts starts => ("ask", Vocabulary.Start, [.. Some("panel", starts.From, Vocabulary.Panel), .. Some("number", starts.Number, 1)]),
        OperatorTurns turns => ("operator", Habit(turns.Habit), []),
        _ => throw new InvalidOperationException($"{what} cannot be written."),
    };

    static (string, string, IEnumerable<(string, string)>) Told(string key, (string Word, System.Collections.Immutable.ImmutableArray<(string Key, object Value)> Values) told) =>
        (key, told.Word, told.Values.Select(value => (value.Key, Text(value.Value))));

    static IEnumerable<(string, string)> Pairs(Expectation expectation)
    {
        if (expectation.Kind == ExpectationKind.Within)
        {
            yield return ("within", Time(expectation.Within!.Value));
            yield return ("of", Of(expectation.Of!));
            yield return ("then", Of(expectation.What));
        }
        else yield return (Hyphens.Of($"{expectation.Kind}"), Of(expectation.What));
        if (expectation.Window is { } window)
        {
            if (window.End is { } end) yield return ("during", $"{Time(window.Start)} to {Time(end)}");
            if (window.From is { } from) yield return ("from", Of(from));
            foreach (var pair in Some("after", window.After)) yield return pair;
            if (window.Until is { } until) yield return ("until", Of(until));
        }
        if (expectation.Because is { } why) yield return ("because", Quoted(why));
    }

    static string Of(Condition condition) => Flow(ConditionText.Pairs(condition));

    static string Habit(OperatorHabit habit)
    {
        var care = Hyphens.Of($"{habit.Care}");
        List<(string, string)> pairs = [("care", care)];
        if (habit.Pace != Pace.Nominal) pairs.Add(("pace", Hyphens.Of($"{habit.Pace}")));
        if (habit.Until is { } until) pairs.Add(("until", until));
        if (!habit.Skips.IsEmpty) pairs.Add(("skips", List(habit.Skips)));
        if (habit.AfterStop != AfterStop.Waits) pairs.Add(("after-stop", Hyphens.Of($"{habit.AfterStop}")));
        return pairs.Count == 1 ? care : Flow(pairs);
    }

    static IEnumerable<(string, string)> Pairs(ClientHabit client)
    {
        var usual = ClientHabit.Usual;
        if (client.PainAt is { } pain) yield return ("pain-at", $"{Number(pain)} °C");
        if (client.SuctionHurtsAt != usual.SuctionHurtsAt) yield return ("suction-hurts-at", $"{Number(client.SuctionHurtsAt)} kPa");
        if (client.ReactsIn != usual.ReactsIn) yield return ("reacts-in", Time(client.ReactsIn));
        if (client.Presses != usual.Presses) yield return ("presses-when-it-hurts", Text(client.Presses));
        if (client.DrawsBack > 0) yield return ("draws-back", $"{Number(client.DrawsBack)} cm");
        if (client.FrightenedEvery is { } mean) yield return ("frightened-every", Time(mean));
    }

    void Line(string key, string value) => _text.Append(key).Append(": ").Append(value).Append('\n');

    void Rows<T>(string key, IReadOnlyCollection<T> rows, Func<T, string> write)
    {
        if (rows.Count == 0) return;
        _text.Append(key).Append(":\n");
        foreach (var row in rows) _text.Append(write(row)).Append('\n');
    }

    static IEnumerable<(string, string)> Some(string key, TimeSpan time) => time == TimeSpan.Zero ? [] : [(key, Time(time))];

    static IEnumerable<(string, string)> Some<T>(string key, T value, T usual) where T : notnull => Equals(value, usual) ? [] : [(key, Text(value))];

    internal static string Flow(IEnumerable<(string Key, string Value)> pairs) => $"{{ {string.Join(", ", pairs.Select(pair => $"{pair.Key}: {pair.Value}"))} }}";

    internal static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    // The whole of JSON's quoting is YAML's too.
    internal static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>A time in the largest unit that says it in whole numbers.</summary>
    internal static string Time(TimeSpan time) => TimeText.Write(time);

    static string Number(double value) => ((decimal)value).ToString(CultureInfo.InvariantCulture);

    static string Text(object value) => value switch
    {
        string text => Quoted(text),
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        TimeSpan time => Time(time),
        Quantity quantity => QuantityOf(quantity),
        Enum word => Hyphens.Of($"{word}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    internal static string QuantityOf(Quantity quantity) => $"{Number(quantity.Value)} {Unit.CanonicalOf(quantity.Dimension).Symbol}";
}
