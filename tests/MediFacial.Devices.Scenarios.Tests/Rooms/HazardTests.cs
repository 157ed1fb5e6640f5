using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Rows of the hazard table (domain §10) as they would happen, on the twins' physics, timed on what is true.</summary>
public sealed class HazardTests
{
    [Theory, Plants, Hazard("H01"), Hazard("H07")]
    public void H01_a_console_that_reads_15_kPa_too_little_is_stopped_before_it_pulls_too_much(double plant)
    {
        var room = In("suction", plant);
        room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        room.Apply(new OffsetSensor("suction-console", "vacuum", -15));

        // A strong pump is at set-point + 6 kPa before the sensors have disagreed for half a second.
        TripsBy(room, 800, "vacuum-disagree", "vacuum-over-limit");

        room.Truth.Vacuum.Value.ShouldBeLessThan(36, "15 kPa too little, less the time to notice");
        room.RunUntil(() => room.Truth.Vacuum.Value < 5, Seconds(1)).ShouldBeTrue("below 5 kPa within 1 s of the trip");
    }

    [Theory, Plants, Hazard("H04")]
    public void H04_a_pump_that_goes_on_pulling_after_a_stop_is_cut_off_and_told_in_time(double plant)
    {
        var room = In("suction", plant);
        room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        room.Run(Seconds(2));
        room.Apply(new WeldPump());
        room.Apply(new StickVentShut());
        var paused = room.Now;
        room.Ask(new PauseSession(Treatment.Panel));

        TripsBy(room, 800, "vent-does-not-open");

        room.RunUntil(() => !room.Truth.EnergyContactClosed, Seconds(1)).ShouldBeTrue();
        room.Now.Since(paused).ShouldBeLessThan(Seconds(1));
        room.Snapshot.Signal.Priority.ShouldBe(AlarmPriority.High);
        room.Snapshot.Stop!.SafeProven.ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H09")]
    public void H09_a_full_waste_bottle_stops_the_suction(double plant)
    {
        var room = In("suction", plant);
        room.Apply(new FillWasteBottle(0.98 * room.Twins.Setup.Vacuum.WasteBottle));
        TripsBy(room, 1300, "waste-full");
        EndsSafe(room);
    }

    [Theory, Plants, Hazard("H10")]
    public void H10_light_a_third_too_strong_is_off_within_200_ms(double plant)
    {
        var room = In("light", plant);
        room.Apply(new ScaleLight(1.3));
        var wrong = room.Now;
        TripsBy(room, 200, "light-over-limit");
        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(1)).ShouldBeTrue();
        room.Now.Since(wrong).TotalMilliseconds.ShouldBeLessThanOrEqualTo(250);
    }

    [Theory, Plants, Hazard("H13")]
    public void H13_without_both_confirmations_no_light_is_emitted(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant)).Start().SkipTo("light");
        treatment.Ask(new TickChecklist(Treatment.Panel, 0, true));
        treatment.Ask(new ConfirmEyeShields(Treatment.Panel, false));

        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("second time");

        treatment.Room.Run(Seconds(1));
        treatment.Room.Truth.Light.Value.ShouldBe(0);
    }

    [Theory, Plants(20.0, 24.0), Hazard("H19")]
    public void H19_steam_that_comes_too_close_is_turned_away_within_a_second(double plant, double centimetres)
    {
        var room = In("steam", plant);
        room.Apply(new MoveFace(centimetres));
        var wrong = room.Now;
        TripsBy(room, 400, "distance");
        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(2)).ShouldBeTrue();
        room.Now.Since(wrong).ShouldBeLessThanOrEqualTo(Seconds(1));
    }

    [Theory, Plants, Hazard("H20")]
    public void H20_an_overfilled_steamer_is_not_preheated(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant)).Start().SkipTo("steam");
        treatment.Room.Apply(new SetWaterLevel(95));
        treatment.Room.Run(Seconds(1));

        treatment.Ask(new PrepareSteam(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("water level");

        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
    }

    [Theory, Plants, Hazard("H21")]
    public void H21_a_steamer_that_runs_low_is_switched_off_within_5_s(double plant)
    {
        var room = In("steam", plant);
        room.Apply(new SetWaterLevel(10));
        TripsBy(room, 5000, "water-low");
        EndsSafe(room);
    }

    [Theory, Plants, Hazard("H21")]
    public void H21_a_broken_over_temperature_wire_is_as_good_as_an_open_switch(double plant)
    {
        var room = In("steam", plant);
        room.Apply(new BreakOverTemperatureWire());
        TripsBy(room, 30, "over-temperature");
        EndsSafe(room);
    }

    [Theory, Plants, Hazard("H22")]
    public void H22_a_stop_turns_the_steam_away_within_half_a_second(double plant)
    {
        var room = In("steam", plant);
        room.Ask(new StopEverything("any panel", StopOrigin.Panel));
        room.Run(Seconds(0.5));
        room.Truth.DivertAtFace.ShouldBeFalse();
        room.Truth.HeaterWatts.ShouldBe(0);
    }

    [Theory, Plants, Hazard("H51"), Hazard("H28")]
    public void H28_a_welded_energy_contact_is_found_when_it_should_open(double plant)
    {
        var room = In("light", plant);
        room.Apply(new WeldEnergyContact());
        room.Ask(new PauseSession(Treatment.Panel));
        TripsBy(room, 2500, "energy-contact-stuck");
        room.Run(Seconds(1));
        room.Snapshot.Stop!.CauseGone.ShouldBeFalse("a welded contact is no cause that goes away");
    }

    public static TheoryData<string, int> Freezes
    {
        get
        {
            var cells = new TheoryData<string, int>();
            foreach (var step in new[] { "steam", "suction", "light" })
                foreach (var phase in new[] { 0, 27, 55, 83 }) cells.Add(step, phase);
            return cells;
        }
    }

    [Theory, PlantsInTurn(nameof(Freezes)), Hazard("H31")]
    public void H31_a_controller_frozen_for_400_ms_is_tolerated_for_1200_ms_ends_safe(double plant, string step, int phase)
    {
        var room = In(step, plant);
        room.Run(TimeSpan.FromMilliseconds(phase));
        room.Stall(TimeSpan.FromMilliseconds(400));
        room.Run(Seconds(1));
        room.Snapshot.Stop.ShouldBeNull("tolerated");
        room.Snapshot.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Run(Seconds(5));

        room.Stall(Seconds(1.2));
        room.Truth.PumpRuns.ShouldBeFalse("the device goes safe by itself");
        room.Truth.Light.Value.ShouldBe(0);
        room.Truth.HeaterWatts.ShouldBe(0);
        room.Run(Seconds(1));
        room.Snapshot.Stop.ShouldNotBeNull();
        EndsSafe(room);
    }

    [Theory, Plants("suction", "light"), Hazard("H32")]
    public void H32_a_few_damaged_bytes_are_repeated_and_stop_nobody(double plant, string step)
    {
        var room = In(step, plant);
        for (var burst = 0; burst < 5; burst++)
        {
            room.Apply(new CorruptBytes(step == "light" ? "bus-b" : "bus-a", 1));
            room.Run(Seconds(1));
        }
        room.Snapshot.Stop.ShouldBeNull();
        room.Snapshot.Session!.State.ShouldBe(SessionState.StepRunning);
    }

    [Theory, Plants("suction", "light"), Hazard("H30")]
    public void H30_a_part_that_restarts_is_not_energised_again(double plant, string step)
    {
        var room = In(step, plant);
        room.Apply(new Reboot(step == "light" ? "led-driver" : "suction-console"));
        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(2)).ShouldBeTrue();
        room.Run(Seconds(10));
        EndsSafe(room);
    }

    [Theory, Plants, Hazard("H39")]
    public void H39_a_record_that_cannot_be_written_stops_at_once(double plant)
    {
        var room = In("light", plant);
        room.BreakJournal("disk full");
        TripsBy(room, 1200, "journal");
        EndsSafe(room);
        room.Snapshot.Stop!.CauseGone.ShouldBeFalse();
    }

    [Theory, Plants("steam", "suction", "light", "cleanse", "preheat"), Hazard("H42")]
    public void H42_the_clients_button_ends_all_energy_within_half_a_second_and_does_not_latch(double plant, string step)
    {
        var room = step == "preheat" ? Preheating(plant).Room : In(step, plant);
        room.Apply(new PressClientButton());
        room.Run(Seconds(0.5));

        room.Truth.IsSafe.ShouldBeTrue();
        room.Snapshot.Stop.ShouldBeNull();
        room.Snapshot.Session!.State.ShouldBe(step == "preheat" ? SessionState.StepReady : SessionState.Paused);
        room.Run(Seconds(20));
        room.Truth.IsSafe.ShouldBeTrue("nothing resumes by itself");
    }

    [Theory, Plants, Hazard("H50")]
    public void A_disk_slower_than_half_a_second_starts_nothing(double plant)
    {
        var treatment = new Treatment();
        var room = new VirtualRoom(TestRooms.Simulated(), new TwinRoom(VariedPlants.Room(plant)), new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"), TimeSpan.FromMilliseconds(700));
        room.RunUntil(() => room.Snapshot.IsReady, Seconds(5), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();

        var answer = room.AskAndWait(treatment.StartRequest(Core.Protocols.Phototype.II, null));

        answer.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Journal);
        room.Snapshot.Session.ShouldBeNull();
    }

    [Theory, Plants, Hazard("H27")]
    public void A_door_that_opens_while_a_start_waits_lets_nothing_begin(double plant)
    {
        var treatment = Running(new(setup: VariedPlants.Room(plant)), "suction");
        var room = treatment.Room;
        treatment.Ask(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(2));
        room.Ask(new ResumeSession(Treatment.Panel));
        room.Apply(new OpenDoor());
        var most = 0.0;
        room.RunUntil(() => { most = Math.Max(most, room.Truth.Vacuum.Value); return false; }, Seconds(2));

        room.Truth.PumpRuns.ShouldBeFalse();
        most.ShouldBeLessThan(5);
    }

    static void TripsBy(VirtualRoom room, double within, params string[] rules)
    {
        var from = room.Now;
        room.RunUntil(() => room.Journal.Any(entry => entry.Kind == JournalKind.Tripped), TimeSpan.FromMilliseconds(within)).ShouldBeTrue($"{rules[0]} within {within} ms of {from}");
        rules.ShouldContain(Tripped(room));
    }
}
