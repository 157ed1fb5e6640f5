using System.Globalization;
using System.Text;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class AsciiTests
{
    static readonly AsciiLineWire Wire = new(
        new(38400, 8, SerialParity.None, 1), TimeSpan.FromMilliseconds(60), 2, ">", "\r\n", AsciiChecksum.XorHex, 96, "ERR",
        [
            new("identify", "ID?", "ID {model} SN={serial} FW={firmware}", true),
            new("measure", "MES?", "MES A={a:0.0} B={b:0.0} PWR={supply:0}", true),
            new("set", "SET {level:0.0}", "OK SET {level:0.0}", true),
            new("step", "STEP {count:0}", "OK STEP {count:0}", false),
            new("heartbeat", "HB {count:0}", "OK HB {count:0}", true),
        ]);

    static readonly PartProfile Lamp = BenchRoom.Part(
        "lamp", Wire,
        [
            BenchRoom.Sensor("a", "mW/cm²", new AsciiAddress("measure", "a"), 0, 150),
            BenchRoom.Sensor("b", "°C", new AsciiAddress("measure", "b"), -20, 120),
            BenchRoom.Sensor("supply", "on/off", new AsciiAddress("measure", "supply"), 0, 1),
            BenchRoom.Output("light", "mW/cm²", new AsciiAddress("set", "level"), 0, 110),
            BenchRoom.Output("step", "x", new AsciiAddress("step", "count"), 0, 100),
        ],
        new IdentityProfile(new AsciiAddress("identify", "model"), "LD-4", new AsciiAddress("identify", "serial")),
        new HeartbeatProfile(new AsciiAddress("heartbeat", "count"), TimeSpan.FromSeconds(1)),
        stop: [new("light", Quantity.Of(0, Dimension.Irradiance))]);

    readonly List<string> _heard = [];
    string _measured = "MES A=40.2 B=31.5 PWR=1";
    readonly BenchLine _line;

    public AsciiTests()
    {
        _line = new BenchLine(BenchRoom.Room((Lamp, 0, "LD4-0042")), Answer, TimeSpan.FromMilliseconds(5)).Open();
        _line.Run(0.3);
    }

    [Fact]
    public void One_exchange_fills_several_signals_and_a_part_comes_up_by_identity()
    {
        _line.Schedule.Link(new(0)).ShouldBe(LinkState.Up);
        _heard.Take(4).ShouldBe(["ID?", "ID?", "SET 0.0", "MES?"]);
        _line.Heard.Last(_line.Plan.Sensor("a")).Value.Value.ShouldBe(40.2);
        _line.Heard.Last(_line.Plan.Sensor("b")).Value.Value.ShouldBe(31.5);
        _line.Heard.Last(_line.Plan.Sensor("supply")).Value.IsOn.ShouldBeTrue();
        _heard.Count(body => body == "MES?").ShouldBe(3);
    }

    [Fact]
    public void A_request_carries_prefix_checksum_and_terminator()
    {
        var frame = Encoding.ASCII.GetString(_line.Sent[0].Frame);
        frame.ShouldBe(">ID?*32\r\n");
    }

    [Fact]
    public void An_output_is_written_rounded_as_its_template_says_and_confirmed_by_the_echo()
    {
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("light"), 79.96)));
        _line.Run(0.1);
        _heard.ShouldContain("SET 80.0");
        _line.Heard.Confirmed.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_late_echo_of_another_value_confirms_nothing()
    {
        _line.Answer = _ => null;
        _line.Submit(Made.Safe(new(0), Made.Value(_line.Plan.Output("light"), 0)));
        _line.Inject(Sealed("OK SET 80.0"), TimeSpan.FromMilliseconds(3));
        _line.Run(0.01);
        _line.Heard.Confirmed.ShouldBeEmpty();
        _line.Schedule.Health(new(0)).StaleBytes.ShouldBe(Sealed("OK SET 80.0").Length);
    }

    [Fact]
    public void An_error_reply_is_a_refusal()
    {
        _line.Answer = _ => Sealed("ERR 3 RANGE");
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("light"), 80)));
        _line.Run(0.05);
        _line.Heard.Failed.ShouldHaveSingleItem().Fault.ShouldBe(LinkFault.DeviceException);
    }

    [Fact]
    public void An_exchange_that_may_not_be_repeated_is_sent_once()
    {
        _line.Answer = request => Body(request).StartsWith("STEP", StringComparison.Ordinal) ? null : Answer(request);
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("step"), 3)));
        _line.Run(0.4);
        _line.Sent.Count(sent => Body(sent.Frame) == "STEP 3").ShouldBe(1);
        _line.Heard.Failed.ShouldHaveSingleItem().Fault.ShouldBe(LinkFault.Timeout);
    }

    [Theory]
    [InlineData("MES A=NaN B=31.5 PWR=1")]
    [InlineData("MES A=1e999 B=31.5 PWR=1")]
    [InlineData("MES A=4o.2 B=31.5 PWR=1")]
    public void What_is_no_number_is_a_faulty_sensor(string measured)
    {
        _measured = measured;
        _line.Run(0.2);
        _line.Heard.Last(_line.Plan.Sensor("a")).Quality.ShouldBe(ReadingQuality.Faulty);
        _line.Heard.Last(_line.Plan.Sensor("b")).Quality.ShouldBe(ReadingQuality.Good);
    }

    [Fact]
    public void A_line_with_a_wrong_checksum_is_never_believed()
    {
        _line.Heard.Readings.Clear();
        _line.Answer = request =>
        {
            var reply = Answer(request);
            if (reply is not null) reply[4] ^= 1;
            return reply;
        };
        _line.Run(1);
        _line.Heard.Readings.ShouldBeEmpty();
        _line.Schedule.Health(new(0)).ChecksumErrors.ShouldBeGreaterThan(0);
        _line.Schedule.Link(new(0)).ShouldBe(LinkState.Down);
    }

    [Fact]
    public void Noise_and_an_endless_line_are_dropped_and_the_part_lives_on()
    {
        _line.Inject(new byte[5000]);
        _line.Run(0.5);
        _line.Inject([.. "garbage without end"u8, .. Sealed("MES A=1.0 B=2.0 PWR=1")]);
        _line.Run(1);
        _line.Schedule.Link(new(0)).ShouldBe(LinkState.Up);
        _line.Heard.Last(_line.Plan.Sensor("a")).Value.Value.ShouldBe(40.2);
    }

    byte[]? Answer(byte[] request)
    {
        var body = Body(request);
        _heard.Add(body);
        return body switch
        {
            "ID?" => Sealed("ID LD-4 SN=LD4-0042 FW=1.30"),
            "MES?" => Sealed(_measured),
            _ => Sealed($"OK {body}"),
        };
    }

    static string Body(byte[] frame) => Encoding.ASCII.GetString(frame)[1..^5];

    static byte[] Sealed(string body) =>
        Encoding.ASCII.GetBytes($">{body}*{body.Aggregate(0, (sum, letter) => sum ^ letter).ToString("X2", CultureInfo.InvariantCulture)}\r\n");
}
