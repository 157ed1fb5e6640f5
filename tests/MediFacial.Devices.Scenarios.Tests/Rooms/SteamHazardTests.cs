using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The hazards of steam (domain §10 H19–H23) on steamers that differ by ±30 %, judged on the steam that really flows.</summary>
public sealed class SteamHazardTests
{
    [Theory, Plants(20.0, 24.0), Hazard("H19")]
    public void H19_steam_that_comes_too_close_is_off_and_turned_away_within_a_second(double plant, double centimetres)
    {
        var room = Steaming(plant).Room;
        room.Apply(new MoveFace(centimetres));

        room.RunUntil(() => !room.Truth.DivertAtFace && room.Truth.HeaterWatts == 0, Seconds(1)).ShouldBeTrue();

        Tripped(room).ShouldBeOneOf("distance", "face-temperature-at-once");
    }

    [Theory, Plants, Hazard("H19")]
    public void H19_a_face_sensor_that_reads_ten_degrees_too_little_is_found_by_the_distance(double plant)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Apply(new OffsetSensor("analogue-inputs", "face", -11));

        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(13)).ShouldBeTrue();

        Tripped(room).ShouldBe("steam-implausible");
    }

    [Theory, Plants, Hazard("H19"), Hazard("H08")]
    public void H19_a_face_sensor_that_stands_still_while_the_arm_moves_ends_the_steam(double plant)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Apply(new StickSensor("analogue-inputs", "face"));
        room.Run(Seconds(1));
        room.Apply(new MoveFace(37.5));

        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(6.5)).ShouldBeTrue();

        Tripped(room).ShouldBe("steam-face-stuck");
    }

    [Theory, Plants, Hazard("H19")]
    public void H19_what_warmth_does_to_the_skin_is_counted_and_shown(double plant)
    {
        var treatment = Steaming(plant, "fine-lines");
        var room = treatment.Room;
        room.Apply(new MoveFace(37));
        room.Run(Seconds(5));
        var (before, truly) = (Counted(treatment), 0.0);

        for (var tenth = 0; tenth < 2400; tenth++)
        {
            room.Run(Seconds(0.1));
            // Sapareto and Dewey (domain §3.5): a minute at 43 °C, and a quarter for each degree less.
            truly += Math.Pow(0.25, 43 - room.Truth.Face.Value) / 600;
        }

        room.Truth.Face.Value.ShouldBe(41.2, 0.3);
        (Counted(treatment) - before).ShouldBeInRange(truly, 2 * truly, "never less than was true; what a noisy sensor is unsure of counts as warmth");

        static double Counted(Treatment treatment) => ((SteamDetail)treatment.Session!.Detail!).ThermalDoseMinutes;
    }

    [Theory, Plants, Hazard("H19")]
    public void H19_an_arm_that_is_closer_than_the_protocol_allows_is_told(double plant)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Apply(new MoveFace(35));

        room.Run(Seconds(4));

        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "distance-near");
        room.Truth.DivertAtFace.ShouldBeTrue("a warning stops nobody");
    }

    /// <summary>At thirty centimetres the jet has 45 °C and more; eight kelvin less fits the distance, so no other rule finds it.</summary>
    [Theory, Plants, Hazard("H19")]
    public void H19_an_arm_that_stays_too_near_is_turned_away_even_when_the_sensor_at_the_face_reads_too_little(double plant)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Apply(new OffsetSensor("analogue-inputs", "face", -8));
        room.Apply(new MoveFace(30));

        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(11)).ShouldBeTrue();

        var warmest = 0.0;
        for (var tenth = 0; tenth < 300; tenth++)
        {
            room.Run(Seconds(0.1));
            warmest = Math.Max(warmest, room.Truth.SkinUnderSteam.Value);
        }
        warmest.ShouldBeLessThan(43);
        room.Snapshot.Stop?.Trip?.Rule.ShouldBeOneOf("face-temperature", "face-temperature-at-once", "steam-implausible");
    }

    [Theory, Plants, Hazard("H20")]
    public void H20_a_boiler_that_spits_is_turned_away_and_not_aimed_again_until_it_is_calm(double plant)
    {
        var treatment = Steaming(plant, "fine-lines");
        var room = treatment.Room;
        room.Apply(new ScaleBoiler());

        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(5)).ShouldBeTrue();

        room.Run(Seconds(1));
        room.Snapshot.Stop.ShouldBeNull("it pauses and does not latch");
        treatment.Session!.State.ShouldBe(SessionState.Paused);
        treatment.Ask(new ResumeSession(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("spits");
    }

    [Theory, Plants, Hazard("H20")]
    public void H20_steam_is_not_aimed_before_it_boils_steadily_nor_while_it_spits(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant)).Start().SkipTo("steam");
        var room = treatment.Room;
        Treatment.Done(treatment.Ask(new TickChecklist(Treatment.Panel, 0, true)));
        Treatment.Done(treatment.Ask(new PrepareSteam(Treatment.Panel)));
        room.RunUntil(() => room.Truth.Boiling, TimeSpan.FromMinutes(3)).ShouldBeTrue();
        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("not steady");
        room.Apply(new ScaleBoiler());
        room.Run(Seconds(60));

        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull();

        room.Truth.DivertAtFace.ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H20")]
    public void H20_a_steamer_filled_over_its_mark_while_aimed_is_turned_away(double plant)
    {
        var room = Steaming(plant).Room;
        room.Apply(new SetWaterLevel(100));

        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(4)).ShouldBeTrue();
    }

    [Theory, Plants(true, false), Hazard("H21")]
    public void H21_a_dry_boiler_whose_level_sensor_is_stuck_is_off_within_5_s(double plant, bool aimed)
    {
        var treatment = aimed ? Steaming(plant) : Boiling(plant);
        var room = treatment.Room;
        room.Apply(new StickSensor("analogue-inputs", "water-level"));
        room.Apply(new SetWaterLevel(1));

        room.RunUntil(() => room.Truth.HeaterWatts == 0, Seconds(5)).ShouldBeTrue();

        Tripped(room).ShouldBeOneOf("dry-boil", "element-hot");
        room.RunUntil(() => room.Truth.IsSafe, Seconds(0.5)).ShouldBeTrue();
    }

    [Theory, Plants, Hazard("H21"), Hazard("H08")]
    public void H21_a_level_that_does_not_fall_while_water_boils_away_ends_the_steam(double plant)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Apply(new StickSensor("analogue-inputs", "water-level"));

        room.RunUntil(() => room.Truth.HeaterWatts == 0, Seconds(62)).ShouldBeTrue();

        Tripped(room).ShouldBe("water-stuck");
    }

    [Theory, Plants, Hazard("H22")]
    public void H22_steam_is_turned_away_at_once_and_the_step_ends_only_when_nothing_scalds_any_more(double plant)
    {
        var treatment = Steaming(plant);
        var room = treatment.Room;
        var index = treatment.Session!.Current;
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));

        room.RunUntil(() => !room.Truth.DivertAtFace && room.Truth.HeaterWatts == 0, Seconds(0.5)).ShouldBeTrue();

        room.Run(Seconds(5));
        var session = treatment.Session!;
        session.State.ShouldBe(SessionState.StepEnding, "it still steams");
        session.Asks.ShouldNotBeNull().ShouldContain("Keep the arm away");
        ((SteamDetail)session.Detail!).Cooling.ShouldBeTrue();
        room.RunUntil(() => treatment.Session!.Current != index, Seconds(60), Seconds(0.1)).ShouldBeTrue();
        room.Truth.Face.Value.ShouldBeLessThan(40);
        (room.Truth.Outlet.Value < 40.5 || room.Truth.SteamAimedAtFace == false).ShouldBeTrue();
    }

    [Theory, Plants, Hazard("H22"), Hazard("H04")]
    public void H22_a_heater_that_heats_while_another_device_is_used_is_cut_off(double plant)
    {
        var setup = VariedPlants.Room(plant);
        var treatment = Visit(setup with { Steam = setup.Steam with { WaterTemperature = 23 } }, "fine-lines").Start().SkipTo("mda").Begin();
        treatment.Room.Apply(new WeldHeater());
        treatment.Room.RunUntil(() => treatment.Room.Truth.HeaterWatts > 0, Seconds(1)).ShouldBeTrue("the contact is closed for the suction");

        treatment.Room.RunUntil(() => treatment.Room.Truth.HeaterWatts == 0, Seconds(100)).ShouldBeTrue();

        Tripped(treatment.Room).ShouldBe("heats-without-order");
        treatment.Room.Truth.Water.Value.ShouldBeLessThan(60);
    }

    [Theory, Plants("killed", "frozen"), Hazard("H23")]
    public void H23_a_host_that_stalls_with_steam_aimed_at_the_face_leaves_none_and_nobody_aims_it_again(double plant, string host)
    {
        var room = Steaming(plant, "fine-lines").Room;
        room.Run(TimeSpan.FromMinutes(1));
        room.Truth.SteamAimedAtFace.ShouldBeTrue();

        // A killed process drops its lines at once; those of a frozen one stay as they are, and the guard's patience ends it.
        if (host == "killed") room.KillController();
        else room.FreezeController();

        room.RunUntil(() => room.Truth is { HeaterWatts: 0, SteamAimedAtFace: false }, Seconds(1.1)).ShouldBeTrue();
        room.RunUntil(() => !room.Truth.DivertAtFace, Seconds(0.4)).ShouldBeTrue("the valve springs away");
        room.RunUntil(() => room.Truth.HeaterWatts > 0 || room.Truth.DivertAtFace, TimeSpan.FromMinutes(11), Seconds(0.1)).ShouldBeFalse("however long nobody is there (domain §10 H23)");
        room.Truth.Face.Value.ShouldBeLessThan(37);
    }

    [Theory, Plants, Hazard("H23")]
    public void H23_a_host_that_stalls_at_minute_nine_leaves_no_steam(double plant)
    {
        var treatment = Boiling(plant);
        treatment.Room.Run(TimeSpan.FromMinutes(8));
        treatment.Room.KillController();

        treatment.Room.RunUntil(() => treatment.Room.Truth.HeaterWatts == 0 && !treatment.Room.Truth.DivertAtFace, Seconds(1)).ShouldBeTrue();

        treatment.Room.Run(TimeSpan.FromMinutes(6));
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
    }

    [Theory, InlineData("fine-lines", "microdermabrasion", 1.3), InlineData("acne", null, 0.7)]
    public void A_whole_visit_with_healthy_devices_passes_without_a_warning(string protocol, string? visit, double plant)
    {
        var setup = VariedPlants.Room(plant);
        // Its red light would pass 41 °C at the skin on a panel that cools 30 % worse, and rightly be stopped.
        setup = setup with { Light = setup.Light with { ThermalResistance = new LightParameters().ThermalResistance * Math.Min(1.15, plant) } };
        var treatment = new Treatment(protocol, setup, keepsSamples: false) { Visit = visit, Glance = Seconds(2) }.Start();

        for (var guard = 0; guard < 40 && treatment.Room.Snapshot.Report is null; guard++)
        {
            treatment.RunTo(Waits(treatment)).Leave();
            treatment.Room.Snapshot.Alarms.Select(alarm => alarm.Id).ShouldBeEmpty();
            treatment.Room.Snapshot.Stop.ShouldBeNull();
        }

        treatment.Room.Snapshot.Report.ShouldNotBeNull().Outcome.ShouldBe(SessionOutcome.Completed);
    }

    static string Waits(Treatment treatment)
    {
        treatment.Room.RunUntil(() => treatment.Session?.State is SessionState.StepReady or SessionState.StepRunning, Seconds(10), Seconds(0.1)).ShouldBeTrue();
        return treatment.Session!.Steps[treatment.Session.Current].Id;
    }

    static Treatment Steaming(double plant, string protocol = "demonstration")
    {
        var treatment = Running(Visit(VariedPlants.Room(plant), protocol), "steam");
        treatment.Room.Run(Seconds(3));
        treatment.Room.Truth.DivertAtFace.ShouldBeTrue();
        return treatment;
    }

    /// <summary>It boils and is aimed at nobody.</summary>
    static Treatment Boiling(double plant)
    {
        var treatment = Preheating(plant);
        treatment.Room.RunUntil(() => treatment.Room.Truth.Boiling, TimeSpan.FromMinutes(3)).ShouldBeTrue();
        return treatment;
    }

    static Treatment Visit(TwinRoomSetup setup, string protocol) => new(protocol, setup, keepsSamples: false) { Visit = protocol == "fine-lines" ? "microdermabrasion" : null };
}
