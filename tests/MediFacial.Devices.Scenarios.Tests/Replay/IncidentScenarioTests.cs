using System.Text;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>What happened in a room becomes a scenario that plays what its parts and people said.</summary>
public sealed class IncidentScenarioTests(ITestOutputHelper output)
{
    const string Name = "incident-suction";

    static readonly Lazy<(Guid Session, byte[] File, string Hash)> Incident = new(() =>
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("suction");
        var room = taped.Visit.Room;
        room.Run(TimeSpan.FromSeconds(3));
        room.Apply(new StickRegulator(true));
        room.Apply(new HoldHandpiece(Devices.Twins.Plants.HandpieceUse.HeldSealed));
        room.Run(TimeSpan.FromSeconds(10));
        var session = room.Journal.Last(entry => entry.Kind == JournalKind.SessionOpened).Session!.Value;
        return (session, taped.File.ToArray(), room.JournalHash);
    });

    [Fact]
    public void The_recorded_parts_make_the_same_journal_again()
    {
        var (scenario, tape) = IncidentScenario.Of(Incident.Value.File, Incident.Value.Session, Name);
        var yaml = ScenarioFile.Write(scenario);
        output.WriteLine(yaml);
        yaml.ShouldContain("recording: \"incident-suction.flight\"");
        yaml.ShouldContain("rule: \"vacuum-over-limit\"");

        var verdict = Play(yaml, tape);

        verdict.Failures.ShouldBeEmpty();
        verdict.JournalHash.ShouldBe(Incident.Value.Hash, "to the last bit, as long as the program is the same");
    }

    [Fact]
    public void What_should_have_been_can_be_written_into_it_and_fails_until_it_is()
    {
        var (scenario, tape) = IncidentScenario.Of(Incident.Value.File, Incident.Value.Session, Name);
        var wish = scenario with { Expect = [new(ExpectationKind.Never, new StopIs(StopPresence.Latched), null, null, null, "the client was promised a calm visit")] };
        Play(ScenarioFile.Write(wish), tape).Failures.ShouldHaveSingleItem().Expected.ShouldContain("never");
    }

    [Fact]
    public void A_session_that_ended_is_cut_out_behind_its_end()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("steam");
        var room = taped.Visit.Room;
        room.Ask(new Core.Commands.PauseSession(Treatment.Panel));
        room.Run(TimeSpan.FromSeconds(5));
        room.Ask(new Core.Commands.EndSession(Treatment.Panel, "The client leaves"));
        room.Run(TimeSpan.FromMinutes(2));
        var closed = room.Journal.Single(entry => entry.Kind == JournalKind.SessionClosed);

        var (scenario, tape) = IncidentScenario.Of(taped.File, closed.Session!.Value, Name);

        scenario.Ends.Latest.ShouldBeInRange(closed.At.Since(default) + TimeSpan.FromSeconds(4), closed.At.Since(default) + TimeSpan.FromSeconds(10));
        tape.Length.ShouldBeLessThan(taped.File.Length);
        Play(ScenarioFile.Write(scenario), tape).Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("expect: [{ never: { truth: pump, is: on } }]", "no plants")]
    [InlineData("expect: [{ at-end: { ready: true } }]\nvisits: [{ protocol: demonstration }]", "in the recording")]
    [InlineData("expect: [{ at-end: { device: sauna, is: idle } }]", "sauna")]
    public void What_a_recording_cannot_tell_is_refused_with_its_place(string lines, string told)
    {
        var read = Read($"scenario: s\nname: S\nstory: S.\nrecording: a.flight\n{lines}\nends: 5 s\n", Incident.Value.File);
        output.WriteLine(string.Join('\n', read.Problems));
        read.Problems.ShouldContain(problem => problem.ToString().Contains(told, StringComparison.Ordinal));
        read.Problems.ShouldAllBe(problem => problem.Line > 0);
    }

    [Fact]
    public void A_recording_that_is_not_there_or_not_understood_is_refused()
    {
        const string Yaml = "scenario: s\nname: S\nstory: S.\nrecording: a.flight\nexpect: [{ at-end: { ready: true } }]\nends: 5 s\n";
        Read(Yaml, null).Problems.ShouldHaveSingleItem().ToString().ShouldContain("There is no flight record “a.flight”");
        Read(Yaml, "nonsense"u8.ToArray()).Problems.ShouldHaveSingleItem().ToString().ShouldContain("not a flight record");
        Should.Throw<FlightFault>(() => IncidentScenario.Of(Incident.Value.File, Guid.Empty, Name)).Message.ShouldContain("holds no session");
    }

    static ScenarioVerdict Play(string yaml, ReadOnlyMemory<byte> tape) => ScenarioRun.Play(ShippedProfiles.Good(Read(yaml, tape)), World(tape));

    static Loaded<Scenario> Read(string yaml, ReadOnlyMemory<byte>? tape) => ScenarioFile.Read(ProfileFile.Of("field/s.yaml", Encoding.UTF8.GetBytes(yaml)), World(tape));

    static SuiteWorld World(ReadOnlyMemory<byte>? tape) => new(ShippedProfiles.All) { Recordings = (scenario, _) => scenario == "field/s.yaml" && tape is { } file ? new(file) : null };
}
