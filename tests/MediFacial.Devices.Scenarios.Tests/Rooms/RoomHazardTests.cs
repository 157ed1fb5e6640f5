using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Tests.Table;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Hazards of the room as a whole: the wrong part, a panel that is gone, a clock that jumps, faults that come together, steps that do not go together.</summary>
public sealed class RoomHazardTests
{
    [Theory, Plants(false, true), Hazard("H33")]
    public void A_part_of_another_room_is_known_by_its_serial_number_and_never_used(double plant, bool withoutIt)
    {
        var standard = VariedPlants.Room(plant);
        var foreign = standard with { Buses = [.. standard.Buses.Select(bus => bus with { Parts = [.. bus.Parts.Select(part => part is LedDriverSetup driver ? driver with { Serial = "LD4-0043" } : part)] })] };
        var room = new VirtualRoom(TestRooms.Simulated(), new TwinRoom(foreign), new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"));
        room.Run(Seconds(5));
        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence.Contains("is not the device that belongs here"));
        var start = new Treatment().StartRequest(Phototype.II, null) with { Without = withoutIt ? [Core.Profiles.DeviceKind.LedPanel] : [] };

        var answer = room.AskAndWait(start);

        answer.IsDone.ShouldBe(withoutIt, "a visit may do without the device, and only so");
        if (withoutIt) room.Snapshot.Session!.Steps.Single(step => step.Id == "light").State.ShouldBe(StepState.LeftOut);
        room.Truth.Light.Value.ShouldBe(0);
    }

    [Theory, Plants("steam", "suction", "light"), Hazard("H46")]
    public void A_panel_that_is_heard_of_no_more_ends_all_energy_and_pauses(double plant, string step)
    {
        var room = In(step, plant);
        room.Room.PanelSeen(Treatment.Panel, room.Now);

        room.RunUntil(() => room.Snapshot.Session!.State == SessionState.Paused, Seconds(10.5), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();

        room.RunUntil(() => room.Truth is { IsSafe: true, PumpRuns: false }, Seconds(1)).ShouldBeTrue();
        room.Room.PanelSeen(Treatment.Panel, room.Now);
        room.Run(Seconds(20));
        room.Truth.IsSafe.ShouldBeTrue("a panel that is back resumes nothing");
    }

    [Theory, Hazard("H49"), InlineData(3600), InlineData(-3600), InlineData(86_400 * 200)]
    public void A_clock_that_jumps_in_a_peel_moves_its_alarm_by_less_than_a_second(double jump)
    {
        var treatment = Moments.Reach(Moment.PeelCountdown);
        var (room, peel) = (treatment.Room, treatment.Protocol.Steps.OfType<ManualStep>().First(step => step.Kind == ManualKind.Peel));
        var began = room.Journal.Last(entry => entry.Kind == JournalKind.StepBegun).At;

        room.Room.WallTime(new DateTimeOffset(2026, 11, 22, 9, 0, 30, TimeSpan.Zero) + Seconds(jump), false, room.Now);

        room.RunUntil(() => IsOverdue(room), peel.Nominal + Seconds(5), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Now.Since(began).TotalSeconds.ShouldBe(peel.Nominal.TotalSeconds, 1);
        room.Journal.ShouldContain(entry => entry.Kind == JournalKind.ClockJumped);
    }

    [Theory, Hazard("H25"), InlineData("pause"), InlineData("stop")]
    public void The_countdown_of_a_peel_goes_on_through_everything_that_ends_energy(string how)
    {
        var treatment = Moments.Reach(Moment.PeelCountdown);
        var (room, peel) = (treatment.Room, treatment.Protocol.Steps.OfType<ManualStep>().First(step => step.Kind == ManualKind.Peel));
        var began = room.Journal.Last(entry => entry.Kind == JournalKind.StepBegun).At;

        if (how == "pause") Treatment.Done(treatment.Ask(new PauseSession(Treatment.Panel)));
        else room.Apply(new PressEmergencyStop());

        room.RunUntil(() => IsOverdue(room), peel.Nominal + Seconds(5), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Now.Since(began).TotalSeconds.ShouldBe(peel.Nominal.TotalSeconds, 1);
    }

    [Theory, Plants("steam", "suction", "light"), Hazard("H52")]
    public void Of_faults_that_come_together_the_worst_stands_in_front_and_all_are_on_record(double plant, string step)
    {
        var room = In(step, plant);
        room.Apply(new Unplug("bus-a"));
        room.Apply(new Unplug("bus-b"));
        room.Apply(new PressEmergencyStop());

        room.Run(Seconds(3));

        room.Snapshot.Stop!.Trip.ShouldNotBeNull().Rule.ShouldBe("emergency-stop");
        room.Truth.IsSafe.ShouldBeTrue();
        var tripped = room.Journal.Where(entry => entry.Kind == JournalKind.Tripped).Select(entry => entry.Field("rule")).ToArray();
        tripped.ShouldContain("emergency-stop");
        tripped.ShouldBeUnique();
        room.Apply(new ReleaseEmergencyStop());
        room.Run(Seconds(1));
        room.AskAndWait(new ResetStop(Treatment.Panel, "released", "AB"));
        room.Run(Seconds(5));
        room.Truth.IsSafe.ShouldBeTrue("the fault behind the first one still holds");
    }

    [Theory, Plants, Hazard("H53")]
    public void Skin_that_was_steamed_and_not_dried_gets_no_suction(double plant)
    {
        var treatment = Running(new(setup: VariedPlants.Room(plant)), "steam");
        treatment.Leave();
        treatment.Ask(new SkipStep(Treatment.Panel, "test"));
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.StepReady, Seconds(40), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        treatment.Session!.Steps[treatment.Session.Current].Id.ShouldBe("suction");
        foreach (var item in Enumerable.Range(0, treatment.Protocol.Steps.First(step => step.Id == "suction").Checklist.Length)) treatment.Ask(new TickChecklist(Treatment.Panel, item, true));

        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("not dried");

        treatment.Room.Run(Seconds(2));
        treatment.Room.Truth.PumpRuns.ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H53")]
    public void While_one_device_acts_on_the_face_no_other_is_warmed_up_for_it(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant), written: LightThenSteam).Start().RunTo("light");

        treatment.Ask(new PrepareSteam(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("Another device is in use");

        treatment.Room.Run(Seconds(2));
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
    }

    [Theory, Plants, Hazard("H53")]
    public void A_device_that_was_warmed_up_is_switched_off_before_another_one_acts(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant), written: LightThenSteam).Start();
        Treatment.Done(treatment.Ask(new PrepareSteam(Treatment.Panel)));
        treatment.Room.RunUntil(() => treatment.Room.Truth.HeaterWatts > 0, Seconds(2)).ShouldBeTrue();

        treatment.Leave();
        Should.Throw<InvalidOperationException>(treatment.Begin).Message.ShouldContain("is being switched off first");
        treatment.Room.Run(Seconds(3));
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
        Treatment.Done(treatment.Ask(new BeginStep(Treatment.Panel)));

        treatment.Room.Run(Seconds(2));
        treatment.Room.Truth.Light.Value.ShouldBeGreaterThan(0);
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
    }

    static bool IsOverdue(VirtualRoom room) => room.Snapshot.Alarms.Any(alarm => alarm.Priority == AlarmPriority.High && alarm.Id.Contains("peel", StringComparison.Ordinal));

    /// <summary>The demonstration with its steam last and without what could not come before it.</summary>
    static ProtocolProfile LightThenSteam
    {
        get
        {
            var parts = File.ReadAllText(Repository.Under("device-profiles", "protocols", "demonstration.yaml")).Split("\n  - ");
            string Step(string kind) => parts.Single(part => part.StartsWith(kind, StringComparison.Ordinal)).TrimEnd();
            var head = parts.TakeWhile(part => !part.StartsWith("manual: cleanse", StringComparison.Ordinal));
            return TestProtocols.Parse(string.Join("\n  - ", [.. head, Step("manual: cleanse"), Step("light: "), Step("steam: "), Step("manual: serum")]) + "\n");
        }
    }
}
