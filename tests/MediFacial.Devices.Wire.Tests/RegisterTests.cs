using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class RegisterTests
{
    const RegisterTable Input = RegisterTable.Input, Holding = RegisterTable.Holding;

    static readonly PartProfile Profile = BenchRoom.Part(
        "types", new ModbusRtuWire(BenchRoom.Bus, TimeSpan.FromMilliseconds(60), 2),
        [
            BenchRoom.Sensor("i16", "°C", BenchRoom.Register(Input, 0, RegisterType.I16, scale: 0.1), -50, 150),
            BenchRoom.Sensor("u32", "x", BenchRoom.Register(Input, 1, RegisterType.U32), 0, 5e9),
            BenchRoom.Sensor("i32", "x", BenchRoom.Register(Input, 3, RegisterType.I32, WordOrder.LowFirst), -5e9, 5e9),
            BenchRoom.Sensor("f32", "V", BenchRoom.Register(Input, 5, RegisterType.F32), -10, 10),
            BenchRoom.Sensor("scaled", "x", BenchRoom.Register(Input, 7, offset: 1, scaleFrom: "factor"), 0, 1000),
            BenchRoom.Sensor("factor", "x", BenchRoom.Register(Input, 8, scale: 0.01), 0, 100),
            BenchRoom.Sensor("choice", "choice", BenchRoom.Register(Input, 9), 0, 3, names: [new("none", 0), new("hydra", 2)]),
            BenchRoom.Output("bit-1", "on/off", BenchRoom.Register(Holding, 0, bit: 1), 0, 1),
            BenchRoom.Output("bit-4", "on/off", BenchRoom.Register(Holding, 0, bit: 4), 0, 1),
            BenchRoom.Output("level", "V", BenchRoom.Register(Holding, 2, RegisterType.F32, WordOrder.LowFirst), -10, 10),
            BenchRoom.Output("small", "x", BenchRoom.Register(Holding, 8, RegisterType.I16), -1e6, 1e6),
        ]);

    readonly BenchSlave _slave = new(1);
    readonly BenchLine _line;

    public RegisterTests()
    {
        ushort[] raw = [0xFFF6, 0x0001, 0x0002, 0xFFFE, 0xFFFF, 0x3FC0, 0x0000, 39, 250, 2];
        raw.CopyTo(_slave.Input, 0);
        _line = new BenchLine(BenchRoom.Room((Profile, 1, null)), request => _slave.Answer(request)).Open();
        _line.Run(0.3);
    }

    [Theory]
    [InlineData("i16", -1)]
    [InlineData("u32", 65538)]
    [InlineData("i32", -2)]
    [InlineData("f32", 1.5)]
    [InlineData("scaled", 100)]
    [InlineData("choice", 2)]
    public void Each_type_is_read_as_its_maker_means_it(string signal, double value)
    {
        var reading = _line.Heard.Last(_line.Plan.Sensor(signal));
        reading.Quality.ShouldBe(ReadingQuality.Good);
        reading.Value.Value.ShouldBe(value);
    }

    [Fact, Hazard("H55")]
    public void A_value_goes_out_in_the_unit_of_its_part()
    {
        var slave = BenchSlave.Console();

        BenchLine.Console(slave).Open().Run(0.5);

        slave.Holding[6].ShouldBe((ushort)1000, "one second is a thousand of its milliseconds");
    }

    [Fact]
    public void What_cannot_be_is_not_passed_on_as_good()
    {
        (_slave.Input[0], _slave.Input[5], _slave.Input[9]) = (0x8000, 0x7FC0, 1);
        _line.Run(0.2);
        _line.Heard.Last(_line.Plan.Sensor("i16")).Quality.ShouldBe(ReadingQuality.Implausible);
        _line.Heard.Last(_line.Plan.Sensor("f32")).Quality.ShouldBe(ReadingQuality.Faulty);
        _line.Heard.Last(_line.Plan.Sensor("choice")).Quality.ShouldBe(ReadingQuality.Implausible);
    }

    [Fact]
    public void A_bit_leaves_the_other_bits_of_its_register_alone()
    {
        foreach (var (name, on) in new[] { ("bit-1", 1), ("bit-4", 1), ("bit-1", 0) })
            _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output(name), on)));
        _line.Run(0.3);
        _slave.Writes.Select(write => write.Values[0]).ShouldBe([(ushort)0x02, (ushort)0x12, (ushort)0x10]);
    }

    [Fact]
    public void A_value_of_two_registers_is_one_write_in_its_word_order()
    {
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("level"), -2)));
        _line.Run(0.1);
        _slave.Writes.ShouldHaveSingleItem().Values.ShouldBe([(ushort)0x0000, (ushort)0xC000]);
    }

    [Fact]
    public void A_value_that_its_register_cannot_hold_is_never_sent()
    {
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("small"), 32768)));
        _line.Run(0.1);
        _slave.Writes.ShouldBeEmpty();
        _line.Heard.Failed.ShouldHaveSingleItem().Fault.ShouldBe(LinkFault.WriteFailed);
    }
}
