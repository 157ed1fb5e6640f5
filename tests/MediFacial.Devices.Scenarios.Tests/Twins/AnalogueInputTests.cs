using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Each rule of the AI-8 datasheet, on the bus that it shares with SC-3.</summary>
public sealed class AnalogueInputTests
{
    readonly Bench _bench = new();

    [Fact]
    public void It_tells_model_and_serial_number() =>
        _bench.Modbus(Bench.WithCheck("02 03 00 64 00 05")).ShouldStartWith("02 03 0A A1 08 41 49 38 2D 30 30 33 31");

    [Fact]
    public void It_shows_level_outlet_face_and_distance()
    {
        var values = Inputs();
        values[0].ShouldBeInRange(790, 810);
        values[1].ShouldBeInRange(220, 240);
        values[2].ShouldBeInRange(215, 245);
        values[3].ShouldBeInRange(395, 405);
        values[8].ShouldBe(0);
    }

    [Fact]
    public void An_open_channel_reads_minus_32768_and_sets_its_bit()
    {
        _bench.Room.Apply(new OpenSensor("analogue-inputs", "face"));
        _bench.Dark(0.2);
        Inputs()[2].ShouldBe(-32768);
        Inputs()[8].ShouldBe(0b100);
        _bench.Room.Apply(new HealSensor("analogue-inputs", "face"));
        _bench.Dark(0.2);
        Inputs()[2].ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Nothing_in_it_can_be_written() => _bench.Modbus(Bench.WithCheck("02 06 00 00 00 01")).ShouldStartWith("02 86 02");

    [Fact]
    public void The_face_temperature_follows_the_distance_while_steaming()
    {
        var bench = new Bench(TwinRoomSetup.Standard() with { Steam = new() { WaterTemperature = 99.9 } });
        bench.Room.SetOutputLine("STEAM_HEATER", true);
        bench.Room.SetOutputLine("STEAM_DIVERT", true);
        bench.Energised(100);
        bench.Room.Truth.Face.Value.ShouldBe(39.9, 0.1);
        bench.Room.Apply(new MoveFace(25));
        bench.Energised(10);
        bench.Room.Truth.Face.Value.ShouldBe(50, 0.1);
    }

    int[] Inputs()
    {
        var bytes = Convert.FromHexString(_bench.Modbus(Bench.WithCheck("02 04 00 00 00 09")).Replace(" ", ""));
        return [.. Enumerable.Range(0, 9).Select(index => (int)unchecked((short)((bytes[3 + (2 * index)] << 8) | bytes[4 + (2 * index)])))];
    }
}
