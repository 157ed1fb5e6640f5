using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Each rule of the LD-4 datasheet, lines written by hand.</summary>
public sealed class LedDriverTests
{
    readonly Bench _bench = new();

    [Fact]
    public void It_tells_its_identity() => _bench.RawLine(">ID?*32\r\n").ShouldStartWith(">ID LD-4 SN=LD4-0042 FW=1.30*");

    [Fact]
    public void Dark_and_cold_it_measures_what_the_datasheet_shows()
    {
        var fields = Measure();
        fields.Keys.ShouldBe(["415", "590", "633", "830", "G", "TB", "TS", "FAN", "PWR"]);
        fields["633"].ShouldBe(0);
        fields["G"].ShouldBe(0);
        fields["TB"].ShouldBe(23, 0.3);
        fields["FAN"].ShouldBeInRange(2840, 2960);
        fields["PWR"].ShouldBe(0);
    }

    [Theory]
    [InlineData(">OFF*00\r\n", "ERR 1 CHECKSUM")]
    [InlineData(">OFF*4f\r\n", "ERR 1 CHECKSUM")]
    [InlineData(">OFF\r\n", "ERR 1 CHECKSUM")]
    public void A_wrong_checksum_is_told(string line, string error) => _bench.RawLine(line).ShouldBe($">{error}*{Bench.Checksum(error)}\r\n");

    [Theory]
    [InlineData("off", "ERR 2 SYNTAX")]
    [InlineData("SET 633", "ERR 2 SYNTAX")]
    [InlineData("SET 633 80", "ERR 2 SYNTAX")]
    [InlineData("SET 633 80.00", "ERR 2 SYNTAX")]
    [InlineData("SET 633 -1.0", "ERR 2 SYNTAX")]
    [InlineData("SET 700 10.0", "ERR 2 SYNTAX")]
    [InlineData("HB", "ERR 2 SYNTAX")]
    [InlineData("HB 65536", "ERR 3 RANGE")]
    [InlineData("SET 415 45.1", "ERR 3 RANGE")]
    [InlineData("SET 590 45.1", "ERR 3 RANGE")]
    [InlineData("SET 633 110.1", "ERR 3 RANGE")]
    [InlineData("SET 830 60.1", "ERR 3 RANGE")]
    [InlineData("TMO 199", "ERR 3 RANGE")]
    [InlineData("TMO 5001", "ERR 3 RANGE")]
    [InlineData("SET 633 80.0", "ERR 4 SUPPLY")]
    public void What_the_datasheet_does_not_allow_is_an_error(string request, string error) => _bench.Line(request).ShouldBe(error);

    [Fact]
    public void Noise_before_the_prefix_and_lines_without_one_do_no_harm()
    {
        _bench.RawLine("\u0001x>OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
        _bench.RawLine("OFF*4F\r\n").ShouldBe("");
        _bench.RawLine(new string('x', 300)).ShouldBe("");
        _bench.RawLine(">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
    }

    [Fact]
    public void A_channel_shines_as_set_and_only_one_at_a_time()
    {
        Light(80);
        var fields = Measure();
        fields["633"].ShouldBe(80, 2);
        fields["G"].ShouldBe(80, 2);
        fields["PWR"].ShouldBe(1);
        _bench.Room.Truth.Light633.Value.ShouldBe(80, 0.1);
        _bench.Line("SET 830 10.0").ShouldBe("ERR 5 BUSY");
        _bench.Line("SET 633 40.0").ShouldBe("OK SET 633 40.0");
        _bench.Line("OFF").ShouldBe("OK OFF");
        _bench.Room.Truth.Light.Value.ShouldBe(0);
    }

    [Fact]
    public void The_photodiode_holds_the_light_while_the_board_warms()
    {
        Light(80);
        _bench.Energised(300, beats: true);
        _bench.Room.Truth.Board.Value.ShouldBeGreaterThan(32);
        _bench.Room.Truth.Light633.Value.ShouldBe(80, 0.2);
    }

    [Fact]
    public void A_heartbeat_that_stands_still_turns_the_light_off_for_good()
    {
        Light(80);
        _bench.Energised(0.9);
        _bench.Room.Truth.Light.Value.ShouldBeGreaterThan(0);
        _bench.Energised(0.2);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
        _bench.Line("HB 9").ShouldBe("OK HB 9");
        _bench.Energised(0.5);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
    }

    [Fact]
    public void The_host_can_shorten_the_time_out()
    {
        _bench.Line("TMO 300").ShouldBe("OK TMO 300");
        Light(80);
        _bench.Energised(0.4);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
    }

    [Fact]
    public void Loss_of_the_supply_turns_the_light_off_for_good()
    {
        Light(80);
        _bench.Room.Apply(new PressEmergencyStop());
        _bench.Energised(0.05, beats: true);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
        _bench.Room.Apply(new ReleaseEmergencyStop());
        _bench.Energised(0.5, beats: true);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
        Measure()["PWR"].ShouldBe(1);
    }

    [Fact]
    public void Scaled_light_is_seen_by_the_guard_and_not_by_the_channels_own_diode()
    {
        _bench.Room.Apply(new ScaleLight(1.3));
        Light(70);
        _bench.Room.Truth.Light633.Value.ShouldBe(91, 0.1);
        Measure()["633"].ShouldBe(70, 2);
        Measure()["G"].ShouldBe(91, 2);
    }

    [Fact]
    public void A_stopped_fan_reads_zero_and_the_thermostat_ends_the_light_at_80_degrees()
    {
        _bench.Room.Apply(new StopFan());
        Light(110);
        for (var waited = 0; _bench.Room.Truth.Light.Value > 0; waited++)
        {
            waited.ShouldBeLessThan(300, "the thermostat never opened");
            _bench.Energised(10, beats: true);
        }
        var fields = Measure();
        fields["FAN"].ShouldBe(0);
        fields["PWR"].ShouldBe(0);
        _bench.Room.Truth.Light.Value.ShouldBe(0);
    }

    void Light(double irradiance)
    {
        _bench.Energised(0.1);
        _bench.Line("HB 1").ShouldBe("OK HB 1");
        _bench.Line($"SET 633 {irradiance:0.0}").ShouldBe($"OK SET 633 {irradiance:0.0}");
    }

    Dictionary<string, double> Measure() =>
        _bench.Line("MES?")["MES ".Length..].Split(' ').Select(field => field.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1]));
}
