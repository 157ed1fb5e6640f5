using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>What was recorded of a room has the same effects when it is played through the core again; what was not is told.</summary>
public sealed class FlightReplayTests(ITestOutputHelper output)
{
    [Fact]
    public void A_whole_visit_replays_to_the_last_bit()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("serum").Leave();

        var verdict = taped.Replay();

        output.WriteLine($"{taped.File.Length} bytes, {taped.File.Length / verdict.Span.TotalMinutes / 1000:0} kB a minute; {verdict.Inputs} inputs, {verdict.Effects} effects in {verdict.Span}.");
        verdict.Difference.ShouldBeNull();
        verdict.Damage.ShouldBeNull();
        verdict.Ended.ShouldBe(FlightEnd.Ended);
        verdict.Entries.ShouldBe(taped.Visit.Room.Journal.Count);
        (taped.File.Length / verdict.Span.TotalMinutes).ShouldBeLessThan(60_000, "bytes a minute: a day must fit on a small disk");
    }

    [Fact]
    public void Faults_stops_a_broken_journal_and_a_lost_guard_replay_too()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("suction");
        var room = taped.Visit.Room;
        room.Run(TimeSpan.FromSeconds(2));
        room.Apply(new CorruptBytes("bus-a", 7));
        room.Apply(new Unplug("bus-b"));
        room.Run(TimeSpan.FromSeconds(2));
        room.Apply(new PressEmergencyStop());
        room.KillGuard();
        room.LosePins();
        room.Room.WallTime(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), false, room.Now);
        room.Room.PanelSeen("panel-2", room.Now);
        room.Run(TimeSpan.FromSeconds(2));
        room.BreakJournal("The disk is full.");
        room.Ask(new StopEverything("panel-2", StopOrigin.Panel));
        room.Run(TimeSpan.FromSeconds(2));
        room.Room.ShutDown(room.Now);
        room.Journal.ShouldContain(entry => entry.Kind == JournalKind.Stopped || entry.Kind == JournalKind.Tripped);

        var verdict = taped.Replay();

        verdict.Difference.ShouldBeNull();
        verdict.IsIdentical.ShouldBeTrue(verdict.Damage);
        verdict.Entries.ShouldBe(room.Journal.Count);
    }

    [Fact]
    public void The_record_of_a_killed_controller_replays_up_to_its_last_second_and_its_successor_has_its_own()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("light");
        var torn = taped.Torn.ToArray();
        var at = taped.Visit.Room.Now;
        taped.Visit.Restart();

        using (var record = FlightRecord.Open(torn))
        {
            var killed = FlightReplay.Play(record);
            killed.IsIdentical.ShouldBeTrue();
            killed.Ended.ShouldBeNull("nobody wrote a last word");
            killed.Span.ShouldBeGreaterThan(at.Since(default) - TimeSpan.FromSeconds(2));
        }
        using var next = FlightRecord.Open(taped.File);
        next.Start.Interrupted.ShouldNotBeNull();
        next.Start.History.Length.ShouldBeGreaterThan(5);
        FlightReplay.Play(next).IsIdentical.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_was_changed_shows_the_first_difference()
    {
        var taped = new TapedTreatment();
        taped.Visit.Start().RunTo("light");
        taped.Visit.Room.Run(TimeSpan.FromSeconds(2));
        taped.Visit.Room.Apply(new OpenDoor());
        taped.Visit.Room.Run(TimeSpan.FromSeconds(2));
        using var record = FlightRecord.Open(taped.File);
        var lax = record.Plan with { Profile = record.Plan.Profile with { Policies = record.Plan.Profile.Policies with { DoorStopsEnergy = false } } };

        var verdict = FlightReplay.Play(record, lax);

        verdict.OtherRules.ShouldBeTrue("the guard is answered with a proof that is made of all rules");
        var difference = verdict.Difference.ShouldNotBeNull();

        output.WriteLine($"{difference.At} {difference.Cause}: then {difference.Recorded}, now {difference.Replayed}");
        difference.Cause.ShouldContain("DOOR");
        difference.Recorded.ShouldNotBeNull();
        difference.Recorded.ShouldNotBe(difference.Replayed);
    }

    [Fact]
    public void Recording_changes_nothing_of_a_run()
    {
        static string Hash(Treatment visit)
        {
            visit.Start().RunTo("suction");
            visit.Room.Apply(new PressEmergencyStop());
            visit.Room.Run(TimeSpan.FromSeconds(5));
            return visit.Room.JournalHash;
        }

        Hash(new TapedTreatment().Visit).ShouldBe(Hash(new Treatment()));
    }

    [Fact]
    public void Sessions_are_found_without_unpacking_anything()
    {
        var taped = new TapedTreatment();
        FlightRecord.SessionsOf(taped.Torn).ShouldBeEmpty();
        taped.Visit.Start();
        taped.Visit.Room.Run(TimeSpan.FromSeconds(3));
        FlightRecord.SessionsOf(taped.Torn).ShouldBe([taped.Visit.Room.Journal.Last(entry => entry.Kind == JournalKind.SessionOpened).Session!.Value]);
    }
}
