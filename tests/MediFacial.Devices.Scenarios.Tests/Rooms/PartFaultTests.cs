using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>What parts and plants can do to a treatment: each ends in the rule that is there for it.</summary>
public sealed class PartFaultTests
{
    public static TheoryData<string, TwinFault, double, string> Ends => new()
    {
        { "suction", new DriftSensor("suction-console", "vacuum", -10), 30, "vacuum-disagree" },
        { "suction", new DriftSensor("suction-console", "vacuum-2", -10), 30, "vacuum-disagree" },
        { "suction", new NoisySensor("suction-console", "vacuum-2", 10), 10, "vacuum-disagree" },
        { "steam", new NoisySensor("analogue-inputs", "face", 10), 10, "face-temperature-at-once" },
        { "light", new NoisySensor("led-driver", "guard", 10), 10, "light-over-limit" },
        { "suction", new OpenSensor("suction-console", "vacuum"), 2, "vacuum-disagree" },
        { "suction", new OpenSensor("suction-console", "vacuum-2"), 2, "vacuum-disagree" },
        { "light", new OpenSensor("led-driver", "guard"), 2, "light-disagreement" },
        { "light", new OpenSensor("led-driver", "irradiance-633"), 1, "light-over-limit" },
        { "light", new OpenSensor("led-driver", "board-temperature"), 1, "light-board-stale" },
        { "light", new OpenSensor("led-driver", "fan"), 3, "light-fan" },
        { "suction", new BreakPump(), 5, "suction-stopped-itself" },
    };

    [Theory, MemberData(nameof(Ends))]
    public void It_is_stopped_by_the_rule_that_watches_for_it(string step, TwinFault fault, double within, string rule)
    {
        var room = In(step, 1);

        room.Apply(fault);

        room.RunUntil(() => room.Snapshot.Alarms.Any(alarm => alarm.Id == rule), Seconds(within), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        EndsSafe(room);
        room.Snapshot.Stop.ShouldNotBeNull();
    }

    public static TheoryData<string, TwinFault, TwinFault> Strangers => new()
    {
        { "led-driver", new ReplacePart("led-driver"), new ReturnPart("led-driver") },
        { "suction-console", new ReplacePart("suction-console"), new ReturnPart("suction-console") },
        { "analogue-inputs", new ReplacePart("analogue-inputs"), new ReturnPart("analogue-inputs") },
        { "led-driver", new MisidentifyPart("led-driver"), new MisidentifyPart("led-driver", false) },
        { "suction-console", new MisidentifyPart("suction-console"), new MisidentifyPart("suction-console", false) },
        { "analogue-inputs", new MisidentifyPart("analogue-inputs"), new MisidentifyPart("analogue-inputs", false) },
    };

    [Theory, MemberData(nameof(Strangers)), Hazard("H33")]
    public void A_part_that_is_swapped_during_a_treatment_is_found_to_be_a_stranger_and_welcome_again_when_it_is_back(string part, TwinFault swapped, TwinFault back)
    {
        var room = In(part == "led-driver" ? "light" : part == "suction-console" ? "suction" : "steam", 1);

        room.Apply(swapped);

        room.RunUntil(() => room.Truth.IsSafe, Seconds(1)).ShouldBeTrue();
        room.Run(Seconds(6));
        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence == $"{part} is not the device that belongs here.");
        room.Apply(back);
        room.RunUntil(() => !room.Snapshot.Readiness.Any(reason => reason.Sentence.Contains(part)), Seconds(10), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Snapshot.Session!.State.ShouldBe(SessionState.Stopped);
    }

    [Fact]
    public void A_vent_that_stays_open_gives_no_suction_and_pauses_the_treatment()
    {
        var room = In("suction", 1);
        room.Apply(new StickVentOpen());
        room.RunUntil(() => room.Snapshot.Session!.State == SessionState.Paused, Seconds(2), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "vent-does-not-close");
        EndsSafe(room);
    }

    [Fact]
    public void A_channel_without_light_is_told_of_and_counts_for_nothing()
    {
        var room = In("light", 1);
        var before = (room.Snapshot.Session!.Detail as LightDetail)!.Delivered.Value;

        room.Apply(new LoseChannel(633));

        room.RunUntil(() => room.Snapshot.Alarms.Any(alarm => alarm.Id == "light-weak"), Seconds(20), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        (room.Snapshot.Session!.Detail as LightDetail)!.Delivered.Value.ShouldBe(before, 1);
    }

    [Fact]
    public void A_heater_that_is_broken_never_gets_ready_and_opens_nothing()
    {
        var treatment = new Treatment().Start().SkipTo("steam");
        treatment.Room.Apply(new BreakHeater());
        treatment.Ask(new Core.Commands.PrepareSteam(Treatment.Panel));
        treatment.Room.Run(TimeSpan.FromMinutes(2));
        treatment.Session!.Detail.ShouldBeOfType<SteamDetail>().Prepared.ShouldBeFalse();
        treatment.Room.Truth.DivertAtFace.ShouldBeFalse();
    }

    [Theory, Plants(false, true), Hazard("H19")]
    public void A_divert_valve_that_jams_towards_the_face_is_told_by_the_air_there_and_ends_the_steam(double plant, bool skipped)
    {
        var treatment = Running(new Treatment(setup: VariedPlants.Room(plant)), "steam");
        var room = treatment.Room;
        room.RunUntil(() => room.Truth.Face.Value > 35, Seconds(15)).ShouldBeTrue();
        room.Apply(new JamDivert());

        Treatment.Done(treatment.Ask(skipped ? new Core.Commands.SkipStep(Treatment.Panel, "client wants an end") : new Core.Commands.PauseSession(Treatment.Panel)));

        room.RunUntil(() => room.Truth.HeaterWatts == 0, Seconds(16)).ShouldBeTrue();
        if (!skipped) Tripped(room).ShouldBe("steam-not-diverted");
        room.RunUntil(() => !room.Truth.SteamAimedAtFace, Seconds(120)).ShouldBeTrue();
    }

    [Fact]
    public void A_pedal_that_bounces_is_one_click_and_a_client_button_that_bounces_is_one_pause()
    {
        var room = In("suction", 1);
        Passes(room).ShouldBe(0);
        room.Apply(new PressPedal());
        room.Run(Seconds(1));
        Passes(room).ShouldBe(1);
        room.Apply(new PressClientButton());
        room.Run(Seconds(1));
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);
        room.Journal.Count(entry => entry.Kind == Core.Journal.JournalKind.Paused).ShouldBe(1);
    }

    static int Passes(VirtualRoom room) => ((SuctionDetail)room.Snapshot.Session!.Detail!).Regions.Sum(region => region.PassesDone);
}
