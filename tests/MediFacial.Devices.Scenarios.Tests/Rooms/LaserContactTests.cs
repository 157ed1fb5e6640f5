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

/// <summary>Relays of the laser's chain that weld, burn out or lie about themselves.</summary>
public sealed class LaserContactTests
{
    [Theory, Plants(1, 2), Hazard("H28")]
    public void H28_a_contact_that_welds_while_armed_is_found_when_it_should_open_and_the_other_ends_emission(double plant, int contact)
    {
        var room = Emitting(plant).Room;
        room.Apply(new WeldLaserContact(contact));
        room.Run(Seconds(1));
        room.Truth.LaserEmits.ShouldBeTrue("a weld alone changes nothing");

        var asked = room.Now;
        room.Ask(new PauseSession(Treatment.Panel));
        room.RunUntil(() => !room.Truth.LaserEmits, Seconds(1)).ShouldBeTrue();
        room.Now.Since(asked).TotalMilliseconds.ShouldBeLessThanOrEqualTo(50, "the other relay");

        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(1)).ShouldBeTrue();
        room.Now.Since(asked).TotalMilliseconds.ShouldBeLessThanOrEqualTo(200);
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe($"laser-contact-{contact}-stuck");
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Priority == AlarmPriority.High);
        room.Run(Seconds(3));
        room.Snapshot.Stop!.CauseGone.ShouldBeFalse();
        room.AskAndWait(new ResetStop(Treatment.Panel, "seen", "AB")).Refusal.ShouldNotBeNull().Operator.ShouldContain("contact");
    }

    [Theory, Plants(1, 2), Hazard("H28")]
    public void H28_a_contact_welded_from_before_lets_no_laser_step_begin(double plant, int contact)
    {
        var treatment = new Treatment("laser-visit", VariedPlants.Room(plant)).Start();
        treatment.Room.Apply(new WeldLaserContact(contact));
        treatment.Room.Run(Seconds(1));

        treatment.Room.Snapshot.Stop!.Trip!.Rule.ShouldBe($"laser-contact-{contact}-stuck");
        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull();
        treatment.Room.Truth.LaserChainClosed.ShouldBeFalse();
    }

    [Theory, Plants(1, 2), Hazard("H28")]
    public void H28_a_weld_that_no_rule_may_see_any_more_fails_the_self_test_and_arming_is_refused(double plant, int contact)
    {
        // The mirror is broken as well, so the weld is invisible until the relay is asked to move: that is what the test is for.
        var room = Prepared(out var treatment, plant);
        room.Apply(new BreakLaserMirror(contact));
        room.Apply(new WeldLaserContact(contact));
        treatment.Begin();
        var closed = false;
        room.RunUntil(() => { closed |= room.Truth.LaserChainClosed; return Detail(room).Test == LaserTest.Failed; }, Seconds(2)).ShouldBeTrue();

        Shows(room).ShouldBe(LaserState.Fault);
        treatment.Ask(new ArmLaser(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("self-test");
        room.Run(Seconds(2));
        room.Truth.LaserSignLit.ShouldBeFalse();
        room.Truth.LaserEmits.ShouldBeFalse();
    }

    [Theory, Plants(1, 2), Hazard("H28")]
    public void H28_the_self_test_closes_one_relay_at_a_time_and_finds_one_that_does_not_move(double plant, int contact)
    {
        var room = Prepared(out var treatment, plant);
        var most = 0;
        room.Twins.Truth.LaserContactsClosed.ShouldBe(0);
        treatment.Begin();
        room.RunUntil(() => { most = Math.Max(most, room.Truth.LaserContactsClosed); return Detail(room).Test == LaserTest.Passed; }, Seconds(1)).ShouldBeTrue();
        most.ShouldBe(1, "never both: the laser cannot emit during its own test");

        Treatment.Done(treatment.Ask(new PauseSession(Treatment.Panel)));
        room.Run(Seconds(2));
        room.Apply(new BreakLaserCoil(contact));
        Resumed(treatment);
        room.RunUntil(() => Detail(room).Test == LaserTest.Failed, Seconds(1)).ShouldBeTrue();
        treatment.Ask(new ArmLaser(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("self-test");
    }
}
