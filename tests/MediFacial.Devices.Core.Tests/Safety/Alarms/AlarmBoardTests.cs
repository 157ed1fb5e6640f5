using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Tests.Safety.Alarms;

/// <summary>Condition, occurrence, signal and acknowledgement, kept apart.</summary>
public sealed class AlarmBoardTests
{
    [Fact]
    public void An_alarm_that_does_not_latch_goes_when_its_condition_has_gone()
    {
        var bench = new AlarmBench();
        bench.Raise("leak", AlarmPriority.Medium);
        bench.Run(1);
        bench.Clear("leak");
        bench.Only.Stands.ShouldBeFalse();
        bench.Run(3.1);

        bench.Board.Views(bench.Now).ShouldBeEmpty();
        bench.Signal.ShouldBe(AlarmSignal.Silence);
        bench.Entries.Select(entry => entry.Kind).ShouldBe([JournalKind.AlarmRaised, JournalKind.AlarmCleared]);
    }

    [Fact]
    public void A_latched_alarm_stays_until_it_is_acknowledged_although_its_condition_has_gone()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High, latches: true);
        bench.Clear("hot");
        bench.Run(60);
        (bench.Only.Stands, bench.Signal.Priority).ShouldBe((false, AlarmPriority.High));

        bench.Board.Acknowledge("hot", " MK ", "panel-2", bench.Now).ShouldBeNull();
        bench.Run(0.1);

        bench.Board.Views(bench.Now).ShouldBeEmpty();
        bench.Entries[^1].Sentence.ShouldBe("MK acknowledged: hot happened.");
    }

    [Fact]
    public void An_acknowledged_alarm_is_silent_and_stays_to_be_seen_while_its_condition_stands()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High, latches: true);
        bench.Run(1);
        bench.Board.Acknowledge("hot", "MK", "panel", bench.Now).ShouldBeNull();
        var heard = bench.Pulses.Count();
        bench.Run(30, () => bench.Raise("hot", AlarmPriority.High, latches: true));

        bench.Pulses.Count().ShouldBe(heard);
        bench.Signal.ShouldBe(AlarmSignal.Silence);
        bench.Only.Acknowledgement.ShouldNotBeNull().By.ShouldBe("MK");
        bench.Told(JournalKind.AlarmRaised).ShouldBe(1);
        bench.Clear("hot");
        bench.Run(4);
        bench.Board.Views(bench.Now).ShouldBeEmpty();
    }

    [Fact]
    public void What_grows_worse_is_news_and_must_be_acknowledged_anew()
    {
        var bench = new AlarmBench();
        bench.Raise("peel", AlarmPriority.Low);
        bench.Run(1);
        bench.Board.Acknowledge("peel", "MK", "panel", bench.Now).ShouldBeNull();
        bench.Run(29);

        bench.Raise("peel", AlarmPriority.High);
        bench.Run(1);

        (bench.Only.Priority, bench.Only.Acknowledged, bench.Only.Since.Ticks / 1e7).ShouldBe((AlarmPriority.High, false, 30));
        bench.Pulses.ShouldContain(30_000);
        bench.Told(JournalKind.AlarmRaised).ShouldBe(2);
    }

    [Fact]
    public void A_condition_that_flickers_is_counted_and_neither_sounds_nor_is_recorded_each_time()
    {
        var bench = new AlarmBench();
        var beat = 0;
        bench.Run(60, () =>
        {
            if (beat++ % 10 < 5) bench.Raise("leak", AlarmPriority.Medium);
            else bench.Clear("leak");
        });

        bench.Only.Occurrences.ShouldBe(300);
        bench.Told(JournalKind.AlarmRaised).ShouldBe(1);
        bench.Pulses.Count().ShouldBe(3 * 6, "six bursts in a minute, as for one that stands");
    }

    [Fact]
    public void A_condition_that_comes_and_goes_slowly_never_sounds_faster_than_its_repeat()
    {
        var bench = new AlarmBench();
        var beat = 0;
        bench.Run(120, () =>
        {
            if (beat++ % 200 < 10) bench.Raise("leak", AlarmPriority.Medium);
            else bench.Clear("leak");
        });

        var bursts = bench.Pulses.ToArray();
        for (var pulse = 3; pulse < bursts.Length; pulse += 3) (bursts[pulse] - bursts[pulse - 3]).ShouldBeGreaterThanOrEqualTo(10_940);
    }

    [Fact]
    public void A_condition_that_comes_back_after_it_had_ended_is_a_new_alarm()
    {
        var bench = new AlarmBench();
        bench.Raise("door", AlarmPriority.Medium, latches: true);
        bench.Board.Acknowledge("door", "MK", "panel", bench.Now);
        bench.Clear("door");
        bench.Run(5);

        bench.Raise("door", AlarmPriority.Medium, latches: true);

        (bench.Only.Acknowledged, bench.Only.Occurrences).ShouldBe((false, 1));
    }

    [Fact]
    public void A_latched_alarm_whose_condition_comes_back_unseen_tells_its_latest_time_and_how_often()
    {
        var bench = new AlarmBench();
        bench.Raise("door", AlarmPriority.Medium, latches: true);
        bench.Clear("door");
        bench.Run(60);
        bench.Raise("door", AlarmPriority.Medium, latches: true);

        (bench.Only.Occurrences, bench.Only.Since.Ticks / 1e7, bench.Only.Stands).ShouldBe((2, 60, true));
    }

    [Fact]
    public void Who_resets_has_seen_what_latched_and_nothing_else()
    {
        var bench = new AlarmBench();
        bench.Raise("trip", AlarmPriority.High, latches: true);
        bench.Raise("water", AlarmPriority.Low);
        bench.Clear("trip");
        bench.Run(5);

        bench.Board.AcknowledgeLatched("MK", "panel", bench.Now);

        (bench.Only.Id, bench.Only.Acknowledged).ShouldBe(("water", false));
    }

    [Fact]
    public void An_acknowledgement_needs_initials_and_an_alarm()
    {
        var bench = new AlarmBench();
        bench.Raise("hot", AlarmPriority.High);
        bench.Board.Acknowledge("hot", " ", "panel", bench.Now).ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Incomplete);
        bench.Board.Acknowledge("cold", "MK", "panel", bench.Now).ShouldNotBeNull().Kind.ShouldBe(RefusalKind.NotNow);
        bench.Only.Acknowledged.ShouldBeFalse();
    }

    [Fact]
    public void What_stood_before_a_restart_is_shown_without_sound_until_it_is_acknowledged()
    {
        var bench = new AlarmBench(new EarlierAlarm("hot", AlarmPriority.High, "It was hot.", "Off.", "Look.", "technician", new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), 2));
        bench.Run(30);
        (bench.Only.BeforeRestart, bench.Only.Stands, bench.Signal.Priority).ShouldBe((true, false, null));
        bench.Pulses.ShouldBeEmpty();

        bench.Raise("hot", AlarmPriority.High);
        bench.Run(0.1);
        bench.Board.Views(bench.Now).Length.ShouldBe(2, "the new one is another");

        bench.Board.Acknowledge("hot", "MK", "panel", bench.Now).ShouldBeNull();
        bench.Only.BeforeRestart.ShouldBeFalse();
    }

    [Fact]
    public void The_worst_that_nobody_has_acknowledged_stands_first()
    {
        var bench = new AlarmBench();
        bench.Raise("low", AlarmPriority.Low);
        bench.Raise("seen", AlarmPriority.High);
        bench.Raise("medium", AlarmPriority.Medium);
        bench.Board.Acknowledge("seen", "MK", "panel", bench.Now);

        bench.Board.Views(bench.Now).Select(view => view.Id).ShouldBe(["medium", "low", "seen"]);
        bench.Signal.Priority.ShouldBe(AlarmPriority.Medium);
    }
}
