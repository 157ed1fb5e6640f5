using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Each session begins with a test of what protects its client; what fails is said, and no device is energised on it.</summary>
public sealed class SelfTestTests
{
    [Fact]
    public void A_session_begins_with_the_energy_contact_closed_and_opened_once_and_nothing_delivered()
    {
        var treatment = new Treatment();
        treatment.Start();

        var test = treatment.Room.Snapshot.SelfTest.ShouldNotBeNull();
        test.Passed.ShouldBeTrue();
        test.Rows.Single(row => row.Question.Contains("close?")).Took!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        test.Rows.Single(row => row.Question.Contains("contact open?")).Took!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMilliseconds(700));
        treatment.Room.Truth.EnergyContactClosed.ShouldBeFalse();
        treatment.Room.Journal.Count(entry => entry.Kind == JournalKind.SelfTested).ShouldBe(1);
    }

    [Theory, Plants, Hazard("H28")]
    public void H28_a_contact_that_welds_is_found_before_any_device_is_at_the_client(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant));
        treatment.Room.Apply(new WeldEnergyContact());

        treatment.Ask(treatment.StartRequest(Core.Protocols.Phototype.II, treatment.Protocol.Visits.FirstOrDefault()?.Id));
        treatment.Room.Run(TimeSpan.FromSeconds(2));

        treatment.Room.Snapshot.SelfTest?.Passed.ShouldBeFalse();
        treatment.Room.Snapshot.Stop.ShouldNotBeNull("a welded contact stops the room").Trip!.Rule.ShouldBe("energy-contact-stuck");
        treatment.Room.Journal.ShouldNotContain(entry => entry.Kind == JournalKind.Authorised);
    }

    [Theory, Plants, Hazard("H04")]
    public void H04_a_pump_that_pulls_without_an_order_is_found_by_the_self_test(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant));
        treatment.Room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        treatment.Room.Apply(new StickVentShut());
        treatment.Room.Apply(new WeldPump());

        treatment.Ask(treatment.StartRequest(Core.Protocols.Phototype.II, treatment.Protocol.Visits.FirstOrDefault()?.Id));
        treatment.Room.Run(TimeSpan.FromSeconds(1));

        (treatment.Room.Snapshot.SelfTest is { Passed: false } || treatment.Room.Snapshot.Stop is not null).ShouldBeTrue("it is told, or the room is stopped by its rule already");
        treatment.Room.Journal.ShouldNotContain(entry => entry.Kind == JournalKind.Authorised);
    }

    [Fact]
    public void A_stop_during_the_self_test_opens_the_contact_and_closes_the_session()
    {
        var treatment = new Treatment();
        var room = treatment.Room;
        room.Ask(treatment.StartRequest(Core.Protocols.Phototype.II, treatment.Protocol.Visits.FirstOrDefault()?.Id));
        room.RunUntil(() => room.Truth.EnergyContactClosed, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        room.Snapshot.Session!.State.ShouldBe(SessionState.Testing);

        room.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel));
        room.Run(TimeSpan.FromMilliseconds(100));

        room.Truth.EnergyContactClosed.ShouldBeFalse();
        room.Snapshot.Session.ShouldBeNull();
    }

    [Fact]
    public void A_visit_can_do_without_a_steamer_that_does_not_answer_and_says_which_steps_it_leaves_out()
    {
        var treatment = new Treatment();
        var room = treatment.Room;
        room.Apply(new BreakOverTemperatureWire());
        room.Apply(new Unplug("bus-a"));
        room.RunUntil(() => !room.Snapshot.IsReady, TimeSpan.FromSeconds(3)).ShouldBeTrue();
        var request = treatment.StartRequest(Core.Protocols.Phototype.II, treatment.Protocol.Visits.FirstOrDefault()?.Id);

        treatment.Ask(request).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.NotReady);
        Treatment.Done(treatment.Ask(request with { Without = [DeviceKind.Steamer, DeviceKind.Microdermabrasion] }));

        var left = treatment.Session!.Steps.Where(step => step.Kind is StepKind.Steam or StepKind.Suction).ToArray();
        left.ShouldNotBeEmpty();
        left.ShouldAllBe(step => step.State == StepState.LeftOut && step.Reason!.Contains("left out"));
        treatment.RunTo("light").Session!.State.ShouldBe(SessionState.StepRunning, "light is still allowed");
    }

    [Theory]
    [InlineData("suction"), InlineData("light"), InlineData("steam")]
    public void Every_time_a_device_goes_off_the_time_it_took_is_on_record_and_shown(string step)
    {
        var treatment = new Treatment();
        var room = treatment.Start().RunTo(step).Room;
        room.Run(TimeSpan.FromSeconds(3));

        room.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel));
        room.Run(TimeSpan.FromSeconds(2));

        var entry = room.Journal.Last(entry => entry.Kind == JournalKind.SafeOff);
        var view = room.Snapshot.Devices.Single(device => device.Name == entry.Field("device")).SafeOff.ShouldNotBeNull();
        view.Last.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        view.Worst.ShouldBeGreaterThanOrEqualTo(view.Last);
    }
}
