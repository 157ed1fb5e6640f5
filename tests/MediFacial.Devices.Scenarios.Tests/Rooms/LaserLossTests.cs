using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.LaserVisit;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Whoever or whatever goes away while the laser emits takes the contact with it.</summary>
public sealed class LaserLossTests
{
    [Theory, Plants(1, 2, 3), Hazard("H29")]
    public void An_emergency_stop_opens_the_laser_by_hardware_and_by_program(double plant, int seed)
    {
        var room = Emitting(plant, seed).Room;
        var pressed = room.Now;
        room.Apply(new PressEmergencyStop());
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(pressed).TotalMilliseconds.ShouldBeLessThanOrEqualTo(50);
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe("emergency-stop");

        room.Apply(new ReleaseEmergencyStop());
        StaysOpen(room, Seconds(5));
    }

    [Theory, Plants, Hazard("H31")]
    public void A_controller_that_is_killed_leaves_the_laser_open(double plant)
    {
        var room = Emitting(plant).Room;
        room.KillController();
        room.Run(Seconds(0.1));
        room.Truth.LaserContactsClosed.ShouldBe(0);
        room.Truth.LaserEmits.ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H31")]
    public void A_controller_frozen_for_400_ms_is_tolerated_for_1200_ms_the_contact_is_open(double plant)
    {
        var room = Emitting(plant).Room;
        room.Stall(TimeSpan.FromMilliseconds(400));
        room.Run(Seconds(2));
        room.Snapshot.Stop.ShouldBeNull();
        room.Truth.LaserEmits.ShouldBeTrue();
        room.Run(Seconds(5));

        room.Stall(Seconds(1.2));
        room.Truth.LaserEmits.ShouldBeFalse("the monostable has let go");
        room.Run(Seconds(1));
        StaysOpen(room, Seconds(2));
    }

    [Theory, Plants, Hazard("H27")]
    public void Whoever_pauses_opens_the_contact_and_is_asked_for_eyewear_again(double plant)
    {
        var treatment = Emitting(plant);
        var room = treatment.Room;
        room.Ask(new PauseSession(Treatment.Panel));
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Run(Seconds(2));

        treatment.Ask(new ResumeSession(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("yewear");
        Resumed(treatment);
        StaysOpen(room, Seconds(2));
    }

    [Theory, Plants, Hazard("H42")]
    public void The_clients_button_opens_the_contact(double plant)
    {
        var room = Emitting(plant).Room;
        var pressed = room.Now;
        room.Apply(new PressClientButton());
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(pressed).TotalMilliseconds.ShouldBeLessThanOrEqualTo(50);
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);
    }

    [Theory, Plants, Hazard("H39")]
    public void Without_its_record_on_disk_nothing_is_armed(double plant)
    {
        var room = Begun(plant).Room;
        room.BreakJournal("disk full");
        room.Ask(new ArmLaser(Treatment.Panel));
        StaysOpen(room, Seconds(3));
        room.Truth.LaserSignLit.ShouldBeFalse();
    }
}
