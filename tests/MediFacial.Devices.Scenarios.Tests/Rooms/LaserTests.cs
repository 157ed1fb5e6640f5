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

/// <summary>The laser's interlock on twins: a door that bounces, a sign that fails, a laser that knows nothing of us. Judged on what is true.</summary>
public sealed class LaserTests
{
    [Fact]
    public void A_laser_step_is_armed_by_hand_and_ends_open_with_its_armed_time_on_record()
    {
        var treatment = Begun();
        var room = treatment.Room;
        room.Truth.LaserChainClosed.ShouldBeFalse("begun is not armed");
        room.Truth.LaserSignLit.ShouldBeFalse("a sign that is always lit is not believed");

        treatment.Ask(new ArmLaser(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.RunUntil(() => room.Truth.LaserChainClosed, Seconds(2)).ShouldBeTrue();
        room.Truth.LaserSignLit.ShouldBeTrue();
        room.Journal.Last(entry => entry.Kind == JournalKind.Authorised).Field("arming").ShouldBe("yes", "on disk before the relays moved");
        room.Run(Seconds(0.2));
        Shows(room).ShouldBe(LaserState.Closed);

        room.Apply(new ResetLaser());
        room.Run(Seconds(0.2));
        Shows(room).ShouldBe(LaserState.Armed);
        room.Apply(new HoldFootSwitch());
        room.RunUntil(() => room.Truth.LaserEmits, Seconds(4)).ShouldBeTrue();
        room.Run(Seconds(0.2));
        Shows(room).ShouldBe(LaserState.Emitting);

        room.Run(Seconds(30));
        treatment.Ask(new NextStep(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(0.1));
        room.Truth.LaserContactsClosed.ShouldBe(0, "the end of the step opens both");
        room.Truth.LaserEmits.ShouldBeFalse();
        room.Run(Seconds(1));
        var ended = room.Journal.Single(entry => entry.Kind == JournalKind.StepEnded && entry.Field("kind") == "Laser");
        var armed = double.Parse(ended.Field("delivered")!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        armed.ShouldBe(33.5, 1);
        room.Journal.Where(entry => entry.Kind == JournalKind.LaserChanged).Select(entry => entry.Field("state")).ShouldBe(["Closed", "Armed", "Emitting", "Open"]);
    }

    [Theory, Plants(1, 2, 3), Hazard("H27")]
    public void H27_a_door_that_opens_while_the_laser_emits_opens_the_contact_at_once_and_closing_it_arms_nothing(double plant, int seed)
    {
        var treatment = Emitting(plant, seed);
        var room = treatment.Room;

        var opened = room.Now;
        room.Apply(new OpenDoor());
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(opened).TotalMilliseconds.ShouldBeLessThanOrEqualTo(100, "domain §5.3, by the door's own contacts in the coils");
        room.RunUntil(() => room.Truth.LaserContactsClosed == 0, Seconds(1)).ShouldBeTrue();
        room.Now.Since(opened).TotalMilliseconds.ShouldBeLessThanOrEqualTo(100);
        room.Run(Seconds(1));
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);
        room.Snapshot.Stop.ShouldBeNull();
        room.Journal.ShouldContain(entry => entry.Kind == JournalKind.LaserChanged && entry.Field("state") == "Open");

        room.Apply(new CloseDoor());
        StaysOpen(room, Seconds(5));
        Resumed(treatment);
        StaysOpen(room, Seconds(5));
        treatment.Arm();
        room.Truth.LaserChainClosed.ShouldBeTrue("armed anew, by hand");
    }

    [Theory, Plants(1, 2, 3), Hazard("H27")]
    public void H27_with_the_doors_hardware_path_bridged_the_controller_alone_ends_emission_in_100_ms(double plant, int seed)
    {
        var room = Emitting(plant, seed).Room;
        room.Apply(new BridgeDoorLoop());
        room.Run(Seconds(1));

        var opened = room.Now;
        room.Apply(new OpenDoor());
        room.RunUntil(() => !room.Truth.LaserEmits && room.Truth.LaserContactsClosed == 0, Seconds(1)).ShouldBeTrue();

        room.Now.Since(opened).TotalMilliseconds.ShouldBeLessThanOrEqualTo(100);
        StaysOpen(room, Seconds(2));
    }

    [Theory, Plants(1, 2), Hazard("H27")]
    public void H27_one_contact_of_the_door_stuck_closed_does_not_keep_the_laser_on_and_is_found(double plant, int contact)
    {
        var room = Emitting(plant).Room;
        room.Apply(new StickDoorContact(contact));
        room.Apply(new BridgeDoorLoop());

        var opened = room.Now;
        room.Apply(new OpenDoor());
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(opened).TotalMilliseconds.ShouldBeLessThanOrEqualTo(180, "the healthy contact may follow 80 ms later");

        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(1)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe("door-disagrees");
        room.Now.Since(opened).TotalMilliseconds.ShouldBeLessThanOrEqualTo(640);
        room.Run(Seconds(5));
        room.Snapshot.Stop!.CauseGone.ShouldBeFalse("a stuck contact is no cause that goes away");
        StaysOpen(room, Seconds(1));
    }

    [Theory, Plants(1, 2, 3), Hazard("H27")]
    public void A_door_used_many_times_never_counts_as_two_contacts_that_disagree(double plant, int seed)
    {
        var room = new Treatment("laser-visit", VariedPlants.Room(plant, (ulong)seed)).Room;
        for (var times = 0; times < 15; times++)
        {
            room.Apply(new OpenDoor());
            room.Run(Seconds(0.6));
            room.Snapshot.DoorClosed.ShouldBe(false);
            room.Apply(new CloseDoor());
            room.Run(Seconds(0.6));
            room.Snapshot.DoorClosed.ShouldBe(true);
        }
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Theory, Plants, Hazard("H27")]
    public void A_sign_that_fails_opens_the_contact_and_a_sign_that_does_not_light_lets_nobody_arm(double plant)
    {
        var treatment = Emitting(plant);
        var room = treatment.Room;
        var failed = room.Now;
        room.Apply(new BreakSignLamp());
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(failed).TotalMilliseconds.ShouldBeLessThanOrEqualTo(100);
        room.Run(Seconds(2));

        Resumed(treatment);
        room.Run(Seconds(1));
        treatment.Ask(new ArmLaser(Treatment.Panel)).IsDone.ShouldBeTrue();
        StaysOpen(room, Seconds(3));
        Detail(room).Notice.ShouldNotBeNull().ShouldContain("sign");
    }

    [Theory, Plants, Hazard("H27")]
    public void Emission_with_the_chain_open_is_an_emergency(double plant)
    {
        var room = Begun(plant).Room;
        room.Apply(new StickEmission());
        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(1)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe("laser-emission");
        room.Snapshot.Stop.ForTheClient.ShouldContain("key");
    }

    [Theory, Plants(false, true)]
    public void A_crash_in_a_laser_step_counts_as_laser_only_when_somebody_had_armed_it(double plant, bool armed)
    {
        var treatment = Begun(plant);
        if (armed) treatment.Arm();

        treatment.Restart();

        treatment.Room.Snapshot.Doses.Of("C-017").Any(segment => segment.Modality == Core.Doses.Modality.Laser).ShouldBe(armed);
        StaysOpen(treatment.Room, Seconds(3));
    }

    [Fact, Hazard("H27")]
    public void Arming_ends_by_itself_after_the_longest_time_of_the_protocol()
    {
        var treatment = Begun().Arm();
        var room = treatment.Room;
        room.Run(TimeSpan.FromMinutes(9.9));
        room.Truth.LaserChainClosed.ShouldBeTrue();
        room.RunUntil(() => !room.Truth.LaserChainClosed, Seconds(10)).ShouldBeTrue();
        room.Run(Seconds(0.5));
        room.Snapshot.Stop.ShouldBeNull();
        room.Snapshot.Session!.State.ShouldBe(SessionState.StepRunning);
        Detail(room).Notice.ShouldNotBeNull().ShouldContain("Arm it again");
        treatment.Arm();
        treatment.Ask(new DisarmLaser(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(0.1));
        room.Truth.LaserContactsClosed.ShouldBe(0);
    }

    [Theory, Plants, Hazard("H27")]
    public void While_the_laser_is_armed_no_other_device_can_be_started_and_the_other_way_round(double plant)
    {
        var room = Begun(plant).Arm().Room;
        foreach (var device in room.Snapshot.Devices.Where(device => device.Name != "Laser interlock")) device.State.ShouldBe(DeviceState.Idle);
        room.AskAndWait(new PrepareSteam(Treatment.Panel)).Refusal.ShouldNotBeNull();
        room.AskAndWait(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull();

        var light = Running(new(setup: VariedPlants.Room(plant)), "light");
        light.Ask(new ArmLaser(Treatment.Panel)).Refusal.ShouldNotBeNull();
        StaysOpen(light.Room, Seconds(1));
    }

    [Theory, Plants, Hazard("H27")]
    public void A_laser_that_is_ready_with_its_chain_open_hangs_on_no_chain_and_is_not_armed(double plant)
    {
        var treatment = Begun(plant);
        treatment.Room.Apply(new StickReady());
        treatment.Room.Run(Seconds(0.2));
        treatment.Ask(new ArmLaser(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("standby");
    }
}
