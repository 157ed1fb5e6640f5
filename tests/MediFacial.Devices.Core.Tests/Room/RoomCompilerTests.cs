using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Room;

public sealed class RoomCompilerTests
{
    readonly RoomPlan _plan = TestRooms.Simulated();

    [Fact]
    public void Every_id_is_the_index_of_its_array()
    {
        _plan.Ports.Select(port => port.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Ports.Length));
        _plan.Parts.Select(part => part.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Parts.Length));
        _plan.Sensors.Select(sensor => sensor.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Sensors.Length));
        _plan.Outputs.Select(output => output.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Outputs.Length));
        _plan.Devices.Select(device => device.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Devices.Length));
        _plan.Pins.Select(pin => pin.Id.Index).ShouldBe(Enumerable.Range(0, _plan.Pins.Length));
    }

    [Fact]
    public void Roles_lead_to_the_signals_that_the_room_file_binds()
    {
        var suction = _plan.Device<SuctionPlan>().ShouldNotBeNull();
        _plan.Outputs[suction.Vacuum.Index].Name.ShouldBe("suction-console.vacuum-set");
        _plan.Sensors[suction.Pressure.Index].Name.ShouldBe("suction-console.vacuum");
        _plan.Sensors[suction.Guard.Index].Name.ShouldBe("suction-console.vacuum-2");
        var light = _plan.Device<LightPlan>().ShouldNotBeNull();
        light.Channels.Select(channel => channel.Wavelength).ShouldBe(Enum.GetValues<Wavelength>());
        light.Channels.Select(channel => _plan.Outputs[channel.Output.Index].Signal.Id).ShouldBe(["light-415", "light-590", "light-633", "light-830"]);
        var steam = _plan.Device<SteamPlan>().ShouldNotBeNull();
        _plan.Sensors[steam.Face.Index].Name.ShouldBe("analogue-inputs.face");
        _plan.Outputs[steam.Divert.Index].Name.ShouldBe("steamer-base.divert");
    }

    [Fact]
    public void Parts_on_one_port_share_it_in_the_order_of_the_file()
    {
        var bus = _plan.Ports.Single(port => port.Name == "bus-a");
        bus.Parts.Select(part => _plan.Parts[part.Index].Name).ShouldBe(["suction-console", "analogue-inputs"]);
        bus.Serial.ShouldBe(new SerialSettings(19200, 8, SerialParity.Even, 1));
        bus.Path.ShouldBe("twins/bus-a");
        _plan.Ports.Single(port => port.Name == "bus-b").Serial.ShouldBe(new SerialSettings(38400, 8, SerialParity.None, 1));
    }

    [Fact, Hazard("H55")]
    public void A_limit_of_the_room_tightens_the_hardware_range_of_its_output_and_of_no_other()
    {
        var vacuum = _plan.Outputs[_plan.Device<SuctionPlan>()!.Vacuum.Index];
        vacuum.Signal.Range.Highest.ShouldBe(Quantity.Of(50, Dimension.Pressure));
        vacuum.Range.Highest.ShouldBe(Quantity.Of(45, Dimension.Pressure));
        _plan.Outputs.Where(output => output.Id != vacuum.Id).ShouldAllBe(output => output.Range == output.Signal.Range);
    }

    [Fact]
    public void Every_pin_has_exactly_one_purpose_and_the_right_direction()
    {
        foreach (var pin in _plan.Pins) new object?[] { pin.Role, pin.Sensor, pin.Output }.Count(purpose => purpose is not null).ShouldBe(1);
        _plan.Pin(LineRole.EnergyRun)!.IsOutput.ShouldBeTrue();
        _plan.Pin(LineRole.EmergencyStop)!.IsOutput.ShouldBeFalse();
        _plan.Pins.Single(pin => pin.Line == "STEAM_HEATER").IsOutput.ShouldBeTrue();
        _plan.Pins.Single(pin => pin.Line == "STEAM_OVERTEMP").IsOutput.ShouldBeFalse();
    }

    [Fact]
    public void Every_output_states_a_safe_value_inside_its_range_and_falls_to_it_without_power() =>
        _plan.Outputs.ShouldAllBe(output => output.Range.Contains(output.Safe) && output.Signal.WithoutPower == output.Safe);

    [Fact]
    public void The_plan_keeps_the_files_it_was_made_of() =>
        _plan.Files.Select(file => file.Path).ShouldBe(
            ["rooms/simulated.yaml", "parts/ai-8.yaml", "parts/ld-4.yaml", "parts/li-2.yaml", "parts/ps-1.yaml", "parts/sb-1.yaml", "parts/sc-3.yaml"], ignoreOrder: true);

    [Fact]
    public void A_part_that_plays_no_device_is_in_the_plan_all_the_same()
    {
        var bench = TestRooms.Of("bench");
        var supply = bench.Parts.Single(part => part.Name == "bench-supply");
        bench.Outputs.Where(output => output.Part == supply.Id).Select(output => output.Signal.Id).ShouldBe(["voltage-set", "current-limit", "output"]);
        bench.Devices.Select(device => device.Kind).ShouldBe([DeviceKind.Microdermabrasion, DeviceKind.LedPanel, DeviceKind.Steamer, DeviceKind.SkinProbe]);
    }

    [Fact]
    public void A_room_whose_file_has_problems_gives_no_plan()
    {
        var room = RoomReader.Read(ProfileFile.Of("empty.yaml", []));
        var plan = RoomCompiler.Compile(room, ShippedProfiles.All.GoodParts, []);
        plan.Value.ShouldBeNull();
        plan.Problems.ShouldBe(room.Problems);
    }
}
