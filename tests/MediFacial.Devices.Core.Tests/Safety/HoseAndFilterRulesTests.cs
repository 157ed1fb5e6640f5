using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Upkeep;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>What a room does with what its journal tells of filter and hose (H05).</summary>
public sealed class HoseAndFilterRulesTests
{
    /// <summary>Rules that this class has a test for.</summary>
    public static readonly string[] Rules = ["filter-clogged", "filter-clogging", "suction-leaks", "suction-leaks-a-little"];

    [Theory]
    [InlineData("Weak", "suction-leaks-a-little"), InlineData("Failed", "suction-leaks")]
    public void A_hose_that_leaks_warns_until_a_test_has_passed(string outcome, string rule) =>
        Remembering(("leak-test", [new("outcome", outcome)])).Warnings.ShouldBe([rule]);

    [Theory]
    [InlineData("3.0 s", "3.8 s", false), InlineData("3.0 s", "4.0 s", true), InlineData("8.4 s", "10.8 s", false), InlineData("1.5 s", "2.0 s", true)]
    public void A_rise_more_than_30_percent_slower_than_with_a_new_filter_warns(string baseline, string rise, bool warns) =>
        Remembering(("leak-test", [new("outcome", "Passed")]), ("rise", [new("rise", rise), new("baseline", baseline)])).Warnings.ShouldBe(warns ? ["filter-clogging"] : []);

    [Fact]
    public void A_clogged_filter_lets_no_session_with_suction_open_until_a_new_one_is_confirmed()
    {
        var room = Remembering(("leak-test", [new("outcome", "Passed")]), ("clogged", []));

        room.Ask(room.StartRequest()).Refusal.ShouldNotBeNull().Operator.ShouldContain("filter");
        room.Ask(new ConfirmFilter(FedRoom.Panel, " ")).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Incomplete);
        room.Ask(new ConfirmFilter(FedRoom.Panel, "AB")).IsDone.ShouldBeTrue();

        room.Start().RunTo("suction");
    }

    [Fact]
    public void A_filter_found_clogged_under_way_holds_the_step()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new ConfirmFilter(FedRoom.Panel, "AB")).Refusal.ShouldNotBeNull("nobody changes a filter while it pulls");
        Rises(room, kilopascalsPerBeat: 1.2);
        room.RunUntil(() => room.Entries.Exists(entry => entry.Field("what") == "rise"), TimeSpan.FromSeconds(60)).ShouldBeTrue();
        room.Session!.State.ShouldBe(SessionState.StepRunning);

        Rises(room, kilopascalsPerBeat: 0.5);

        room.RunUntil(() => room.Session!.State == SessionState.Paused, TimeSpan.FromSeconds(120)).ShouldBeTrue();
        room.IsAnythingSet.ShouldBeFalse();
        room.Snapshot.Stop.ShouldBeNull();
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "filter-clogged" && alarm.Priority == AlarmPriority.Medium);
    }

    [Theory]
    [InlineData(-15, false), InlineData(-17, true)]
    public void A_leak_test_counts_for_a_working_day(double hours, bool isDue)
    {
        var room = new FedRoom(remembered: (plan, wall) => TestUpkeep.HoseTested(plan, wall.AddHours(hours))).Start().ReadyFor("suction");

        var answer = room.Ask(new BeginStep(FedRoom.Panel));

        answer.IsDone.ShouldBe(!isDue);
        if (isDue) answer.Refusal!.Operator.ShouldContain("thumb");
    }

    [Fact]
    public void What_was_learnt_of_another_unit_does_not_count()
    {
        var room = new FedRoom(remembered: (plan, wall) => TestUpkeep.HoseTested(plan, wall).Select(entry => entry with { Fields = entry.Fields.SetItem(1, new("serial", "SC3-9999")) }));

        room.Snapshot.Devices.Select(device => device.Upkeep).OfType<UpkeepView>().Single().MustTest.ShouldBeTrue();
    }

    [Fact]
    public void The_pump_is_off_in_the_latter_part_of_the_test_and_everything_after_it()
    {
        var room = new FedRoom(remembered: (_, _) => []).Start().ReadyFor("suction");
        room.TipStandsStill = true;
        room.Moving["suction-console.vacuum-2"] = room.Moving["suction-console.vacuum"] = _ => room.Set("suction-console.vent") > 0 ? 23.8 + (room.Now.Ticks / FedRoom.Beat.Ticks % 2 * 0.1) : 0;

        room.Ask(new TestLeak(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("leak test");
        room.Ask(new TestLeak(FedRoom.Panel)).Refusal.ShouldNotBeNull();
        room.RunUntil(() => room.Set("suction-console.pump") == 0 && room.Set("suction-console.vent") == 1, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        room.Entries.FindLast(entry => entry.Kind == JournalKind.Authorised).ShouldNotBeNull().Field("preheat").ShouldBe("test");
        room.RunUntil(() => !room.IsAnythingSet, TimeSpan.FromSeconds(15)).ShouldBeTrue();

        room.Entries.FindLast(entry => entry.Field("what") == "leak-test").ShouldNotBeNull().Field("outcome").ShouldBe("Passed");
        room.Session!.State.ShouldBe(SessionState.StepReady);
    }

    public static TheoryData<string> Enders => ["emergency stop", "client", "door", "pause", "skip", "end", "panel"];

    [Theory, MemberData(nameof(Enders))]
    public void Everything_that_stops_a_step_stops_the_leak_test(string who)
    {
        var room = new FedRoom(remembered: (_, _) => []).Start().ReadyFor("suction");
        room.Ask(new TestLeak(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.IsAnythingSet.ShouldBeTrue();

        switch (who)
        {
            case "emergency stop": room.Lines[LineRole.EmergencyStop] = false; break;
            case "client": room.Lines[LineRole.ClientButton] = true; break;
            case "door": room.Lines[LineRole.Door] = false; break;
            case "pause": room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue(); break;
            case "skip": room.Ask(new SkipStep(FedRoom.Panel, "test")).IsDone.ShouldBeTrue(); break;
            case "end": room.Ask(new EndSession(FedRoom.Panel, "test")).IsDone.ShouldBeTrue(); break;
            default: room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel)); break;
        }
        room.Run(TimeSpan.FromMilliseconds(60));

        room.IsAnythingSet.ShouldBeFalse(who);
        room.Run(TimeSpan.FromSeconds(20));
        room.IsAnythingSet.ShouldBeFalse("nothing goes on by itself");
    }

    static FedRoom Remembering(params (string What, JournalField[] Fields)[] told)
    {
        var room = new FedRoom(remembered: (plan, wall) => told.Select(each => TestUpkeep.Entry(plan, wall, each.What, each.Fields)));
        room.Run(TimeSpan.FromSeconds(1));
        return room;
    }

    /// <summary>Strokes, each a straight rise from 2 to 15 kPa.</summary>
    static void Rises(FedRoom room, double kilopascalsPerBeat)
    {
        foreach (var sensor in new[] { "suction-console.vacuum", "suction-console.vacuum-2" })
            room.Moving[sensor] = now => room.Set("suction-console.vent") * (2 + (now.Ticks / FedRoom.Beat.Ticks % (int)(13 / kilopascalsPerBeat) * kilopascalsPerBeat));
    }
}
