using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety.Alarms;

/// <summary>What is heard and seen, to the tick: bursts and flashes of IEC 60601-1-8 (domain §8.2), the pause and what breaks it.</summary>
public sealed class AlarmSignalsTests
{
    [Fact]
    public void A_high_alarm_sounds_five_and_five_pulses_and_again_after_five_seconds_of_silence()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High);
        bench.Run(9);

        bench.Pulses.Take(11).ShouldBe([0, 220, 440, 880, 1100, 1740, 1960, 2180, 2620, 2840, 7980]);
        Lengths(bench).Take(10).ShouldAllBe(length => length == 140);
    }

    [Fact]
    public void A_medium_alarm_sounds_three_pulses_and_again_after_ten_seconds_of_silence()
    {
        var bench = new AlarmBench();
        bench.Raise("leak", AlarmPriority.Medium);
        bench.Run(12);

        bench.Pulses.Take(4).ShouldBe([0, 380, 760, 10940]);
        Lengths(bench).Take(3).ShouldAllBe(length => length == 180);
    }

    [Fact]
    public void A_low_alarm_sounds_two_pulses_once()
    {
        var bench = new AlarmBench();
        bench.Raise("filter", AlarmPriority.Low);
        bench.Run(120);

        bench.Pulses.ShouldBe([0, 380]);
    }

    [Theory, InlineData(AlarmPriority.High, 1.4, 2.8), InlineData(AlarmPriority.Medium, 0.4, 0.8)]
    public void The_beacon_flashes_as_fast_as_the_priority_says(AlarmPriority priority, double slowest, double fastest)
    {
        var bench = new AlarmBench { Energised = true };
        bench.Raise("x", priority);
        bench.Run(16.01);

        var rises = bench.Beacon.Where(edge => edge.On).Select(edge => edge.At).ToArray();
        (1000 / (rises[2] - rises[1])).ShouldBeInRange(slowest, fastest);
        var lit = bench.Beacon.Zip(bench.Beacon.Skip(1)).Where(pair => pair.First.On).Average(pair => pair.Second.At - pair.First.At);
        (lit / (rises[2] - rises[1])).ShouldBeInRange(0.2, 0.6);
    }

    [Fact]
    public void Without_an_alarm_the_beacon_says_whether_energy_flows()
    {
        var bench = new AlarmBench();
        bench.Raise("filter", AlarmPriority.Low);
        bench.Run(1);
        bench.Energised = true;
        bench.Run(1);
        bench.Energised = false;
        bench.Run(1);

        bench.Beacon.ShouldBe([(1000, true), (2000, false)]);
    }

    [Fact, Hazard("H40")]
    public void The_pause_of_the_sound_ends_after_two_minutes_and_cannot_be_made_longer()
    {
        var bench = new AlarmBench();
        bench.Raise("leak", AlarmPriority.Medium);
        bench.Run(5);
        bench.Board.PauseSound("panel-2", bench.Now).ShouldBeNull();
        bench.Run(60);
        bench.Board.PauseSound("panel-2", bench.Now).ShouldBeNull();
        bench.Signal.PauseLeft.ShouldBe(TimeSpan.FromSeconds(60));

        bench.Run(70);

        bench.Pulses.Where(at => at > 5000).Min().ShouldBe(125_000);
    }

    [Theory, Hazard("H40"), InlineData(AlarmPriority.Low, AlarmPriority.Medium), InlineData(AlarmPriority.Medium, AlarmPriority.High), InlineData(AlarmPriority.High, AlarmPriority.High)]
    public void A_new_alarm_that_is_worse_or_high_breaks_the_pause_at_once(AlarmPriority paused, AlarmPriority worse)
    {
        var bench = new AlarmBench();
        bench.Raise("first", paused);
        bench.Run(10);
        bench.Board.PauseSound("panel", bench.Now).ShouldBeNull();
        bench.Run(20);
        var silent = bench.Pulses.Count();

        bench.Raise("second", worse);
        bench.Run(1);

        bench.Signal.PauseLeft.ShouldBeNull();
        bench.Pulses.ElementAt(silent).ShouldBe(30_000);
    }

    [Fact]
    public void A_new_alarm_that_is_no_worse_lets_the_pause_go_on()
    {
        var bench = new AlarmBench();
        bench.Raise("first", AlarmPriority.Medium);
        bench.Run(1);
        bench.Board.PauseSound("panel", bench.Now).ShouldBeNull();
        bench.Raise("second", AlarmPriority.Medium);
        bench.Raise("third", AlarmPriority.Low);
        bench.Run(60);

        bench.Pulses.ShouldAllBe(at => at < 1000);
        bench.Signal.PauseLeft.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_pause_in_the_middle_of_a_pulse_ends_the_pulse_and_the_light_goes_on()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High);
        bench.Run(0.06);
        bench.Board.PauseSound("panel", bench.Now).ShouldBeNull();
        bench.Run(2);

        bench.Sounder.ShouldBe([(0, true), (60, false)]);
        bench.Beacon.Count(edge => edge.On).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Without_an_alarm_there_is_nothing_to_pause()
    {
        var bench = new AlarmBench();
        bench.Board.PauseSound("panel", bench.Now).ShouldNotBeNull();
        bench.Raise("later", AlarmPriority.Medium);
        bench.Run(1);
        bench.Pulses.ShouldNotBeEmpty("a pause of nothing silences nothing");
    }

    [Fact, Hazard("H40")]
    public void A_high_alarm_that_nobody_acknowledges_for_ten_seconds_sounds_more_often()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High);
        bench.Run(9.9);
        bench.Signal.Escalated.ShouldBeFalse();
        bench.Run(30);

        bench.Signal.Escalated.ShouldBeTrue();
        Bursts(bench).ShouldBe([0, 7980, 15960, 21440, 26920, 32400, 37880]);
    }

    [Fact]
    public void A_worse_alarm_cuts_the_burst_of_a_lesser_one()
    {
        var bench = new AlarmBench();
        bench.Raise("leak", AlarmPriority.Medium);
        bench.Run(0.6);
        bench.Raise("hot", AlarmPriority.High);
        bench.Run(1);

        bench.Pulses.ShouldBe([0, 380, 600, 820, 1040, 1480]);
    }

    [Fact]
    public void A_steady_board_allocates_nothing()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High, latches: true);
        bench.Raise("leak", AlarmPriority.Medium);
        bench.Run(20);
        bench.Sounder.EnsureCapacity(10_000);
        bench.Beacon.EnsureCapacity(10_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        bench.Run(60);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    static IEnumerable<double> Lengths(AlarmBench bench) => bench.Sounder.Zip(bench.Sounder.Skip(1)).Where(pair => pair.First.On).Select(pair => pair.Second.At - pair.First.At);

    static IEnumerable<double> Bursts(AlarmBench bench)
    {
        var last = double.MinValue;
        foreach (var at in bench.Pulses)
        {
            if (at - last > 2000) yield return at;
            last = at;
        }
    }
}
