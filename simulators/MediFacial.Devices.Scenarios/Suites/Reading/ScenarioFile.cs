using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>Reads and writes <c>simulators/suites/**/*.yaml</c>.</summary>
public static class ScenarioFile
{
    /// <summary>Name of its schema in <c>device-profiles/schema</c>.</summary>
    public const string SchemaName = "scenario.schema.json";

    static readonly Form<Phototype> PhototypeForm = new WordForm<Phototype>(Enum.GetValues<Phototype>().ToDictionary(type => type.ToString()));

    static readonly Key<string> Client = Key.Optional("client", Take.Text, "Pseudonym; C-017 when left out.");
    static readonly Key<string> Protocol = Key.Needed("protocol", Take.Name, "Protocol of the visit.");
    static readonly Key<string> Visit = Key.Optional("visit", Take.Name, "Kind of visit; the protocol's first when left out.");
    static readonly Key<Phototype> PhototypeKey = Key.Optional("phototype", PhototypeForm, "Skin's answer to the sun; II when left out.");
    static readonly Key<SkinType> Skin = Key.Optional("skin", Words.Of<SkinType>(), "Skin type of the card; normal when left out.");
    static readonly Key<ImmutableArray<string>> Yes = Key.Optional("yes", Take.List(Take.Name, 1), "Contraindications that the client answers with yes.");
    static readonly Key<ImmutableArray<DeviceKind>> Without = Key.Optional("without", Take.List(Words.Of<DeviceKind>(), 1), "Devices that this visit does without.");
    static readonly Key<TimeSpan> VisitAfter = Key.Optional("after", Take.Duration("0 s", "48 h"), "Since the visit before was closed, or since the room was ready.");
    static readonly Form<VisitPlan> VisitForm = new GroupForm<VisitPlan>("a visit", [Client, Protocol, Visit, PhototypeKey, Skin, Yes, Without, VisitAfter], row => new(
        row.Get(Client, "C-017"), row.Get(Protocol), row.FindObject(Visit), row.Get(PhototypeKey, Phototype.II), row.Get(Skin, SkinType.Normal), row.Get(Yes, []),
        row.Get(Without, []), row.Get(VisitAfter, TimeSpan.Zero)));

    static readonly Key<DateTimeOffset> Wall = Key.Optional("wall", new Clock(), "Date and time, UTC, when the controller starts.");
    static readonly Key<Celsius> Water = Key.Optional("water", Take.Measure<Celsius>(5, 100), "Water in the boiler.");
    static readonly Key<Percent> WaterLevel = Key.Optional("water-level", Take.Measure<Percent>(0, 100), "Of the tank.");
    static readonly Key<Millilitres> Waste = Key.Optional("waste", Take.Measure<Millilitres>(0, 600), "In the waste bottle.");
    static readonly Key<Centimetres> Distance = Key.Optional("distance", Take.Measure<Centimetres>(1, 200), "From nozzle to face.");
    static readonly Key<TimeSpan> Disk = Key.Optional("disk", Take.Duration("1 ms", "1 min"), "How long the journal needs to be on disk.");
    static readonly Form<StartConditions> BeginForm = new GroupForm<StartConditions>("start conditions", [Wall, Water, WaterLevel, Waste, Distance, Disk], row => new(
        row.Get(Wall, StartConditions.Usual.Wall), row.Get(Water, new(StartConditions.Usual.Water)).Value, row.Get(WaterLevel, new(StartConditions.Usual.WaterLevel)).Value,
        row.Get(Waste, new(StartConditions.Usual.Waste)).Value, row.Get(Distance, new(StartConditions.Usual.Distance)).Value, row.Get(Disk, StartConditions.Usual.Disk)));

    static readonly Key<Condition> EndWhen = Key.Needed("when", ConditionForms.Any, "The scenario ends when this first holds.");
    static readonly Key<TimeSpan> EndAfter = Key.Optional("after", Take.Duration("0 s", "48 h"), "How long it is watched after that.");
    static readonly Key<TimeSpan> AtLatest = Key.Needed("at-latest", Take.Duration("1 s", "48 h"), "It has failed when “when” has not come by then.");
    static readonly Form<ScenarioEnd> EndForm = new EitherForm<ScenarioEnd>(
        new Converted<Quantity, ScenarioEnd>(new QuantityForm(Dimension.Duration, new(Quantity.Of(1, Dimension.Duration), Quantity.Of(172_800, Dimension.Duration))), time => ScenarioEnd.At(Take.Time(time))),
        new GroupForm<ScenarioEnd>("an end", [EndWhen, EndAfter, AtLatest], row => new(row.Get(AtLatest), row.Get(EndWhen), row.Get(EndAfter, TimeSpan.Zero))));

    static readonly Key<string> Id = Key.Needed("scenario", Take.Name, "Name of the scenario.");
    static readonly Key<string> Name = Key.Needed("name", Take.Text, "What it is called in reports.");
    static readonly Key<string> Story = Key.Needed("story", new FreeText(1500), "What happens and why it matters.");
    static readonly Key<ImmutableArray<string>> Hazards = Key.Optional("hazards", Take.List(new HazardId(), 1), "Hazards whose control it judges.");
    static readonly Key<string> Room = Key.Optional("room", Take.Name, "A simulated room; simulated when left out.");
    static readonly Key<string> Recording = Key.Optional("recording", new FreeText(200), "A flight record beside this file: what the parts of a real room said, and what people asked, is played instead of twins and operator.");
    static readonly Key<int> Seed = Key.Optional("seed", Take.Whole(0, int.MaxValue), "Of every noise; 1 when left out.");
    static readonly Key<ImmutableArray<Named<double>>> Plant = Key.Optional("plant", Take.Map("plant parameters", new WordForm<string>(PlantNames.All.ToDictionary(name => name)), Take.Number(0.2, 5)), "Plant parameters, times their nominal value.");
    static readonly Key<StartConditions> Begin = Key.Optional("begin", BeginForm, "How the room stands when the controller starts.");
    static readonly Key<ImmutableArray<VisitPlan>> Visits = Key.Optional("visits", Take.List(VisitForm, 1), "Clients in order.");
    static readonly Key<OperatorHabit> Operator = Key.Optional("operator", HabitForm.Any, "How the operator model behaves; careful when left out.");
    static readonly Key<ClientHabit> Sitter = Key.Optional("client", ClientForm.Any, "What hurts the client, and what she does then; she does nothing by herself when left out.");
    static readonly Key<ImmutableArray<TimelineEvent>> Timeline = Key.Optional("timeline", Take.List(new EventForm(), 1), "What happens.");
    static readonly Key<ImmutableArray<Expectation>> Expect = Key.Needed("expect", Take.List(ExpectationForms.Any, 1), "What must hold; the built-in invariants always must.");
    static readonly Key<ScenarioEnd> Ends = Key.Needed("ends", EndForm, "When it is over: a time, or a condition and the latest time.");

    static readonly Form<Scenario> Form = new GroupForm<Scenario>("a scenario",
        [Id, Name, Story, Hazards, Room, Recording, Seed, Plant, Begin, Visits, Operator, Sitter, Timeline, Expect, Ends], row => new(
            row.Get(Id), row.Get(Name), row.Get(Story), row.Get(Hazards, []), row.Get(Room, "simulated"), (ulong)row.Get(Seed, 1),
            [.. row.Get(Plant, []).Select(scale => new PlantScale(scale.Key, scale.Value))], row.Get(Begin, StartConditions.Usual), row.Get(Visits, []),
            row.Get(Operator, Scenario.UsualOperator(row.Has(Recording))), row.Get(Timeline, []), row.Get(Expect), row.Get(Ends))
        { Recording = row.FindObject(Recording), Client = row.FindObject(Sitter) });

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a file and holds it against the rooms and protocols that it speaks of. Either a scenario or every problem with file, line and column.</summary>
    public static Loaded<Scenario> Read(ProfileFile file, SuiteWorld world)
    {
        var read = WholeFile.Read(file, Form, scenario => new ScenarioRules(WithTape(scenario), world).Check());
        return read.Value is { Recording: not null } recorded ? new Loaded<Scenario>(WithTape(recorded), read.Problems) { Source = read.Source } : read;

        Scenario WithTape(Scenario scenario) => scenario.Recording is { } name ? scenario with { Tape = world.Recordings?.Invoke(file.Path, name) } : scenario;
    }

    /// <summary>The scenario as a file that <see cref="Read"/> reads again as the same.</summary>
    public static string Write(Scenario scenario) => new ScenarioWriter().Write(scenario);

    /// <summary>Text of the JSON Schema, for an editor's completion.</summary>
    public static string Schema()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "Scenario of MediFacial.Devices" };
        foreach (var (key, value) in Form.Schema().ToArray()) schema[key] = value?.DeepClone();
        schema["definitions"] = new JsonObject
        {
            [ConditionForms.Any.Name] = ConditionForms.Any.Definition,
            [HabitForm.Any.Name] = HabitForm.Any.Definition,
            [ParameterForms.Quantity.Name] = ParameterForms.Quantity.Definition,
            [ParameterForms.Range.Name] = ParameterForms.Range.Definition,
        };
        return schema.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    sealed class HazardId() : TextForm<string>("a hazard such as H01")
    {
        protected override TextFault? TryParse(string text, out string? value)
        {
            value = text;
            return text.Length == 3 && text[0] == 'H' && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) ? null : new("bad-name", $"“{text}” is no hazard; write one such as H01.");
        }

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^H[0-9][0-9]$" };
    }

    sealed class Clock() : TextForm<DateTimeOffset>("a date and time as year-month-day hours:minutes")
    {
        protected override TextFault? TryParse(string text, out DateTimeOffset value) =>
            DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)
                ? null : new("bad-date", $"“{text}” is no date and time; write year-month-day hours:minutes in UTC, such as 2026-11-22 09:00.");

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$" };
    }
}
