using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

public sealed class TwinRoomTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(100)]
    public void Any_step_size_gives_the_same_room_bit_by_bit(int milliseconds) => Run(milliseconds, seed: 3).ShouldBe(Run(10_000, seed: 3));

    [Fact]
    public void The_same_seed_gives_the_same_readings_and_another_seed_others()
    {
        Readings(5).ShouldBe(Readings(5));
        Readings(5).ShouldNotBe(Readings(6));
    }

    [Fact]
    public void Pulling_the_emergency_stop_ends_suction_light_and_steam_safe_in_the_plants()
    {
        var bench = AllOn();
        bench.Room.Truth.IsSafe.ShouldBeFalse();
        bench.Room.Apply(new PressEmergencyStop());
        bench.Dark(0.05);
        bench.Room.Truth.EnergyContactClosed.ShouldBeFalse();
        bench.Room.Truth.Light.Value.ShouldBe(0);
        bench.Room.Truth.HeaterWatts.ShouldBe(0);
        bench.Energised(0.5, beats: true);
        bench.Room.Truth.IsSafe.ShouldBeTrue();
        bench.Room.Truth.Vacuum.Value.ShouldBeLessThan(5);
    }

    [Fact]
    public void Without_pulses_the_contact_opens_after_600_ms_and_takes_the_supplies_along()
    {
        var bench = AllOn();
        bench.Dark(0.45);
        bench.Room.Truth.EnergyContactClosed.ShouldBeTrue();
        bench.Dark(0.2);
        bench.Room.Truth.EnergyContactClosed.ShouldBeFalse();
        bench.Dark(0.5);
        bench.Room.Truth.IsSafe.ShouldBeTrue();
    }

    [Fact]
    public void A_released_emergency_stop_starts_nothing_again()
    {
        var bench = AllOn();
        bench.Room.Apply(new PressEmergencyStop());
        bench.Energised(1);
        bench.Room.Apply(new ReleaseEmergencyStop());
        bench.Room.SetOutputLine("STEAM_HEATER", false);
        bench.Room.SetOutputLine("STEAM_DIVERT", false);
        bench.Energised(2, beats: true);
        bench.Room.Truth.EnergyContactClosed.ShouldBeTrue();
        bench.Room.Truth.IsSafe.ShouldBeTrue();
    }

    [Theory, InlineData("ENERGY_RUN"), InlineData("ENERGY_PERMIT")]
    public void Either_contact_takes_15_ms_to_close_and_10_ms_to_open_and_is_read_back(string line)
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        room.Advance(TimeSpan.FromMilliseconds(10));
        room.SetOutputLine(line, true);
        TimeUntil(room, () => room.Line($"{line}_READBACK")).TotalMilliseconds.ShouldBe(16, 1);
        room.Apply(new PressEmergencyStop());
        room.Line("ESTOP").ShouldBeFalse();
        TimeUntil(room, () => !room.Line($"{line}_READBACK")).TotalMilliseconds.ShouldBe(11, 1);
    }

    [Theory, InlineData("ENERGY_RUN"), InlineData("ENERGY_PERMIT")]
    public void A_level_held_high_does_not_keep_the_contact_closed(string line)
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        room.SetOutputLine(line, true);
        room.Advance(TimeSpan.FromMilliseconds(100));
        room.SetOutputLine(line, true);
        room.Advance(TimeSpan.FromMilliseconds(520));
        room.Line($"{line}_READBACK").ShouldBeFalse();
    }

    [Theory, InlineData("ENERGY_RUN"), InlineData("ENERGY_PERMIT")]
    public void A_short_low_pulse_does_no_harm_and_a_held_low_drops_the_contact(string line)
    {
        var bench = new Bench();
        bench.Energised(0.1);
        bench.Room.SetOutputLine(line, false);
        bench.Dark(0.019);
        bench.Room.SetOutputLine(line, true);
        bench.Dark(0.1);
        bench.Room.Line($"{line}_READBACK").ShouldBeTrue();
        bench.Room.SetOutputLine(line, false);
        TimeUntil(bench.Room, () => !bench.Room.Line($"{line}_READBACK")).TotalMilliseconds.ShouldBe(31, 1.5);
    }

    [Fact]
    public void Pedal_and_client_button_are_released_by_themselves()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        room.Apply(new PressPedal());
        room.Apply(new PressClientButton());
        room.Line("PEDAL").ShouldBeTrue();
        room.NextEvent.ShouldBe(Instant.FromSeconds(0.001), "its contact bounces");
        room.Advance(TimeSpan.FromMilliseconds(190));
        room.Line("PEDAL").ShouldBeTrue();
        room.NextEvent.ShouldBe(Instant.FromSeconds(0.2));
        room.Advance(TimeSpan.FromMilliseconds(20));
        room.Line("PEDAL").ShouldBeFalse();
        room.Line("CLIENT_BUTTON").ShouldBeTrue();
        room.Advance(TimeSpan.FromMilliseconds(200));
        room.Line("CLIENT_BUTTON").ShouldBeFalse();
        room.NextEvent.ShouldBe(Instant.Never);
    }

    [Fact]
    public void The_next_event_tells_when_a_reply_will_be_there()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        room.NextEvent.ShouldBe(Instant.Never);
        room.Receive("bus-b", ">OFF*4F\r\n"u8);
        Span<byte> reply = stackalloc byte[512];
        var hops = 0;
        while (!room.TryTransmit("bus-b", reply, out _))
        {
            room.NextEvent.ShouldNotBe(Instant.Never);
            room.Advance(room.NextEvent.Since(room.Now));
            (++hops).ShouldBeLessThan(5);
        }
        room.NextEvent.ShouldBe(Instant.Never);
    }

    [Fact]
    public void Hopping_from_event_to_event_always_gets_on_and_meets_every_change_of_the_contact()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        room.Advance(TimeSpan.FromTicks(12345));
        room.SetOutputLine("ENERGY_RUN", true);
        var (hops, changes, closed) = (0, new List<double>(), false);
        while (room.NextEvent != Instant.Never)
        {
            (++hops).ShouldBeLessThan(20);
            var before = room.Now;
            room.Advance(room.NextEvent.Since(before));
            room.Now.ShouldBeGreaterThan(before);
            if (room.Line("ENERGY_RUN_READBACK") == closed) continue;
            closed = !closed;
            changes.Add(room.Now.Since(Instant.Zero).TotalMilliseconds);
        }
        changes.Count.ShouldBe(2);
        changes[0].ShouldBe(17, 1);
        changes[1].ShouldBe(612, 1);
    }

    [Fact]
    public void A_pulled_adapter_passes_nothing_and_works_again_when_plugged()
    {
        var bench = new Bench();
        bench.Line("ID?").ShouldBe("ID LD-4 SN=LD4-0042 FW=1.30");
        bench.Room.Apply(new Unplug("bus-b"));
        bench.Room.IsPlugged(bench.Room.BusNumber("bus-b")).ShouldBeFalse();
        bench.Line("ID?").ShouldBe("");
        bench.Room.Apply(new Plug("bus-b"));
        bench.Line("ID?").ShouldBe("ID LD-4 SN=LD4-0042 FW=1.30");
    }

    [Fact]
    public void Corrupt_and_lost_bytes_hit_only_as_many_as_asked()
    {
        var bench = new Bench();
        bench.Room.Apply(new CorruptBytes("bus-b", 1));
        bench.RawLine(">OFF*4F\r\n").ShouldNotBe(">OK OFF*6B\r\n");
        bench.RawLine(">OFF*4F\r\n").ShouldBe(">OK OFF*6B\r\n");
        bench.Room.Apply(new DropBytes("bus-b", 2));
        bench.RawLine(">OFF*4F\r\n").ShouldBe("K OFF*6B\r\n");
    }

    [Fact]
    public void Names_that_are_not_there_are_refused_with_those_that_are()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        Should.Throw<ArgumentException>(() => room.Apply(new Freeze("kettle"))).Message.ShouldContain("led-driver");
        Should.Throw<ArgumentException>(() => room.Apply(new StickSensor("led-driver", "smell"))).Message.ShouldContain("guard");
        Should.Throw<ArgumentException>(() => room.Receive("bus-z", [1])).Message.ShouldContain("bus-a");
        Should.Throw<ArgumentException>(() => room.Line("ESTOP2")).Message.ShouldContain("ESTOP");
        Should.Throw<ArgumentException>(() => room.SetOutputLine("ESTOP", false)).Message.ShouldContain("input");
    }

    [Fact]
    public void Steady_running_allocates_nothing()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard());
        var buffer = new byte[512];
        void Rounds(int count)
        {
            for (var round = 0; round < count; round++)
            {
                room.SetOutputLine(RoomLines.EnergyRun, false);
                room.SetOutputLine(RoomLines.EnergyRun, true);
                room.SetOutputLine(RoomLines.EnergyPermit, false);
                room.SetOutputLine(RoomLines.EnergyPermit, true);
                room.Receive(1, ">MES?*64\r\n"u8);
                room.Receive(0, [0x01, 0x04, 0x00, 0x00, 0x00, 0x05, 0x30, 0x09]);
                for (var step = 0; step < 5; step++)
                {
                    room.Advance(TimeSpan.FromMilliseconds(20));
                    room.TryTransmit(0, buffer, out _);
                    room.TryTransmit(1, buffer, out _);
                }
                _ = room.NextEvent;
                _ = room.Truth;
            }
        }
        Rounds(2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Rounds(1000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2000);
    }

    static Bench AllOn()
    {
        var bench = new Bench(TwinRoomSetup.Standard() with { Steam = new() { WaterTemperature = 99.9 } });
        bench.StartSuction(30);
        bench.Line("HB 1");
        bench.Line("SET 633 80.0").ShouldBe("OK SET 633 80.0");
        bench.Room.SetOutputLine("STEAM_HEATER", true);
        bench.Room.SetOutputLine("STEAM_DIVERT", true);
        bench.Energised(5, beats: true);
        bench.Room.Truth.Vacuum.Value.ShouldBe(30, 1);
        bench.Room.Truth.Light633.Value.ShouldBe(80, 0.5);
        bench.Room.Truth.SteamAimedAtFace.ShouldBeTrue();
        return bench;
    }

    static string Run(int milliseconds, ulong seed)
    {
        var bench = new Bench(TwinRoomSetup.Standard(seed));
        bench.StartSuction(30, held: false);
        bench.Room.SetOutputLine("STEAM_HEATER", true);
        for (var left = 60_000; left > 0; left -= milliseconds) bench.Room.Advance(TimeSpan.FromMilliseconds(Math.Min(milliseconds, left)));
        return bench.Room.Truth.ToString();
    }

    static string Readings(ulong seed)
    {
        var bench = new Bench(TwinRoomSetup.Standard(seed));
        bench.StartSuction(30, held: false);
        bench.Energised(3, beats: true);
        return bench.Modbus(Bench.WithCheck("01 04 0000 0005")) + bench.Line("MES?") + bench.Room.Truth;
    }

    static TimeSpan TimeUntil(TwinRoom room, Func<bool> reached)
    {
        var from = room.Now;
        while (!reached())
        {
            room.Now.Since(from).ShouldBeLessThan(TimeSpan.FromSeconds(2));
            room.Advance(TimeSpan.FromMilliseconds(1));
        }
        return room.Now.Since(from);
    }
}
