using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The hazards of light (domain §10 H10–H18) on panels that differ by ±30 %, judged on the light that really falls.</summary>
public sealed class LightHazardTests
{
    [Theory, Plants, Hazard("H10")]
    public void H10_light_a_third_too_strong_is_dark_within_200_ms_on_any_panel(double plant)
    {
        var room = In("light", plant);
        room.Run(TimeSpan.FromMilliseconds(37 * plant));
        room.Apply(new ScaleLight(1.3));

        room.RunUntil(() => room.Truth.Light.Value == 0, TimeSpan.FromMilliseconds(200)).ShouldBeTrue();

        Tripped(room).ShouldBe("light-over-limit");
    }

    [Theory, Plants, Hazard("H10")]
    public void H10_where_the_driver_does_not_regulate_the_room_brings_the_light_back_to_its_target(double plant)
    {
        var room = In("light", Panel(plant, driverRegulates: false));
        room.AskAndWait(new ChangeSetPoint(Treatment.Panel, Quantity.Of(40, Dimension.Irradiance))).IsDone.ShouldBeTrue();
        room.Apply(new DimLight(0.85));
        room.RunUntil(() => room.Truth.Light.Value is > 30 and < 36, Seconds(1)).ShouldBeTrue("15 % of the light is missing");

        room.Run(Seconds(12));

        room.Truth.Light.Value.ShouldBeInRange(39, 41);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Theory, Plants("guard", "irradiance-633"), Hazard("H10"), Hazard("H08")]
    public void H08_a_photodiode_that_stands_still_ends_the_light(double plant, string sensor)
    {
        var room = In("light", plant);
        room.Apply(new StickSensor("led-driver", sensor));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(3.5)).ShouldBeTrue();

        Tripped(room).ShouldBeOneOf("light-guard-stuck-633", "light-633-stuck", "light-disagreement", "light-over-limit");
    }

    [Theory, Plants("guard reads 0.85", "irradiance-633 reads 1.18", "irradiance-633 reads 0.84"), Hazard("H10")]
    public void H10_photodiodes_that_disagree_end_the_light_before_either_is_believed(double plant, string fault)
    {
        var room = In("light", plant);
        room.Apply(new ScaleSensor("led-driver", fault.Split(" reads ")[0], double.Parse(fault.Split(" reads ")[1], CultureInfo.InvariantCulture)));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(1)).ShouldBeTrue();

        Tripped(room).ShouldBe("light-disagreement");
    }

    [Theory, Plants, Hazard("H12")]
    public void H12_a_panel_that_lost_15_percent_shines_longer_until_the_dose_is_given(double plant)
    {
        var room = In("light", plant);
        room.Apply(new DimLight(51 / (110 * 1.3 * plant)));
        var given = Given(room);

        given.ShouldBe(1.2 - 0.18, 0.04, "3 s before the loss are not counted here");
        var step = room.Snapshot.Session!.Steps.Single(step => step.Kind == StepKind.Light);
        step.Elapsed.TotalSeconds.ShouldBeInRange(22, 24.9);
        step.State.ShouldBe(StepState.Done);
    }

    [Theory, Plants, Hazard("H12")]
    public void H12_a_panel_that_lost_a_third_ends_at_its_time_limit_and_says_so(double plant)
    {
        var room = In("light", plant);
        room.Apply(new DimLight(40 / (110 * 1.3 * plant)));

        Given(room);

        var step = room.Snapshot.Session!.Steps.Single(step => step.Kind == StepKind.Light);
        step.Elapsed.TotalSeconds.ShouldBe(25, 0.2);
        step.Reason.ShouldNotBeNull().ShouldContain("before the full dose");
    }

    [Theory, Plants(0, 30, 60, 90), Hazard("H13")]
    public void H13_a_panel_that_is_moved_is_dark_within_100_ms_and_asks_for_the_shields_again(double plant, int phase)
    {
        var room = In("light", plant);
        room.Run(TimeSpan.FromMilliseconds(phase));
        room.Apply(new MovePanel());

        room.RunUntil(() => room.Truth.Light.Value == 0, TimeSpan.FromMilliseconds(100)).ShouldBeTrue();

        room.Run(Seconds(1));
        room.Snapshot.Stop.ShouldBeNull("it pauses and does not latch");
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);
        room.AskAndWait(new ResumeSession(Treatment.Panel)).Refusal!.Operator.ShouldContain("in its place");
        room.Apply(new MovePanel(InPlace: true));
        room.Run(Seconds(1));
        room.AskAndWait(new ResumeSession(Treatment.Panel)).Refusal!.Operator.ShouldContain("eye shields");
        Confirm(room);
        room.AskAndWait(new ResumeSession(Treatment.Panel)).IsDone.ShouldBeTrue();
    }

    [Theory, Plants, Hazard("H14"), Hazard("H13")]
    public void H14_at_830_nm_no_light_begins_before_the_shields_are_confirmed_twice_for_that_step(double plant)
    {
        var treatment = new Treatment("fine-lines", VariedPlants.Room(plant), keepsSamples: false) { Visit = "near-infrared" }.Start().SkipTo("near-infrared");
        var room = treatment.Room;
        foreach (var again in new[] { false, true })
        {
            treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("eye shields");
            room.RunUntil(() => room.Truth.Light.Value > 0 || room.Truth.EnergyContactClosed, Seconds(2)).ShouldBeFalse("an eye would neither see nor blink");
            Treatment.Done(treatment.Ask(new ConfirmEyeShields(Treatment.Panel, again)));
        }

        treatment.Begin();
        room.RunUntil(() => room.Truth.Light.Value > 0, Seconds(2)).ShouldBeTrue();
    }

    [Theory, Plants("near-infrared: 5 s", "red: 50 s", "red: 65 s"), Hazard("H14")]
    public void H14_light_that_no_eye_sees_asks_for_the_shields_after_any_pause_other_light_after_a_minute(double plant, string told)
    {
        var (visit, pause, asks) = told switch { "red: 50 s" => ("red", 50, false), "red: 65 s" => ("red", 65, true), _ => ("near-infrared", 5, true) };
        var room = FineLines(visit, plant).Room;
        room.AskAndWait(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(pause));

        var answer = room.AskAndWait(new ResumeSession(Treatment.Panel));

        if (!asks) answer.IsDone.ShouldBeTrue();
        else answer.Refusal.ShouldNotBeNull().Operator.ShouldContain("eye shields");
        room.Run(Seconds(0.2));
        (room.Truth.Light.Value > 0).ShouldBe(!asks);
    }

    [Theory, Plants(415, 590, 830), Hazard("H15")]
    public void H15_a_second_wavelength_that_nobody_asked_for_ends_all_light(double plant, int wavelength)
    {
        var room = In("light", plant);
        room.Apply(new ShortChannel(wavelength, 0.15));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(0.6)).ShouldBeTrue();

        Tripped(room).ShouldBeOneOf($"light-{wavelength}-without-order", "light-over-limit");
    }

    [Theory, Plants(true, false), Hazard("H15")]
    public void H15_a_panel_with_swapped_cables_fails_the_test_with_which_each_light_begins(double plant, bool driverRegulates)
    {
        var treatment = new Treatment(setup: Panel(plant, driverRegulates)).Start().SkipTo("light");
        var room = treatment.Room;
        room.Apply(new SwapChannels(415, 633));
        treatment.Begin();
        var (given, at) = (0.0, room.Now);

        room.RunUntil(() =>
        {
            (given, at) = (given + room.Truth.Light.Value * room.Now.Since(at).TotalSeconds / 1000, room.Now);
            return room.Truth.Light.Value == 0 && given > 0;
        }, Seconds(2)).ShouldBeTrue();

        given.ShouldBeLessThan(0.01, "J/cm²: a four-thousandth of a treatment with that light");
        room.Run(Seconds(0.1));
        Tripped(room).ShouldBeOneOf("light-identity", "light-415-without-order", "light-over-limit", "light-disagreement");
    }

    [Theory, Plants, Hazard("H17")]
    public void H17_an_answer_that_changes_in_mid_visit_ends_the_light_that_it_blocks_and_all_that_was_to_come(double plant)
    {
        var treatment = FineLines("near-infrared", plant);
        var room = treatment.Room;

        Treatment.Done(treatment.Ask(new ChangeAnswer(Treatment.Panel, "photodynamic", true)));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(0.5)).ShouldBeTrue();
        room.Run(Seconds(1));
        var step = treatment.Session!.Steps.Single(each => each.Id == "near-infrared");
        step.State.ShouldBe(StepState.Skipped);
        step.Reason.ShouldNotBeNull().ShouldContain("visible light");
        treatment.Session.Steps[treatment.Session.Current].Id.ShouldBe("serum");
        treatment.Ask(new ChangeAnswer(Treatment.Panel, "photodynamic", false)).Refusal.ShouldNotBeNull();
        room.Journal.ShouldContain(entry => entry.Kind == Core.Journal.JournalKind.AnswerChanged && entry.Field("contraindication") == "photodynamic");
    }

    [Theory, Plants, Hazard("H17")]
    public void H17_doxycycline_that_comes_up_in_mid_visit_ends_the_light_of_415_nm(double plant)
    {
        var treatment = Running(new("acne", VariedPlants.Room(plant), keepsSamples: false) { Visit = "blue", Glance = Seconds(1) }, "blue");
        var room = treatment.Room;
        room.Truth.Light415.Value.ShouldBeGreaterThan(0);

        Treatment.Done(treatment.Ask(new ChangeAnswer(Treatment.Panel, "photosensitiser", true)));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(0.5)).ShouldBeTrue();
        treatment.Session!.Steps.Single(step => step.Id == "blue").State.ShouldBe(StepState.Skipped);
        room.RunUntil(() => room.Truth.Light415.Value > 0, Seconds(5)).ShouldBeFalse("blocked for the rest of the visit");
    }

    [Theory, Plants, Hazard("H17")]
    public void H17_a_step_that_is_still_to_come_is_left_out(double plant)
    {
        var treatment = new Treatment("fine-lines", VariedPlants.Room(plant), keepsSamples: false) { Visit = "near-infrared" }.Start();

        Treatment.Done(treatment.Ask(new ChangeAnswer(Treatment.Panel, "epilepsy", true)));

        treatment.Session!.Steps.Single(each => each.Id == "near-infrared").State.ShouldBe(StepState.LeftOut);
    }

    [Theory, Plants, Hazard("H18")]
    public void H18_a_fan_that_stands_still_ends_the_light_long_before_the_skin_side_is_hot(double plant)
    {
        var room = In("light", plant);
        room.Apply(new StopFan());

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(2.5)).ShouldBeTrue();

        Tripped(room).ShouldBe("light-fan");
        room.Truth.SkinUnderLight.Value.ShouldBeLessThan(43);
    }

    [Theory, Plants, Hazard("H18")]
    public void H18_a_fan_that_stands_still_unseen_never_lets_the_skin_side_pass_its_trip(double plant)
    {
        var treatment = FineLines("near-infrared", plant);
        var room = treatment.Room;
        room.Apply(new StickSensor("led-driver", "fan"));
        room.Apply(new StopFan());
        var hottest = 0.0;
        room.RunUntil(() => { hottest = Math.Max(hottest, room.Truth.SkinUnderLight.Value); return treatment.Session?.State != SessionState.StepRunning; }, TimeSpan.FromMinutes(26), Seconds(1)).ShouldBeTrue();

        hottest.ShouldBeLessThan(41.5, "the protocol trips at 41 °C");
    }

    [Theory, Plants, Hazard("H10")]
    public void H10_light_that_does_not_go_off_is_cut_off(double plant)
    {
        var room = In("light", plant);
        room.Apply(new StickLight());
        room.Ask(new PauseSession(Treatment.Panel));

        room.RunUntil(() => room.Truth.Light.Value == 0, Seconds(1.7)).ShouldBeTrue();

        Tripped(room).ShouldBe("unproven");
        room.Truth.EnergyContactClosed.ShouldBeFalse();
    }

    [Theory, InlineData(0.7, "near-infrared"), InlineData(1.0, "near-infrared"), InlineData(1.3, "near-infrared"), InlineData(1.0, "red")]
    public void A_light_step_of_a_healthy_panel_runs_to_its_dose_without_a_word(double plant, string visit)
    {
        var treatment = FineLines(visit, plant);

        treatment.Leave();

        treatment.Room.Snapshot.Alarms.ShouldBeEmpty();
        treatment.Session!.Steps.Single(step => step.Id == visit).Dose!.Delivered.Value.ShouldBe(visit == "red" ? 126 : 66, 0.5);
    }

    static Treatment FineLines(string visit, double plant) =>
        Running(new("fine-lines", VariedPlants.Room(plant), keepsSamples: false) { Visit = visit, Glance = Seconds(1) }, visit);

    static TwinRoomSetup Panel(double plant, bool driverRegulates)
    {
        var setup = VariedPlants.Room(plant);
        return setup with { Light = setup.Light with { DriverRegulates = driverRegulates } };
    }

    /// <summary>True fluence in J/cm² until the step ends.</summary>
    static double Given(VirtualRoom room)
    {
        var (given, at) = (0.0, room.Now);
        room.RunUntil(() =>
        {
            given += room.Truth.Light.Value * room.Now.Since(at).TotalSeconds / 1000;
            at = room.Now;
            return room.Truth.Light.Value == 0;
        }, Seconds(40)).ShouldBeTrue();
        room.Run(Seconds(1));
        return given;
    }

    static void Confirm(VirtualRoom room)
    {
        room.AskAndWait(new ConfirmEyeShields(Treatment.Panel, false)).IsDone.ShouldBeTrue();
        room.AskAndWait(new ConfirmEyeShields(Treatment.Panel, true)).IsDone.ShouldBeTrue();
    }
}
