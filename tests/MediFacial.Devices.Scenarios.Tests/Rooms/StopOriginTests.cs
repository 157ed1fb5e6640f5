using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Every way to ask for a stop, in the middle of everything that carries energy, judged on what is true in the plants.</summary>
public sealed class StopOriginTests
{
    public enum Origin { Panel, OtherPanel, Interface, ClientButton, PedalHeld, EmergencyStop, Shutdown }

    public static TheoryData<string, Origin> Cells
    {
        get
        {
            var cells = new TheoryData<string, Origin>();
            foreach (var state in new[] { "suction", "light", "steam", "preheat" })
                foreach (var origin in Enum.GetValues<Origin>()) cells.Add(state, origin);
            return cells;
        }
    }

    [Theory, PlantsInTurn(nameof(Cells)), Hazard("H42"), Hazard("H22"), Hazard("H29")]
    public void Every_stop_ends_all_energy_within_half_a_second_of_being_asked(double plant, string state, Origin origin)
    {
        var room = Energised(state, plant);
        var asked = room.Now;
        Ask(room, origin);
        // Held is meant only after a second: the stop counts from there.
        var allowed = TimeSpan.FromMilliseconds(origin == Origin.PedalHeld ? 1040 + 500 : 500);

        room.RunUntil(() => IsOff(room.Truth), TimeSpan.FromSeconds(3)).ShouldBeTrue();

        room.Now.Since(asked).ShouldBeLessThanOrEqualTo(allowed);
        room.Run(TimeSpan.FromSeconds(5));
        room.Truth.IsSafe.ShouldBeTrue("and nothing comes back by itself");
        if (origin == Origin.ClientButton) room.Snapshot.Stop.ShouldBeNull("a comfort stop does not latch");
        else room.Snapshot.Stop.ShouldNotBeNull().SafeProven.ShouldBeTrue();
    }

    [Theory, Plants("suction", "light", "steam"), Hazard("H42")]
    public void The_clients_button_keeps_its_half_second_in_plants_that_are_slower_or_faster(double plant, string state)
    {
        var room = Energised(state, plant);
        var asked = room.Now;
        room.Apply(new PressClientButton());
        room.RunUntil(() => IsOff(room.Truth), TimeSpan.FromSeconds(2)).ShouldBeTrue();
        room.Now.Since(asked).TotalMilliseconds.ShouldBeLessThanOrEqualTo(500);
    }

    [Theory, Plants(EmergencyStopContact.First, EmergencyStopContact.Second), Hazard("H29")]
    public void H29_a_stop_with_one_contact_stuck_stops_as_fast_and_is_found_faulty(double plant, EmergencyStopContact stuck)
    {
        var room = Energised("suction", plant);
        room.Apply(new StickEmergencyStop(stuck));
        room.Run(TimeSpan.FromSeconds(5));
        room.Snapshot.Stop.ShouldBeNull("a contact that sticks shows only when the button is pressed");

        var pressed = room.Now;
        room.Apply(new PressEmergencyStop());
        room.RunUntil(() => !room.Truth.EnergyContactClosed, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        room.Now.Since(pressed).TotalMilliseconds.ShouldBeLessThanOrEqualTo(50);
        room.RunUntil(() => room.Snapshot.Stop?.NeedsTechnician == true, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        room.Now.Since(pressed).TotalMilliseconds.ShouldBeInRange(480, 600);

        room.Apply(new ReleaseEmergencyStop());
        room.Run(TimeSpan.FromSeconds(2));
        room.AskAndWait(new ResetStop(Treatment.Panel, "Cause found and put right", "AB")).Refusal.ShouldNotBeNull();
        room.Apply(new StickEmergencyStop(stuck, false));
        room.AskAndWait(new ResetStop(Treatment.Panel, ResetStop.Repaired, "TE")).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(2));
        room.Truth.IsSafe.ShouldBeTrue("a reset restarts nothing");
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);
    }

    [Theory, Plants(0, 12, 30), Hazard("H29")]
    public void H29_contacts_that_move_up_to_30_ms_apart_are_in_order(double plant, int skew)
    {
        var room = In("light", VariedPlants.Room(plant) with { EmergencyStopSkew = TimeSpan.FromMilliseconds(skew) });
        room.Apply(new PressEmergencyStop());
        room.Run(TimeSpan.FromSeconds(2));
        room.Apply(new ReleaseEmergencyStop());
        room.Run(TimeSpan.FromSeconds(2));

        room.Snapshot.Stop!.NeedsTechnician.ShouldBeFalse();
        room.AskAndWait(new ResetStop(Treatment.Panel, "Test of the stop", "AB")).Refusal.ShouldBeNull();
    }

    [Theory, Plants, Hazard("H40")]
    public void H40_a_high_alarm_during_the_pause_of_the_sound_is_heard(double plant)
    {
        var room = Energised("suction", plant);
        room.Apply(new OpenDoor());
        room.Run(TimeSpan.FromSeconds(1));
        room.Snapshot.Signal.Priority.ShouldBe(AlarmPriority.Medium);
        room.AskAndWait(new PauseAlarmSound("panel at the door")).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(5));
        Sounds(room, TimeSpan.FromSeconds(20)).ShouldBeFalse("the sound is paused");

        room.Apply(new PressEmergencyStop());

        Sounds(room, TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Snapshot.Signal.PauseLeft.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(11));
        room.Snapshot.Signal.Escalated.ShouldBeTrue("nobody has acknowledged it");
    }

    [Fact]
    public void A_pedal_that_sticks_stops_once_and_is_told()
    {
        var room = Energised("suction", 1);
        room.Apply(new HoldPedal());
        room.Run(TimeSpan.FromSeconds(12));

        room.Snapshot.Stop!.Origin.ShouldBe(StopOrigin.Pedal);
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "pedal-stuck");
        room.AskAndWait(new ResetStop(Treatment.Panel, "Pressed by mistake", "AB")).Refusal.ShouldBeNull();
    }

    [Theory, Plants, Hazard("H04")]
    public void H04_suction_that_is_not_proven_off_is_cut_off_and_told_high_within_its_time(double plant)
    {
        var room = Energised("suction", plant);
        room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        room.Run(TimeSpan.FromSeconds(3));
        room.Apply(new WeldPump());
        room.Apply(new StickVentShut());
        var asked = room.Now;
        room.Ask(new PauseSession(Treatment.Panel));

        room.RunUntil(() => room.Snapshot.Signal.Priority == AlarmPriority.High, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        room.Now.Since(asked).TotalMilliseconds.ShouldBeLessThanOrEqualTo(1600);
        room.RunUntil(() => !room.Truth.EnergyContactClosed, TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Snapshot.Stop!.NeedsTechnician.ShouldBeTrue();
    }

    static bool Sounds(VirtualRoom room, TimeSpan atMost) => room.RunUntil(() => room.Twins.Line("SOUNDER"), atMost);

    static bool IsOff(TruthView truth) => !truth.PumpRuns && truth.VentOpen && truth.Light.Value == 0 && truth.HeaterWatts == 0 && !truth.DivertAtFace;

    static void Ask(VirtualRoom room, Origin origin)
    {
        switch (origin)
        {
            case Origin.Panel: room.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel)); break;
            case Origin.OtherPanel: room.Ask(new StopEverything("another", StopOrigin.Panel)); break;
            case Origin.Interface: room.Ask(new StopEverything("interface", StopOrigin.Interface)); break;
            case Origin.ClientButton: room.Apply(new PressClientButton()); break;
            case Origin.PedalHeld: room.Apply(new HoldPedal()); break;
            case Origin.EmergencyStop: room.Apply(new PressEmergencyStop()); break;
            case Origin.Shutdown: room.Room.ShutDown(room.Now); break;
            default: throw new ArgumentOutOfRangeException(nameof(origin), origin, null);
        }
    }

    static VirtualRoom Energised(string state, double plant)
    {
        var room = state == "preheat" ? Preheating(plant).Room : In(state, plant);
        IsOff(room.Truth).ShouldBeFalse("energy must flow before it can be stopped");
        return room;
    }
}
