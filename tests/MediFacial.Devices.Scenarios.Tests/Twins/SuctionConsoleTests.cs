using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Each rule of the SC-3 datasheet, frames written by hand.</summary>
public sealed class SuctionConsoleTests
{
    readonly Bench _bench = new();

    [Fact]
    public void It_tells_model_and_serial_number() =>
        _bench.Modbus("01 03 00 64 00 06 84 17").ShouldStartWith("01 03 0C 5C 03 53 43 33 2D 30 30 31 37");

    [Fact]
    public void After_power_on_all_is_zero_but_the_time_out()
    {
        _bench.Modbus("01 03 00 00 00 07 04 08").ShouldBe("01 03 0E 00 00 00 00 00 00 00 00 00 00 00 00 03 E8 EF AB");
    }

    [Theory]
    [InlineData("01 2B 00 00 00 00", "01 AB 01")]
    [InlineData("01 03 00 07 00 01", "01 83 02")]
    [InlineData("01 04 00 05 00 01", "01 84 02")]
    [InlineData("01 04 00 00 00 00", "01 84 03")]
    [InlineData("01 06 00 64 00 01", "01 86 02")]
    [InlineData("01 06 00 00 00 04", "01 86 03")]
    [InlineData("01 06 00 01 02 59", "01 86 03")]
    [InlineData("01 06 00 02 03 E9", "01 86 03")]
    [InlineData("01 06 00 06 00 C7", "01 86 03")]
    [InlineData("01 06 00 06 13 89", "01 86 03")]
    [InlineData("01 10 00 00 00 02 03 00 01 00 0A", "01 90 03")]
    public void What_the_datasheet_does_not_allow_is_an_exception(string request, string exception) =>
        _bench.Modbus(Bench.WithCheck(request)).ShouldStartWith(exception);

    [Fact]
    public void A_wrong_check_and_another_address_get_no_answer()
    {
        _bench.Modbus("01 03 00 64 00 06 84 18").ShouldBe("");
        _bench.Modbus(Bench.WithCheck("09 03 00 64 00 01")).ShouldBe("");
        _bench.Modbus("01 03 00 64 00 06 84 17").ShouldNotBe("");
    }

    [Fact]
    public void A_frame_in_two_halves_is_one_frame_unless_silence_lies_between()
    {
        _bench.Room.Receive("bus-a", [0x01, 0x03, 0x00]);
        _bench.Modbus("64 00 01 C5 D5").ShouldStartWith("01 03 02 5C 03");
        _bench.Room.Receive("bus-a", [0x01, 0x03, 0x00]);
        _bench.Dark(0.02);
        _bench.Modbus("64 00 01 C5 D5").ShouldBe("");
    }

    [Fact]
    public void A_reply_takes_its_time_on_the_line_and_comes_within_the_datasheet()
    {
        _bench.Room.Receive("bus-a", Convert.FromHexString("010300640001C5D5"));
        var buffer = new byte[512];
        var milliseconds = 0;
        while (!_bench.Room.TryTransmit("bus-a", buffer, out _))
        {
            _bench.Room.Advance(TimeSpan.FromMilliseconds(1));
            milliseconds++.ShouldBeLessThan(40);
        }
        // 8 characters there, 7 back (0.573 ms each), the frame gap and 2–6 ms of thinking.
        milliseconds.ShouldBeInRange(12, 18);
    }

    [Fact]
    public void Function_16_writes_all_or_nothing()
    {
        _bench.Modbus(Bench.WithCheck("01 10 00 00 00 02 04 00 03 00 C9")).ShouldStartWith("01 90 03");
        _bench.Holding(0).ShouldBe(0);
        _bench.Modbus(Bench.WithCheck("01 10 00 00 00 02 04 00 03 00 C8")).ShouldStartWith("01 10 00 00 00 02");
        _bench.Holding(0).ShouldBe(3);
        _bench.Holding(1).ShouldBe(200);
    }

    [Fact]
    public void The_pump_needs_a_mode_and_the_supply()
    {
        _bench.Set(0, 1);
        _bench.Set(3, 1).ShouldStartWith("01 86 03");
        _bench.Energised(0.1);
        (_bench.Input(3) & 32).ShouldBe(32);
        _bench.Set(0, 0);
        _bench.Set(3, 1).ShouldStartWith("01 86 03");
        _bench.Set(0, 1);
        _bench.Set(3, 1).ShouldStartWith("01 06");
    }

    [Fact]
    public void The_regulator_follows_the_set_point_on_sealed_skin_without_overshoot()
    {
        _bench.StartSuction(40);
        var highest = 0.0;
        for (var step = 0; step < 80; step++)
        {
            _bench.Energised(0.1, beats: true);
            highest = Math.Max(highest, _bench.Room.Truth.Vacuum.Value);
        }
        highest.ShouldBeLessThan(41);
        _bench.Room.Truth.Vacuum.Value.ShouldBe(40, 0.6);
        _bench.Input(0).ShouldBeInRange(393, 408);
        _bench.Input(1).ShouldBeInRange(389, 408);
        (_bench.Input(3) & 0b111).ShouldBe(0b101);
    }

    [Fact]
    public void Strokes_seal_and_open_the_tip_while_the_pump_runs()
    {
        _bench.StartSuction(30, held: false);
        var (shut, changes, was, from) = (0, 0, false, _bench.Room.Now);
        for (var step = 0; step < 600; step++)
        {
            _bench.Energised(0.05, beats: true);
            var now = _bench.Room.Truth.TipSealed;
            if (now) shut++;
            if (now != was) changes++;
            was = now;
        }
        (shut / 600.0).ShouldBeInRange(0.58, 0.87);
        (changes / 2 / _bench.Room.Now.Since(from).TotalSeconds).ShouldBeInRange(1 / 1.5, 1 / 0.8);
        (_bench.Input(3) & 64).ShouldBe(64);
    }

    [Fact]
    public void A_heartbeat_that_stands_still_ends_suction_after_the_time_out()
    {
        _bench.StartSuction(40);
        _bench.Energised(2, beats: true);
        _bench.Energised(0.75);
        _bench.Room.Truth.PumpRuns.ShouldBeTrue();
        _bench.Energised(0.35);
        _bench.Room.Truth.PumpRuns.ShouldBeFalse();
        _bench.Energised(0.4);
        _bench.Room.Truth.VentOpen.ShouldBeTrue();
        _bench.Room.Truth.Vacuum.Value.ShouldBeLessThan(5);
        _bench.Holding(1).ShouldBe(0);
        _bench.Holding(3).ShouldBe(0);
        (_bench.Input(3) & 16).ShouldBe(16);
        _bench.Set(3, 0);
        (_bench.Input(3) & 16).ShouldBe(0);
    }

    [Fact]
    public void The_same_heartbeat_number_again_does_not_count()
    {
        _bench.StartSuction(40);
        for (var beat = 0; beat < 12; beat++)
        {
            _bench.Set(5, 4711);
            _bench.Energised(0.1);
        }
        _bench.Room.Truth.PumpRuns.ShouldBeFalse();
    }

    [Fact]
    public void When_the_supply_goes_the_vent_springs_open_and_nothing_restarts()
    {
        _bench.StartSuction(40);
        _bench.Energised(3, beats: true);
        _bench.Dark(0.7);
        _bench.Room.Truth.PumpRuns.ShouldBeFalse();
        _bench.Room.Truth.VentOpen.ShouldBeTrue();
        foreach (var register in new[] { 1, 3, 4 }) _bench.Holding(register).ShouldBe(0);
        _bench.Energised(1, beats: true);
        _bench.Room.Truth.PumpRuns.ShouldBeFalse();
    }

    [Fact]
    public void A_hanging_console_keeps_its_outputs_until_its_supply_goes()
    {
        _bench.StartSuction(40);
        _bench.Energised(3, beats: true);
        _bench.Room.Apply(new Freeze("suction-console"));
        _bench.Modbus("01 03 00 64 00 06 84 17").ShouldBe("");
        _bench.Energised(3);
        _bench.Room.Truth.Vacuum.Value.ShouldBeGreaterThan(35);
        _bench.Dark(1.2);
        _bench.Room.Truth.Vacuum.Value.ShouldBeLessThan(5);
        _bench.Room.Apply(new Thaw("suction-console"));
        _bench.Modbus("01 03 00 64 00 06 84 17").ShouldNotBe("");
    }

    [Fact]
    public void A_reboot_is_two_seconds_of_silence_with_outputs_off()
    {
        _bench.StartSuction(40);
        _bench.Energised(3, beats: true);
        _bench.Room.Apply(new Reboot("suction-console"));
        _bench.Energised(0.5);
        _bench.Room.Truth.Vacuum.Value.ShouldBeLessThan(5);
        _bench.Modbus("01 03 00 64 00 06 84 17").ShouldBe("");
        _bench.Energised(1.6);
        _bench.Holding(6).ShouldBe(1000);
        _bench.Holding(0).ShouldBe(0);
    }

    [Fact]
    public void A_stuck_vent_and_a_welded_pump_show_in_the_truth_and_in_the_status()
    {
        _bench.StartSuction(30);
        _bench.Energised(3, beats: true);
        _bench.Room.Apply(new StickVentShut());
        _bench.Room.Apply(new WeldPump());
        _bench.Set(4, 0);
        _bench.Set(3, 0);
        _bench.Energised(3, beats: true);
        _bench.Room.Truth.Vacuum.Value.ShouldBeGreaterThan(50);
        (_bench.Input(3) & 0b1011).ShouldBe(0b1001);
        _bench.Dark(1);
        _bench.Room.Truth.PumpRuns.ShouldBeFalse();
    }

    [Fact]
    public void A_stuck_first_sensor_lets_the_second_one_tell_the_truth()
    {
        _bench.Energised(0.2);
        _bench.Room.Apply(new StickSensor("suction-console", "vacuum"));
        _bench.StartSuction(30);
        _bench.Energised(4, beats: true);
        _bench.Input(0).ShouldBeLessThan(10);
        _bench.Input(1).ShouldBeGreaterThan(500);
        _bench.Room.Apply(new HealSensor("suction-console", "vacuum"));
        _bench.Energised(0.1, beats: true);
        _bench.Input(0).ShouldBeGreaterThan(500);
    }
}
