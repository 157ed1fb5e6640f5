using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Commands;

/// <summary>The only place where a request becomes a command: one open gate, and each single thing that closes it.</summary>
public sealed class GateTests
{
    static readonly Instant Now = Instant.FromSeconds(10);
    static readonly RoomPlan Plan = TestRooms.Simulated();
    static readonly LightPlan Light = Plan.Device<LightPlan>()!;
    static readonly OutputId Red = Light.Channels.Single(channel => channel.Output == Output("led-driver.light-633")).Output;

    [Fact]
    public void An_authorised_value_of_a_device_in_use_is_admitted()
    {
        var answer = Ask(Room(), 60);

        answer.Refusal.ShouldBeNull();
        answer.Command.ShouldNotBeNull().Values.ShouldBe([new OutputValue(Red, Irradiance(60))]);
        answer.Command!.Authorisation.ShouldBe(7);
    }

    [Fact]
    public void A_latched_room_refuses() => Refused(RefusalKind.Latched, room => room.IsLatched = true);

    [Fact]
    public void A_pressed_emergency_stop_refuses() => Refused(RefusalKind.Interlock, room => room.SetLine(LineRole.EmergencyStop, false, Now));

    [Fact]
    public void An_emergency_stop_that_cannot_be_read_refuses() => Refused(RefusalKind.Interlock, room => room.SetLine(LineRole.EmergencyStop, null, Now));

    [Fact]
    public void An_open_door_refuses_by_either_contact() => Refused(RefusalKind.Interlock, room => room.SetLine(LineRole.DoorB, false, Now));

    [Fact]
    public void An_open_door_refuses() => Refused(RefusalKind.Interlock, room => room.SetLine(LineRole.Door, false, Now));

    [Theory, InlineData(LineRole.EnergyRunReadBack), InlineData(LineRole.EnergyPermitReadBack)]
    public void Either_energy_contact_that_is_open_refuses(LineRole readBack) => Refused(RefusalKind.Interlock, room => room.SetLine(readBack, false, Now));

    [Fact]
    public void A_contact_that_is_closed_without_being_armed_refuses() => Refused(RefusalKind.Interlock, room => room.EnergyArmed = false);

    [Theory, InlineData(LinkState.Unknown), InlineData(LinkState.Suspect), InlineData(LinkState.Down)]
    public void A_part_that_is_not_surely_there_refuses(LinkState link) => Refused(RefusalKind.NotReady, room => room.Links[PartOf(Red).Index] = link);

    [Fact]
    public void A_device_that_nobody_asked_to_deliver_refuses() => Refused(RefusalKind.NotNow, room => room.Device(Light.Id).Machine.Fire(DeviceTrigger.SafeAsked));

    [Fact]
    public void More_than_the_hardware_allows_is_refused() => Ask(Room(), 111, authorised: 200).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);

    [Fact]
    public void The_largest_allowed_value_is_inside() => Ask(Room(), 105, authorised: 105).Refusal.ShouldBeNull();

    [Fact]
    public void What_lies_outside_the_frozen_envelope_is_refused_even_when_the_authorisation_allows_it()
    {
        var refusal = Ask(Room(highest: 60), 60.1, authorised: 110).Refusal.ShouldNotBeNull();

        refusal.Kind.ShouldBe(RefusalKind.Limit);
        refusal.Operator.ShouldBe("60.1 mW/cm² is 0.1 mW/cm² too much. This step takes at most 60 mW/cm²: the protocol allows 10 mW/cm² to 60 mW/cm².");
        refusal.Technician.ShouldContain("protocol layer");
    }

    [Fact]
    public void Without_a_frozen_envelope_nothing_energised_is_admitted()
    {
        var room = Room();
        room.Envelope.Thaw();

        Ask(room, 1).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);
        Ask(room, 0).Refusal.ShouldBeNull("the safe value needs no leave");
    }

    [Fact]
    public void An_output_of_another_step_is_refused_even_when_the_authorisation_names_it()
    {
        var blue = Output("led-driver.light-415");
        var wrong = new Authorisation(7, "light", [new OutputValue(blue, Irradiance(40))], Now + TimeSpan.FromSeconds(1));

        Gate(Room()).Admit([new OutputValue(blue, Irradiance(1))], wrong, Now).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);
    }

    [Fact]
    public void More_than_the_authorisation_says_is_refused() => Ask(Room(), 60.1, authorised: 60).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Authorisation);

    [Fact]
    public void After_its_latest_end_an_authorisation_covers_nothing() =>
        Ask(Room(), 60, end: Now + TimeSpan.FromTicks(-1)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Authorisation);

    [Fact]
    public void After_its_latest_end_the_safe_value_is_still_admitted() => Ask(Room(), 0, end: Now + TimeSpan.FromTicks(-1)).Refusal.ShouldBeNull();

    [Fact]
    public void An_output_that_the_authorisation_does_not_name_is_refused()
    {
        var blue = Output("led-driver.light-415");

        Gate(Room()).Admit([new OutputValue(blue, Irradiance(1))], Authorised(60), Now).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Authorisation);
    }

    [Fact]
    public void A_wrong_dimension_is_refused() =>
        Gate(Room()).Admit([new OutputValue(Red, Quantity.Of(1, Dimension.Pressure))], Authorised(60), Now).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);

    [Fact]
    public void Nothing_asked_is_refused() => Gate(Room()).Admit([], Authorised(60), Now).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Incomplete);

    [Fact]
    public void Outputs_of_two_parts_in_one_command_are_refused() =>
        Gate(Room()).Admit([new OutputValue(Red, Irradiance(1)), new OutputValue(Output("steamer-base.heater"), Quantity.On)], Authorised(60), Now)
            .Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Incomplete);

    [Fact]
    public void A_refusal_changes_no_set_point()
    {
        var room = Room();

        Gate(room).Admit([new OutputValue(Red, Irradiance(10)), new OutputValue(Output("led-driver.light-415"), Irradiance(10))], Authorised(60), Now).Command.ShouldBeNull();

        room.SetPoints[Red.Index].Value.ShouldBe(0);
    }

    static void Refused(RefusalKind kind, Action<RoomState> closes)
    {
        var room = Room();
        closes(room);

        var answer = Ask(room, 60);

        answer.Command.ShouldBeNull();
        answer.Refusal.ShouldNotBeNull().Kind.ShouldBe(kind);
        answer.Refusal!.Operator.ShouldNotBeEmpty();
        answer.Refusal.Technician.ShouldNotBeEmpty();
    }

    static Gate.Answer Ask(RoomState room, double irradiance, double authorised = 60, Instant? end = null) =>
        Gate(room).Admit([new OutputValue(Red, Irradiance(irradiance))], Authorised(authorised, end), Now);

    static Gate Gate(RoomState room) => new(room);

    static Authorisation Authorised(double irradiance, Instant? end = null) => new(7, "light", [new OutputValue(Red, Irradiance(irradiance))], end ?? Now + TimeSpan.FromSeconds(1));

    // All that is needed: healthy lines, an armed and closed contact, every part there, the panel asked to deliver.
    static RoomState Room(double highest = 105)
    {
        var room = new RoomState(Plan, new(DateTimeOffset.UnixEpoch, 1, null, "test"), new(), new(Plan)) { EnergyArmed = true };
        foreach (var line in new[] { LineRole.EmergencyStop, LineRole.EmergencyStopB, LineRole.Door, LineRole.DoorB, LineRole.EnergyRunReadBack, LineRole.EnergyPermitReadBack }) room.SetLine(line, true, Now);
        Array.Fill(room.Links, LinkState.Up);
        room.Envelope.Freeze(SessionEnvelope.Of(Plan, Wide(highest), null));
        var panel = room.Device(Light.Id).Machine;
        panel.Fire(DeviceTrigger.Identified);
        panel.Fire(DeviceTrigger.DeliverAsked);
        return room;
    }

    static ProtocolProfile Wide(double highest)
    {
        var protocol = TestProtocols.Of("demonstration");
        return protocol with { Steps = [.. protocol.Steps.Select(step => step is LightStep light ? light with { AllowedIrradiance = new(new(10), new(highest)) } : step)] };
    }

    static PartId PartOf(OutputId output) => Plan.Outputs[output.Index].Part;
    static OutputId Output(string name) => Plan.Outputs.Single(output => output.Name == name).Id;
    static Quantity Irradiance(double value) => Quantity.Of(value, Dimension.Irradiance);
}
