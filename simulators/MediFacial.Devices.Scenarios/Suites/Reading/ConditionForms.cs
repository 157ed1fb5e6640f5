using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How a condition is written: one key says of what, another how it must be.</summary>
static class ConditionForms
{
    static readonly Key<Quantity> Above = Key.Optional("above", ParameterForms.Quantity, "More than this.");
    static readonly Key<Quantity> Below = Key.Optional("below", ParameterForms.Quantity, "Less than this.");
    static readonly Key<Range<Quantity>> Between = Key.Optional("between", ParameterForms.Range, "Inside this range, both ends included.");
    static readonly Key<bool> IsOn = Key.Optional("is", Words.From(("on", true), ("off", false)), "On or off.");
    static readonly Key[] Bounds = [Above, Below, Between, IsOn];

    static readonly Key<(string Device, string Role)> Reading = Key.Needed("reading", new ReadingName(), "What the controller reads: device.role of the room file, such as suction.guard.");
    static readonly Key<string> Truth = Key.Needed("truth", new WordForm<string>(TruthNames.All.ToDictionary(each => each.Name, each => each.Name)), "What is really so in the plants.");

    static readonly Key<ImmutableArray<SessionState>> Session = Key.Needed("session", new OneOrMore<SessionState>(Words.Of<SessionState>()), "State of the session, or a list of states; idle when none is open.");
    static readonly Key<string> Step = Key.Needed("step", Take.Name, "Step of a protocol.");
    static readonly Key<StepState> IsStep = Key.Optional("is", Words.Of<StepState>(), "How the step is; running when left out.");
    static readonly Key<string> Client = Key.Optional("client", Take.Text, "Only in the visit of this client.");
    static readonly Key<string> Device = Key.Needed("device", Take.Name, "Device of the room file.");
    static readonly Key<DeviceState> IsDevice = Key.Needed("is", Words.Of<DeviceState>(), "How the device is.");
    static readonly Key<string> Alarm = Key.Needed("alarm", Take.Text, "Name of an alarm: of its rule, as the journal has it.");
    static readonly Key<AlarmPresence> IsAlarm = Key.Optional("is", Words.Of<AlarmPresence>(), "How the alarm is; shown when left out.");
    static readonly Key<string> Trip = Key.Needed("trip", Take.Text, "A rule that has tripped.");
    static readonly Key<StopPresence> Stop = Key.Needed("stop", Words.Of<StopPresence>(), "How the latched stop is.");
    static readonly Key<JournalKind> Journal = Key.Needed("journal", Words.Of<JournalKind>(), "Kind of entry.");
    static readonly Key<ImmutableArray<Named<string>>> Where = Key.Optional("where", Take.Map("fields of the entry", Take.Name, Take.Text), "Fields that an entry must have to count.");
    static readonly Key<int> Count = Key.Optional("count", Take.Whole(0, 100_000), "Exactly so many.");
    static readonly Key<int> Least = Key.Optional("least", Take.Whole(1, 100_000), "At least so many; 1 when nothing is said.");
    static readonly Key<int> Most = Key.Optional("most", Take.Whole(0, 100_000), "At most so many.");
    static readonly Key<string> Answer = Key.Needed("answer", Take.Name, "Id of an event that asks.");
    static readonly Key<RefusalKind?> IsAnswer = Key.Needed("is", Words.From<RefusalKind?>(
        [("done", null), .. Enum.GetValues<RefusalKind>().Select(kind => (Hyphens.Of(kind.ToString()), (RefusalKind?)kind))]), "Done, or why it was refused.");
    static readonly Key<string> Event = Key.Needed("event", Take.Name, "Id of an event that has happened.");
    static readonly Key<bool> Ready = Key.Needed("ready", Take.Flag, "Whether nothing blocks the room.");
    static readonly Key<AlarmPriority?> Signal = Key.Needed("signal", Words.From<AlarmPriority?>(
        [("silence", null), .. Enum.GetValues<AlarmPriority>().Select(priority => (Hyphens.Of(priority.ToString()), (AlarmPriority?)priority))]), "What is heard in the room.");
    static readonly Key<bool> Operator = Key.Needed("operator", Words.From(("done", true)), "The operator model has taken every visit to its end.");

    public static readonly SharedForm<Condition> Any = new("condition", new VariantForm<Condition>("condition",
        ("reading", Group("a reading", [Reading, .. Bounds], row => new ReadingIs(row.Get(Reading).Device, row.Get(Reading).Role, BoundOf(row)))),
        ("truth", Group("a true value", [Truth, .. Bounds], row => new TruthIs(row.Get(Truth), BoundOf(row)))),
        ("session", Group("a state of the session", [Session], row => new SessionIs(row.Get(Session)))),
        ("step", Group("a state of a step", [Step, IsStep, Client], row => new StepIs(row.Get(Step), row.Get(IsStep, StepState.Running), row.FindObject(Client)))),
        ("device", Group("a state of a device", [Device, IsDevice], row => new DeviceIs(row.Get(Device), row.Get(IsDevice)))),
        ("alarm", Group("an alarm", [Alarm, IsAlarm], row => new AlarmIs(row.Get(Alarm), row.Get(IsAlarm, AlarmPresence.Shown)))),
        ("trip", Group("a trip", [Trip], row => new HasTripped(row.Get(Trip)))),
        ("stop", Group("the stop", [Stop], row => new StopIs(row.Get(Stop)))),
        ("journal", Group("entries of the journal", [Journal, Where, Count, Least, Most], Entries)),
        ("answer", Group("an answer", [Answer, IsAnswer], row => new AnswerIs(row.Get(Answer), row.Get(IsAnswer)))),
        ("event", Group("an event", [Event], row => new EventIs(row.Get(Event)))),
        ("ready", Group("readiness", [Ready], row => new ReadyIs(row.Get(Ready)))),
        ("signal", Group("the alarm signal", [Signal], row => new SignalIs(row.Get(Signal)))),
        ("operator", Group("the operator", [Operator], _ => new OperatorIsDone()))));

    static GroupForm<Condition> Group(string what, Key[] keys, Func<Row, Condition> build) => new(what, keys, build);

    static JournalHas Entries(Row row)
    {
        if (row.Has(Count) && (row.Has(Least) || row.Has(Most))) row.Report("count", "too-many-keys", "“count” says exactly how many; leave out “least” and “most”.");
        var least = row.Get(Count, row.Get(Least, row.Has(Most) ? 0 : 1));
        int? most = row.Find(Count) ?? row.Find(Most);
        if (most < least) row.Report("most", "impossible", $"No number is at least {least} and at most {most}; change one of the two.");
        return new(row.Get(Journal), [.. row.Get(Where, []).Select(field => new JournalField(field.Key, field.Value))], least, most);
    }

    static Bound BoundOf(Row row)
    {
        if (Bounds.Count(row.Has) != 1)
        {
            row.Report("", Bounds.Any(row.Has) ? "too-many-keys" : "missing-key", "Say how it must be with one of the keys above, below, between, is.");
            return Bound.Is(true);
        }
        return row.Find(Above) is { } above ? Bound.Above(above)
            : row.Find(Below) is { } below ? Bound.Below(below)
            : row.Find(Between) is { } range ? new(BoundKind.Between, range.Lowest, range.Highest)
            : Bound.Is(row.Get(IsOn, true));
    }

    sealed class ReadingName() : TextForm<(string Device, string Role)>("a reading as device.role")
    {
        protected override TextFault? TryParse(string text, out (string Device, string Role) value)
        {
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            value = dot < 0 ? default : (text[..dot], text[(dot + 1)..]);
            return value is { Device.Length: > 0, Role.Length: > 0 } ? null
                : new("bad-name", $"“{text}” names no reading; write the device of the room, a dot and the role of its sensor, such as “suction.guard”.");
        }

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[a-z0-9-]+\\.[a-z0-9-]+$" };
    }
}

/// <summary>One value, or a list of them.</summary>
sealed class OneOrMore<T>(Form<T> one) : Form<ImmutableArray<T>>
{
    readonly Form<ImmutableArray<T>> _list = Take.List(one, 1);

    public override bool TryRead(YamlNode node, Inspection inspection, out ImmutableArray<T> value)
    {
        if (node is YamlSequence) return _list.TryRead(node, inspection, out value);
        var good = one.TryRead(node, inspection, out var read);
        value = good ? [read!] : [];
        return good;
    }

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray(one.Schema(), _list.Schema()) };
}
