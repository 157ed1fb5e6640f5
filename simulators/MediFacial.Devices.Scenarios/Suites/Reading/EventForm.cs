using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How something that happens is written: when, and one of <c>do</c>, <c>ask</c> and <c>operator</c> with what the word needs.</summary>
sealed class EventForm : Form<TimelineEvent>
{
    static readonly Key<string> Id = Key.Optional("id", Take.Name, "Name, for conditions that speak of it.");
    static readonly Key<TimeSpan> At = Key.Optional("at", Take.Duration("0 s", "48 h"), "Time since the controller started.");
    static readonly Key<Condition> When = Key.Optional("when", ConditionForms.Any, "Happens when this first holds.");
    static readonly Key<TimeSpan> After = Key.Optional("after", Take.Duration("0 s", "48 h"), "So long after “when” first held.");
    static readonly Key<TimeSpan> NotAfter = Key.Optional("not-after", Take.Duration("0 s", "48 h"), "What would happen later than so long after the controller started does not happen.");
    static readonly Key[] Common = [Id, At, When, After, NotAfter];
    static readonly Key<int> Number = Key.Optional("number", Take.Whole(1, 50), "Of the scenario's visits; 1 when left out.");
    static readonly Key<string> Panel = Key.Optional("panel", Take.Text, "Which panel asks.");
    static readonly Key<OperatorHabit> Habit = Key.Needed("operator", HabitForm.Any, "The operator model behaves so from now on.");

    readonly Dictionary<string, (string Key, GroupForm<TimelineEvent> Form)> _words = [];
    readonly GroupForm<TimelineEvent> _operator = new("a turn of the operator", [Habit, .. Common], row => Of(row, new OperatorTurns(row.Get(Habit))));

    public EventForm()
    {
        foreach (var word in Vocabulary.Faults.All) Add("do", word, Vocabulary.Faults.KeysOf(word), row => new FaultHappens(Vocabulary.Faults.Make(word, row)));
        foreach (var word in Vocabulary.Host.All) Add("do", word, Vocabulary.Host.KeysOf(word), row => new HostHappens(Vocabulary.Host.Make(word, row)));
        foreach (var word in Vocabulary.Requests.All) Add("ask", word, Vocabulary.Requests.KeysOf(word), row => new PersonAsks(Vocabulary.Requests.Make(word, row)));
        Add("ask", Vocabulary.Start, [Panel, Number], row => new VisitStarts(row.Get(Panel, Vocabulary.Panel), row.Get(Number, 1)));
    }

    public override bool TryRead(YamlNode node, Inspection inspection, out TimelineEvent? value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            inspection.Report(node.At, "wrong-type", $"Here stands {node.Kind}, but an event is expected: when, and one of do, ask, operator.");
            return false;
        }
        var says = new[] { "do", "ask", "operator" }.Where(key => mapping.Find(key) is not null).ToArray();
        if (says is not [var kind])
        {
            inspection.Report(node.At, says.Length == 0 ? "missing-key" : "too-many-keys", says.Length == 0
                ? "Nothing says what happens; write one of the keys do, ask, operator." : $"The keys {string.Join(" and ", says)} exclude each other; make two events of it.");
            return false;
        }
        if (kind == "operator") return _operator.TryRead(node, inspection, out value);
        var word = mapping.Find(kind)!.Value;
        if (word is YamlScalar { Text: var text } && _words.TryGetValue(text, out var known) && known.Key == kind) return known.Form.TryRead(node, inspection, out value);
        var allowed = _words.Where(each => each.Value.Key == kind).Select(each => each.Key).Order(StringComparer.Ordinal).ToArray();
        inspection.Report(word.At, "unknown-value", $"{char.ToUpperInvariant(word.Kind[0])}{word.Kind[1..]} is nothing that can be {(kind == "do" ? "done" : "asked")}.{Nearest.Hint(word is YamlScalar scalar ? scalar.Text : "", allowed)} Allowed: {string.Join(", ", allowed)}.");
        return false;
    }

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray([.. _words.Values.Select(word => (JsonNode)word.Form.Schema()), _operator.Schema()]) };

    void Add(string key, string word, IEnumerable<Key> parameters, Func<Row, Happening> make)
    {
        var said = Key.Needed(key, Words.From((word, word)), key == "do" ? "What happens." : "What somebody asks for.");
        ImmutableArray<Key> keys = [said, .. parameters, .. Common];
        _words.Add(word, (key, new($"the event {word}", [.. keys], row => Of(row, make(row)))));
    }

    static TimelineEvent Of(Row row, Happening what)
    {
        if (row.Has(At) == row.Has(When)) row.Report("", row.Has(At) ? "too-many-keys" : "missing-key", "Say when it happens with one of the keys at and when.");
        if (row.Has(After) && !row.Has(When)) row.Report("after", "too-many-keys", "“after” counts from “when”; with “at” write the time there.");
        if (row.Has(NotAfter) && !row.Has(When)) row.Report("not-after", "too-many-keys", "“not-after” bounds what waits for “when”; leave it out beside “at”.");
        return new(row.FindObject(Id), new(row.FindObject(When), row.Get(At, row.Get(After, TimeSpan.Zero))) { NotAfter = row.Has(NotAfter) ? row.Get(NotAfter, TimeSpan.Zero) : null }, what);
    }
}
