using System.Globalization;
using System.Text;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Each rule of the SP-6 datasheet, lines written by hand.</summary>
public sealed class SkinProbeTests
{
    static readonly string[] Values = ["HYD", "SEB", "TEW", "MEL", "ERY", "TSK"];

    readonly TwinRoom _room = Room();

    [Fact]
    public void It_tells_its_identity() => Said("$ID*0D\r\n").ShouldBe("$ID SP-6 SN=SP6-0009 FW=2.04*30\r\n");

    [Theory]
    [InlineData("$ID*00\r\n", "ERR 1 CHECKSUM")]
    [InlineData("$MEA\r\n", "ERR 1 CHECKSUM")]
    [InlineData("$id*0D\r\n", "ERR 2 SYNTAX")]
    [InlineData("$SET HYD 40*13\r\n", "ERR 2 SYNTAX")]
    public void What_it_does_not_understand_it_refuses_and_nothing_in_it_can_be_set(string line, string error) => Said(line).ShouldBe($"${error}*{Bench.Checksum(error)}\r\n");

    [Fact]
    public void Lifted_it_has_no_value_of_anything()
    {
        var measured = Measure();
        measured["CON"].ShouldBe("0");
        foreach (var value in Values) measured[value].ShouldBe("---");
    }

    [Fact]
    public void Pressed_on_skin_each_value_comes_when_it_has_settled_and_is_gone_when_the_probe_is_lifted()
    {
        _room.Apply(new PressProbe(SkinRegion.Forehead));
        Told(0.5).ShouldBe([]);
        Told(1.1).ShouldBe(["HYD", "MEL", "ERY"]);
        Told(3.1).ShouldBe(["HYD", "MEL", "ERY", "TSK"]);
        Told(20.1).ShouldBe(["HYD", "TEW", "MEL", "ERY", "TSK"]);
        Told(30.1).ShouldBe(Values);
        _room.Apply(new LiftProbe());
        Measure()["TSK"].ShouldBe("---");
    }

    [Theory]
    [InlineData(2, SkinKind.Normal, SkinRegion.Forehead)]
    [InlineData(5, SkinKind.Dry, SkinRegion.LeftCheek)]
    [InlineData(6, SkinKind.Oily, SkinRegion.Chin)]
    [InlineData(1, SkinKind.Sensitive, SkinRegion.Nose)]
    [InlineData(3, SkinKind.Thin, SkinRegion.Neck)]
    public void Settled_it_says_what_the_skin_is_like_there_as_exactly_as_it_lies(int phototype, SkinKind kind, SkinRegion region)
    {
        _room.Apply(new SeatClient(phototype, kind));
        _room.Apply(new PressProbe(region));
        _room.Advance(TimeSpan.FromSeconds(40));
        var truth = _room.Truth.Skin.ShouldNotBeNull();
        truth.Touched.ShouldBeTrue();
        // ±5 % of how it lies, 1 % that has not settled, three and a half times the noise, half a digit.
        Number("HYD").ShouldBe(truth.Hydration, (truth.Hydration * 0.06) + 2.2);
        Number("SEB").ShouldBe(truth.Sebum, (truth.Sebum * 0.06) + 7.5);
        Number("TEW").ShouldBe(truth.WaterLoss, (truth.WaterLoss * 0.06) + 1.2);
        Number("MEL").ShouldBe(truth.Melanin, (truth.Melanin * 0.06) + 7.5);
        Number("ERY").ShouldBe(truth.Erythema, (truth.Erythema * 0.06) + 11);
        Number("TSK").ShouldBe(truth.Temperature.Value, 0.3);
    }

    [Fact]
    public void Skins_differ_as_the_bands_of_the_instruments_say()
    {
        Truth(2, SkinKind.Dry).Hydration.ShouldBeLessThan(30, "very dry (domain §6.1)");
        Truth(2, SkinKind.Normal).Hydration.ShouldBeGreaterThan(40);
        Truth(2, SkinKind.Oily).Sebum.ShouldBeGreaterThan(220, "oily forehead");
        Truth(2, SkinKind.Dry).Sebum.ShouldBeLessThan(100, "dry forehead");
        Truth(2, SkinKind.Sensitive).WaterLoss.ShouldBeGreaterThan(25, "strained");
        Truth(1, SkinKind.Normal).Melanin.ShouldBeLessThan(100, "very light");
        Truth(5, SkinKind.Normal).Melanin.ShouldBeGreaterThan(400, "dark");
        Truth(2, SkinKind.Sensitive).Erythema.ShouldBeGreaterThan(330, "red");
    }

    [Fact]
    public void Pressed_again_it_lies_differently_so_one_reading_is_not_enough()
    {
        var read = new List<double>();
        for (var time = 0; time < 12; time++)
        {
            _room.Apply(new PressProbe(SkinRegion.LeftCheek));
            _room.Advance(TimeSpan.FromSeconds(3));
            read.Add(Number("HYD"));
            _room.Apply(new LiftProbe());
        }
        (read.Max() / read.Min()).ShouldBeInRange(1.02, 1.2, "domain §6.1: median of three to five, reject a spread of 20 %");
    }

    [Fact]
    public void In_its_cradle_it_charges_and_does_not_measure()
    {
        _room.Apply(new PressProbe(SkinRegion.Chin));
        _room.Apply(new DockProbe());
        _room.Apply(new DrainProbe(40));
        _room.Advance(TimeSpan.FromMinutes(12));
        Measure()["HYD"].ShouldBe("---");
        Status().ShouldBe("STA BAT=50 CHG=1 CAL=112");
    }

    [Fact]
    public void Nearly_empty_it_answers_and_does_not_measure_and_empty_it_is_silent_and_has_lost_the_date()
    {
        _room.Apply(new PressProbe(SkinRegion.Chin));
        _room.Advance(TimeSpan.FromSeconds(40));
        _room.Apply(new DrainProbe(4));
        Measure()["HYD"].ShouldBe("---");
        _room.Apply(new DrainProbe(0));
        Said(Line("MEA")).ShouldBe("");
        _room.Apply(new DrainProbe(60));
        Status().ShouldBe("STA BAT=60 CHG=0 CAL=---");
        _room.Apply(new HealEverything());
        Status().ShouldBe("STA BAT=90 CHG=0 CAL=112", "adjusted, charged and lifted");
        Measure()["CON"].ShouldBe("0");
    }

    [Fact]
    public void A_broken_sensor_is_told_apart_from_one_without_a_value_and_one_out_of_range_has_none()
    {
        _room.Apply(new OpenSensor("skin-probe", "sebum"));
        Measure()["SEB"].ShouldBe("!!!", "broken also while it is lifted");
        _room.Apply(new PressProbe(SkinRegion.Chin));
        _room.Apply(new OffsetSensor("skin-probe", "hydration", 90));
        _room.Advance(TimeSpan.FromSeconds(2));
        Measure()["HYD"].ShouldBe("---", "above 120 a.u.");
    }

    [Fact]
    public void What_steam_has_warmed_is_warmer_under_the_probe()
    {
        var cool = Truth(2, SkinKind.Normal).Temperature.Value;
        var warm = Room(setup => setup with { Steam = setup.Steam with { BareSkin = 33.5, WaterTemperature = 100 } });
        warm.SetOutputLine("STEAM_HEATER", true);
        warm.SetOutputLine("STEAM_DIVERT", true);
        for (var pulse = 0; pulse < 2400; pulse++)
        {
            foreach (var contact in new[] { "ENERGY_RUN", "ENERGY_PERMIT" })
            {
                warm.SetOutputLine(contact, false);
                warm.SetOutputLine(contact, true);
            }
            warm.Advance(TimeSpan.FromMilliseconds(100));
        }
        warm.Truth.Skin!.Value.Temperature.Value.ShouldBe(cool + warm.Truth.SkinUnderSteam.Value - 33.5, 1e-9);
        warm.Truth.SkinUnderSteam.Value.ShouldBeGreaterThan(38);
    }

    SkinTruth Truth(int phototype, SkinKind kind)
    {
        _room.Apply(new SeatClient(phototype, kind));
        return _room.Truth.Skin!.Value;
    }

    /// <summary>The values that are told so long after the probe was put on.</summary>
    string[] Told(double seconds)
    {
        _room.Advance(TimeSpan.FromSeconds(seconds) - _room.Now.Since(Core.Time.Instant.Zero));
        var measured = Measure();
        return [.. Values.Where(value => measured[value] != "---")];
    }

    double Number(string field) => double.Parse(Measure()[field], CultureInfo.InvariantCulture);

    Dictionary<string, string> Measure() => Body(Said(Line("MEA"))).Split(' ')[1..].Select(field => field.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    string Status() => Body(Said(Line("STA")));

    static string Line(string body) => $"${body}*{Bench.Checksum(body)}\r\n";

    static string Body(string reply)
    {
        var body = reply[1..^5];
        reply.ShouldBe(Line(body));
        return body;
    }

    string Said(string line)
    {
        var buffer = new byte[512];
        _room.Receive("bus-d", Encoding.ASCII.GetBytes(line));
        for (var waited = 0; waited < 100; waited++)
        {
            _room.Advance(TimeSpan.FromMilliseconds(1));
            if (_room.TryTransmit("bus-d", buffer, out var count)) return Encoding.ASCII.GetString(buffer, 0, count);
        }
        return "";
    }

    static TwinRoom Room(Func<TwinRoomSetup, TwinRoomSetup>? change = null)
    {
        var setup = new TwinRoomSetup(3, [new BusSetup("bus-d", WireTiming.Of(19200, 10), [new SkinProbeSetup("skin-probe", "SP6-0009")])]);
        return new TwinRoom(change is null ? setup : change(setup));
    }
}
