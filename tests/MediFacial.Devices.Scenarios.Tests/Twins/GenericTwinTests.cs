using System.Text;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Parts that exist as data only.</summary>
public sealed class GenericTwinTests
{
    static readonly RegisterTwinSpec Thermostat = new(
    [
        new(RegisterTable.Holding, 10, [200], Writable: true),
        new(RegisterTable.Holding, 20, [0x4142], Writable: false),
        new(RegisterTable.Input, 0, [200], Writable: false, RegisterCoding.I16, Follows: new(10, TimeSpan.FromSeconds(1))),
        new(RegisterTable.Input, 2, [0, 0], Writable: false, RegisterCoding.F32, LowWordFirst: true, new(10, TimeSpan.Zero, Gain: 0.1)),
    ]);

    static readonly LineTwinSpec Supply = new(
        new LineFormat("", "\n", LineChecksum.None, 80), "ERR",
        [new("*IDN?", "{maker},PS1,{serial}"), new("VOLT {set:0.00}", "OK"), new("VOLT?", "{set:0.00}"), new("MEAS?", "{measured:0.000}")],
        [new("maker", "Bench"), new("serial", "0007"), new("set", "0"), new("measured", "0", new LineFollow("set", TimeSpan.FromSeconds(1)))]);

    readonly TwinRoom _room = new(new TwinRoomSetup(1,
    [
        new BusSetup("r", WireTiming.Of(19200, 10), [new RegisterPartSetup("thermostat", 5, Thermostat)]),
        new BusSetup("l", WireTiming.Of(9600, 10), [new LinePartSetup("supply", Supply)]),
    ]));

    [Fact]
    public void A_register_reads_back_what_was_written_and_its_sensor_follows()
    {
        Registers("05 06 00 0A 01 2C").ShouldStartWith("05 06 00 0A 01 2C");
        Registers("05 03 00 0A 00 01").ShouldStartWith("05 03 02 01 2C");
        _room.Advance(TimeSpan.FromSeconds(1));
        Signed(Registers("05 04 00 00 00 01")).ShouldBeInRange(263, 267);
        _room.Advance(TimeSpan.FromSeconds(10));
        Signed(Registers("05 04 00 00 00 01")).ShouldBe(300);
        // 30.0f is 41F00000, low word first.
        Registers("05 04 00 02 00 02").ShouldStartWith("05 04 04 00 00 41 F0");
    }

    [Fact]
    public void Read_only_and_absent_registers_are_exceptions()
    {
        Registers("05 06 00 14 00 01").ShouldStartWith("05 86 02");
        Registers("05 03 00 0B 00 01").ShouldStartWith("05 83 02");
        Registers("05 04 00 01 00 01").ShouldStartWith("05 84 02");
    }

    [Fact]
    public void A_reboot_brings_the_first_values_back()
    {
        Registers("05 06 00 0A 01 2C");
        _room.Apply(new Reboot("thermostat"));
        Registers("05 03 00 0A 00 01").ShouldBe("");
        _room.Advance(TimeSpan.FromSeconds(2));
        Registers("05 03 00 0A 00 01").ShouldStartWith("05 03 02 00 C8");
    }

    [Fact]
    public void A_line_part_answers_its_templates_stores_fields_and_follows()
    {
        Line("*IDN?").ShouldBe("Bench,PS1,0007\n");
        Line("VOLT 12.5").ShouldBe("OK\n");
        Line("VOLT?").ShouldBe("12.50\n");
        _room.Advance(TimeSpan.FromSeconds(20));
        Line("MEAS?").ShouldBe("12.500\n");
        Line("VOLT high").ShouldBe("ERR\n");
        Line("NONSENSE").ShouldBe("ERR\n");
    }

    [Fact]
    public void A_spec_that_cannot_be_is_refused()
    {
        Should.Throw<ArgumentException>(() => new RegisterTwin("x", 1, new([new(RegisterTable.Input, 0, [1, 2], false), new(RegisterTable.Input, 1, [1], false)])));
        Should.Throw<ArgumentException>(() => new RegisterTwin("x", 1, new([new(RegisterTable.Input, 0, [1], false, Follows: new(9, TimeSpan.Zero))])));
        Should.Throw<ArgumentException>(() => new LineTwin("x", Supply with { Fields = [new("a", "0", new LineFollow("b", TimeSpan.Zero))] }));
        Should.Throw<ArgumentException>(() => new LineTwin("x", Supply with { Exchanges = [new("A {b", "C")] }));
        Should.Throw<ArgumentException>(() => new TwinRoom(new TwinRoomSetup(1,
            [new BusSetup("l", WireTiming.Of(9600, 10), [new LinePartSetup("one", Supply), new LinePartSetup("two", Supply)])])));
    }

    string Registers(string hex)
    {
        _room.Receive("r", Convert.FromHexString(Bench.WithCheck(hex)));
        return string.Join(" ", Await("r").Select(value => value.ToString("X2")));
    }

    string Line(string text)
    {
        _room.Receive("l", Encoding.ASCII.GetBytes(text + "\n"));
        return Encoding.ASCII.GetString(Await("l"));
    }

    byte[] Await(string bus)
    {
        var buffer = new byte[512];
        for (var waited = 0; waited < 100; waited++)
        {
            _room.Advance(TimeSpan.FromMilliseconds(1));
            if (_room.TryTransmit(bus, buffer, out var count)) return buffer[..count];
        }
        return [];
    }

    static int Signed(string reply) => Convert.ToInt16(reply.Split(' ')[3] + reply.Split(' ')[4], 16);
}
