using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Rules of the laser that hold instead of stopping, and those that no session can break: they guard against this program itself.</summary>
public sealed class LaserRulesTests
{
    static readonly Instant Now = Instant.FromSeconds(10);

    [Fact, Hazard("H27")]
    public void A_sign_that_goes_dark_while_armed_opens_the_chain_and_pauses()
    {
        var room = new FedRoom(TestProtocols.Of("laser-visit")).Start().Armed();

        room.Dictated["laser-interlock.sign-lit"] = 0;
        room.Step();

        room.IsAnythingSet.ShouldBeFalse("in the same beat");
        room.Snapshot.Stop.ShouldBeNull();
        room.Session!.State.ShouldBe(SessionState.Paused);
    }

    [Theory, InlineData(LineRole.Door), InlineData(LineRole.DoorB), Hazard("H27")]
    public void Either_contact_of_the_door_opens_the_chain_in_the_same_beat(LineRole contact)
    {
        var room = new FedRoom(TestProtocols.Of("laser-visit")).Start().Armed();

        room.Lines[contact] = false;
        room.Step();

        room.IsAnythingSet.ShouldBeFalse();
        room.Session!.State.ShouldBe(SessionState.Paused);
        room.Snapshot.Alarms.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            alarm => alarm.Id.ShouldBe("laser-door"), alarm => alarm.Priority.ShouldBe(AlarmPriority.High, "an interlock broken while armed, domain §8.2"));
    }

    [Theory, InlineData(LineRole.Door, true), InlineData(LineRole.DoorB, true), InlineData(LineRole.Door, false), InlineData(LineRole.DoorB, false), Hazard("H27")]
    public void An_open_door_ends_the_laser_also_where_it_ends_nothing_else(LineRole contact, bool doorStopsEnergy)
    {
        var (room, book) = Armed(doorStopsEnergy);
        Tripping(room, book).ShouldBeEmpty();

        room.SetLine(contact, false, Now);

        Tripping(room, book).ShouldBe(["laser-door"]);
    }

    [Fact, Hazard("H27")]
    public void A_second_device_beside_an_armed_laser_stops_the_room()
    {
        var (room, book) = Armed();

        var light = room.Devices.Single(device => device.Plan is LightPlan);
        light.Machine.Fire(DeviceTrigger.Identified);
        light.Machine.Fire(DeviceTrigger.DeliverAsked).ShouldBeTrue();

        Tripping(room, book).ShouldContain("laser-other-device");
    }

    [Fact, Hazard("H27"), Hazard("H28")]
    public void A_chain_that_nobody_armed_or_that_outlives_its_arming_is_an_emergency()
    {
        var (room, book) = Armed();
        book.Laser!.ArmedUntil = Now + TimeSpan.FromSeconds(-0.9);
        Tripping(room, book).ShouldBeEmpty("the step itself has a second to open it");

        book.Laser.ArmedUntil = Now + TimeSpan.FromSeconds(-1.1);
        Tripping(room, book).ShouldBe(["laser-not-armed"]);
        book.Rules.Single(rule => rule.Row.Id == "laser-not-armed").Row.Action.ShouldBe(TripAction.Emergency);

        book.Laser.ArmedUntil = default;
        Tripping(room, book).ShouldBe(["laser-not-armed"]);
    }

    /// <summary>Both relays asked and read closed, the sign lit, the door shut.</summary>
    static (RoomState Room, RuleBook Book) Armed(bool doorStopsEnergy = true)
    {
        var shipped = TestRooms.Simulated();
        var plan = shipped with { Profile = shipped.Profile with { Policies = shipped.Profile.Policies with { DoorStopsEnergy = doorStopsEnergy } } };
        var room = new RoomState(plan, new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"), new(), new(plan));
        var laser = plan.Device<LaserPlan>()!;
        Array.Fill(room.Links, LinkState.Up);
        foreach (var line in new[] { LineRole.EmergencyStop, LineRole.EmergencyStopB, LineRole.Door, LineRole.DoorB, LineRole.EnergyRunReadBack }) room.SetLine(line, true, Now);
        room.SetLine(LineRole.ClientButton, false, Now);
        foreach (var output in new[] { laser.Contact, laser.Contact2, laser.Sign }) room.SetPoints[output.Index] = Quantity.On;
        foreach (var sensor in new[] { laser.ContactReadBack, laser.Contact2ReadBack, laser.SignLit, laser.LaserReady!.Value }) room.Readings.Take(sensor, Reading.Good(Quantity.On, Now));
        room.Readings.Take(laser.Emission!.Value, Reading.Good(Quantity.Off, Now));
        room.EnergyArmed = true;
        room.Device(laser.Id).Machine.Fire(DeviceTrigger.Identified);
        room.Device(laser.Id).Machine.Fire(DeviceTrigger.DeliverAsked);
        var book = new RuleBook(room, new(plan), new());
        book.Laser!.ArmedUntil = Now + TimeSpan.FromMinutes(1);
        return (room, book);
    }

    static string[] Tripping(RoomState room, RuleBook book) =>
        [.. book.Rules.Where(rule => rule.Evaluate(room, Now)).Select(rule => rule.Row.Id)];
}
