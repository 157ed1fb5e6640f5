using System.Text;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Suites;

/// <summary>A scenario that could not be meant is refused before it runs, at the very place.</summary>
public sealed class ScenarioFileTests
{
    const string Head = "scenario: a\nname: A\nstory: S\nvisits: [{ protocol: demonstration }]\nends: 60 s\n";

    [Theory]
    [InlineData("timeline: [{ at: 1 s, do: freze, part: led-driver }]", 6, 27, "unknown-value", "Did you mean “freeze”?")]
    [InlineData("timeline: [{ at: 1 s, do: freeze, part: led-drive }]", 6, 41, "unknown-name", "Did you mean “led-driver”?")]
    [InlineData("timeline: [{ at: 1 s, do: open-sensor, part: led-driver, sensor: face }]", 6, 66, "unknown-name", "sensor of led-driver")]
    [InlineData("timeline: [{ at: 1 s, do: stop-fan, stoped: true }]", 6, 37, "unknown-key", "Did you mean “stopped”?")]
    [InlineData("timeline: [{ at: 1 s, do: freeze, part: led-driver, part: led-driver }]", 6, 53, "duplicate-key", "second time")]
    [InlineData("timeline: [{ at: 1 kPa, do: open-door }]", 6, 18, "wrong-unit", "write it in s, ms, min, h, d")]
    [InlineData("timeline: [{ do: open-door }]", 6, 12, "missing-key", "at and when")]
    [InlineData("timeline: [{ at: 1 s, after: 2 s, do: open-door }]", 6, 30, "too-many-keys", "counts from “when”")]
    [InlineData("timeline: [{ at: 90 s, do: open-door }]", 6, 18, "impossible", "never happens")]
    [InlineData("timeline: [{ at: 1 s, ask: start-session, number: 2 }]", 6, 51, "impossible", "no visit 2")]
    [InlineData("timeline: [{ at: 1 s, do: open-door, ask: begin-step }]", 6, 12, "too-many-keys", "two events")]
    [InlineData("timeline: [{ when: { event: never }, do: open-door }]", 6, 29, "unknown-name", "event of this timeline")]
    [InlineData("timeline: [{ at: 1 s, do: set-water-level, percent: 300 }]", 6, 53, "out-of-range", "0 to 100")]
    [InlineData("hazards: [7]", 6, 11, "bad-name", "H01")]
    [InlineData("operator: { care: careful, until: lunch }", 6, 35, "unknown-name", "step of these visits")]
    [InlineData("operator: sloppy", 6, 11, "unknown-value", "careful")]
    [InlineData("plant: { vacuum.free-flo: 1.3 }", 6, 10, "unknown-value", "vacuum.free-flow")]
    [InlineData("client: { pain-at: 44 kPa }", 6, 20, "wrong-unit", "°C")]
    [InlineData("client: { pain-at: 20 °C }", 6, 20, "out-of-range", "36 °C to 60 °C")]
    [InlineData("client: { pain: 44 °C }", 6, 11, "unknown-key", "pain-at")]
    [InlineData("client: brave", 6, 9, "wrong-type", "presses-when-it-hurts")]
    [InlineData("room: raspberry-pi", 6, 7, "unknown-name", "simulated room")]
    [InlineData("begin: { water: 20 kPa }", 6, 17, "wrong-unit", "°C")]
    public void What_cannot_happen_is_refused_where_it_stands(string line, int row, int column, string code, string says) =>
        Refused($"{Head}{line}\nexpect: [{{ at-end: {{ truth: safe, is: on }} }}]\n", row, column, code, says);

    [Theory]
    [InlineData("{ always: { truth: vacum, below: 50 kPa } }", 6, 29, "unknown-value", "Did you mean “vacuum”?")]
    [InlineData("{ always: { truth: skin-hydration, above: 40 a.u. } }", 6, 29, "impossible", "no skin probe")]
    [InlineData("{ always: { truth: vacuum, below: 50 °C } }", 6, 44, "wrong-unit", "write it in kPa")]
    [InlineData("{ always: { truth: vacuum, is: on } }", 6, 41, "wrong-unit", "never on or off")]
    [InlineData("{ always: { truth: pump, above: 3 kPa } }", 6, 42, "wrong-unit", "either on or off")]
    [InlineData("{ always: { truth: vacuum } }", 6, 20, "missing-key", "above, below, between, is")]
    [InlineData("{ always: { truth: vacuum, between: 9 kPa to 3 kPa } }", 6, 46, "range-upside-down", "lower end first")]
    [InlineData("{ always: { reading: suction.gard, below: 50 kPa } }", 6, 31, "unknown-name", "Did you mean “guard”?")]
    [InlineData("{ always: { reading: oven.heat, below: 50 kPa } }", 6, 31, "unknown-name", "device of this room")]
    [InlineData("{ always: { truth: safe, is: on }, during: 5 s to 5 s }", 6, 53, "impossible", "later end")]
    [InlineData("{ always: { truth: safe, is: on }, during: 5 s to 90 s }", 6, 53, "impossible", "ends at 60 s")]
    [InlineData("{ within: 70 s, of: { stop: latched }, then: { truth: safe, is: on } }", 6, 20, "impossible", "cannot be waited for")]
    [InlineData("{ within: 1 s, then: { truth: safe, is: on } }", 6, 10, "missing-key", "“of”")]
    [InlineData("{ eventually: { trip: vacum-over-limit } }", 6, 32, "unknown-name", "Did you mean “vacuum-over-limit”?")]
    [InlineData("{ eventually: { trip: vacuum-near-limit } }", 6, 32, "impossible", "alarm: vacuum-near-limit")]
    [InlineData("{ eventually: { alarm: nothing } }", 6, 33, "unknown-name", "alarm of this room")]
    [InlineData("{ eventually: { answer: asks, is: done } }", 6, 34, "unknown-name", "event of this timeline")]
    [InlineData("{ eventually: { step: lunch } }", 6, 32, "unknown-name", "step of these visits")]
    [InlineData("{ eventually: { journal: tripped, least: 3, most: 1 } }", 6, 60, "impossible", "at least 3 and at most 1")]
    [InlineData("{ sometimes: { truth: safe, is: on } }", 6, 10, "missing-key", "always, never, eventually")]
    public void An_expectation_that_could_never_be_judged_is_refused_where_it_stands(string expectation, int row, int column, string code, string says) =>
        Refused($"{Head}expect: [{expectation}]\n", row, column, code, says);

    [Fact]
    public void A_room_whose_own_file_has_a_problem_is_told_as_that_and_not_as_unknown()
    {
        var broken = ShippedProfiles.All.Files.Select(file => file.Path != "rooms/simulated.yaml" ? file
            : ProfileFile.Of(file.Path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString([.. file.Bytes]).Replace("\nname:", "\nnaem:", StringComparison.Ordinal))));
        var world = new SuiteWorld(ProfileSet.Read(broken));

        var problem = ScenarioFile.Read(ShippedSuites.Files.First(), world).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("broken-file");
        problem.Message.ShouldStartWith("The file of “simulated” has a problem itself; mend it first. rooms/simulated.yaml:");
        problem.Message.ShouldContain("“name”");
    }

    [Fact]
    public void All_problems_of_a_file_are_told_at_once() =>
        Read("scenario: A B\nname: x\ntimeline: [{ at: 1 s, do: freze }]\nexpect: [{ always: { truth: vacum, below: 1 kPa } }]\nends: soon\n")
            .Problems.Select(problem => problem.Code).ShouldBe(["bad-name", "missing-key", "unknown-value", "unknown-value", "not-a-number"], ignoreOrder: true);

    [Fact]
    public void Every_word_of_the_twins_can_be_done_and_every_request_can_be_asked()
    {
        var schema = ScenarioFile.Schema();
        foreach (var word in new[] { "freeze", "stick-regulator", "weld-permit-contact", "kill-controller", "step-clock", "fill-disk", "lose-panel", "reset-stop", "arm-laser", "start-session" }) schema.ShouldContain($"\"{word}\"");
    }

    [Fact]
    public void The_committed_schema_is_the_one_that_the_reader_gives()
    {
        var path = Repository.Under("device-profiles", "schema", ScenarioFile.SchemaName);
        // The way to renew the committed file: MEDIFACIAL_WRITE_SCHEMAS=1 in the environment of this test.
        if (Environment.GetEnvironmentVariable("MEDIFACIAL_WRITE_SCHEMAS") == "1") File.WriteAllText(path, ScenarioFile.Schema());
        File.ReadAllText(path).ShouldBe(ScenarioFile.Schema());
        JsonNode.Parse(ScenarioFile.Schema())!["definitions"]!["condition"].ShouldNotBeNull();
    }

    [Fact]
    public void What_simulate_new_writes_is_a_good_scenario() =>
        Read(NewScenario.Text("door-opens")).Problems.ShouldBeEmpty();

    [Fact]
    public void Whatever_a_scenario_says_is_written_and_read_again()
    {
        var scenario = ShippedProfiles.Good(Read("""
            scenario: everything
            name: "All \"words\" of the language"
            story: "With: colons, commas and #s."
            hazards: [H01, H02]
            seed: 7
            plant: { vacuum.free-flow: 1.3, steam.divert-travel: 0.7, vacuum.valve-lag: 0.7 }
            begin: { wall: "2027-01-02 08:30", water: 20 °C, water-level: 60 %, waste: 100 mL, distance: 45 cm, disk: 40 ms }
            visits:
              - { client: C-001, protocol: acne, visit: red, phototype: IV, skin: sensitive, yes: [rosacea], without: [steamer], after: 5 min }
              - { protocol: demonstration }
            operator: { care: hasty, pace: shortest, until: suction, skips: [steam], after-stop: goes-on }
            timeline:
              - { id: first, at: 1500 ms, do: offset-sensor, part: analogue-inputs, sensor: face, by: -3.5 }
              - { when: { journal: tripped, where: { rule: vacuum-over-limit }, least: 1, most: 3 }, after: 2 s, do: stall-loop, for: 300 ms }
              - { when: { reading: suction.guard, above: 12 kPa }, do: step-clock, by: -2 h }
              - { id: asks, at: 2 s, ask: change-set-point, panel: panel-2, value: 24 kPa }
              - { at: 2 s, ask: stop-everything, origin: pedal }
              - { at: 3 s, ask: start-session, number: 2 }
              - { at: 4 s, operator: absent }
              - { at: 5 s, do: swap-channels, one: 415, other: 633 }
              - { at: 5 s, do: stick-estop, contact: first }
            expect:
              - { always: { truth: face, between: 10 °C to 50 °C }, during: 10 s to 20 s, because: "warm" }
              - { never: { session: [paused, stopped] }, from: { event: first }, after: 1 s, until: { stop: needs-technician } }
              - { eventually: { step: red, is: done, client: C-001 } }
              - { within: 300 ms, of: { device: suction, is: delivering }, then: { alarm: vacuum-near-limit, is: gone } }
              - { at-end: { answer: asks, is: other-panel-commands } }
              - { at-end: { signal: silence } }
              - { at-end: { ready: false } }
              - { at-end: { journal: session-opened, count: 2 } }
            ends: { when: { operator: done }, after: 5 s, at-latest: 2 h }
            """));

        var again = ShippedProfiles.Good(Read(ScenarioFile.Write(scenario)));

        ScenarioFile.Write(again).ShouldBe(ScenarioFile.Write(scenario));
        again.Plant.ShouldBe(scenario.Plant);
        again.Begin.ShouldBe(scenario.Begin);
        again.Timeline.Select(happens => happens.What).ShouldBe(scenario.Timeline.Select(happens => happens.What));
        again.Ends.ShouldBe(scenario.Ends);
    }

    static Loaded<Scenario> Read(string yaml) => ScenarioFile.Read(ProfileFile.Of("test.yaml", Encoding.UTF8.GetBytes(yaml)), ShippedSuites.World);

    static void Refused(string yaml, int row, int column, string code, string says)
    {
        var problem = Read(yaml).Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column, problem.Code).ShouldBe((row, column, code), problem.ToString());
        problem.Message.ShouldContain(says);
        problem.Message.ShouldEndWith(".");
    }
}
