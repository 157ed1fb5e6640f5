using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>Starts, pauses, resumes, skips, ends and stops, in an obedient room.</summary>
public sealed class SessionFlowTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Nothing_is_sent_before_its_authorisation_is_on_disk()
    {
        var room = new FedRoom().Start().ReadyFor("light");
        room.JournalFlushes = false;
        room.Feed(Input.Asked(new BeginStep(FedRoom.Panel)));
        room.Run(TimeSpan.FromMilliseconds(300));

        room.Sent.ShouldNotContain(sent => sent.Command is AdmittedCommand);
        room.JournalFlushes = true;
        room.Run(TimeSpan.FromMilliseconds(100));
        room.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Sent.ShouldContain(sent => sent.Command is AdmittedCommand);
    }

    [Fact]
    public void A_start_whose_record_is_too_slow_is_refused_and_stays_refused()
    {
        var room = new FedRoom().Start().ReadyFor("light");
        room.JournalFlushes = false;
        var asked = room.Now;

        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Journal);

        room.Now.Since(asked).TotalMilliseconds.ShouldBeInRange(500, 540);
        room.JournalFlushes = true;
        room.Run(Second);
        room.IsAnythingSet.ShouldBeFalse("a flush that comes late energises nothing");
        room.Session!.State.ShouldBe(SessionState.StepReady);
    }

    [Fact]
    public void A_contact_that_does_not_close_refuses_the_start()
    {
        var room = new FedRoom().Start().ReadyFor("light");
        room.ContactFollows = false;

        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Interlock);

        room.Run(Second);
        room.IsAnythingSet.ShouldBeFalse();
        room.Kicks.Count(kick => room.Now.Since(kick) < TimeSpan.FromMilliseconds(300)).ShouldBe(0, "an idle room drops its contact");
    }

    [Fact]
    public void Kicks_and_renewals_end_with_the_first_evaluation_that_finds_something()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Kicks.Count(kick => room.Now.Since(kick) <= Second).ShouldBeInRange(9, 11);
        room.Dictated["led-driver.skin-temperature"] = 50;
        room.Step();
        var tripped = room.Now;
        room.Run(Second);

        room.Kicks.ShouldNotContain(kick => kick > tripped);
        room.Sent.ShouldNotContain(sent => sent.Command is RenewCommand && sent.At > tripped);
    }

    [Fact]
    public void Renewals_go_out_four_times_a_second_while_energised_and_never_else()
    {
        var room = new FedRoom().Start();
        room.Run(Second);
        room.Sent.ShouldNotContain(sent => sent.Command is RenewCommand);

        room.RunTo("suction");
        room.Sent.Count(sent => sent.Command is RenewCommand && room.Now.Since(sent.At) < Second).ShouldBeInRange(3, 5);
    }

    [Fact]
    public void A_stop_while_the_start_waits_answers_it_and_voids_it()
    {
        var room = new FedRoom().Start().ReadyFor("light");
        room.JournalFlushes = false;
        var begin = new BeginStep(FedRoom.Panel);
        room.Feed(Input.Asked(begin));

        room.Ask(new StopEverything("another", StopOrigin.Panel)).IsDone.ShouldBeTrue();

        room.Answers.Single(each => ReferenceEquals(each.Request, begin)).Answer.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Latched);
        room.JournalFlushes = true;
        room.Run(Second);
        room.IsAnythingSet.ShouldBeFalse();
        room.Session!.State.ShouldBe(SessionState.Stopped);
    }

    [Fact]
    public void A_stop_while_the_session_opens_opens_none()
    {
        var room = new FedRoom { JournalFlushes = false };
        var start = room.StartRequest();
        room.Feed(Input.Asked(start));

        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));

        room.Answers.Single(each => ReferenceEquals(each.Request, start)).Answer.IsDone.ShouldBeFalse();
        room.Session.ShouldBeNull();
        room.JournalFlushes = true;
        room.Run(Second);
        room.Ask(new ResetStop(FedRoom.Panel, "false alarm", "AB")).Refusal.ShouldBeNull();
        room.Run(Second);
        room.Start();
    }

    [Fact]
    public void A_stop_while_a_step_ends_lets_it_end_after_the_reset_and_never_run_again()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Dictated["led-driver.guard"] = 1.5;
        room.Ask(new SkipStep(FedRoom.Panel, "enough")).IsDone.ShouldBeTrue();
        room.Session!.State.ShouldBe(SessionState.StepEnding);
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));
        room.Dictated.Clear();
        room.Run(Second);

        room.Ask(new ResetStop(FedRoom.Panel, "client is well", "AB")).Refusal.ShouldBeNull();
        room.Run(Second);

        room.Session!.Steps[room.Session.Current].Id.ShouldBe("serum");
        room.Ask(new ResumeSession(FedRoom.Panel)).IsDone.ShouldBeFalse();
    }

    [Theory, InlineData("skip"), InlineData("end"), InlineData("comfort"), InlineData("pause")]
    public void A_preheat_that_still_waits_for_its_record_is_answered_and_never_begins(string how)
    {
        var room = new FedRoom().Start();
        room.Ask(new SkipStep(FedRoom.Panel, "test"));
        room.JournalFlushes = false;
        var prepare = new PrepareSteam(FedRoom.Panel);
        room.Feed(Input.Asked(prepare));

        room.Feed(Input.Asked(how switch
        {
            "skip" => new SkipStep(FedRoom.Panel, "no steam today"),
            "end" => new EndSession(FedRoom.Panel, "client leaves"),
            "comfort" => new StopEverything(FedRoom.Panel, StopOrigin.ClientButton),
            _ => new PauseSession(FedRoom.Panel),
        }));
        room.JournalFlushes = how != "pause";
        room.Run(Second);
        room.JournalFlushes = true;
        room.Run(Second);

        room.Answers.Count(each => ReferenceEquals(each.Request, prepare)).ShouldBe(1);
        room.Answers.Single(each => ReferenceEquals(each.Request, prepare)).Answer.IsDone.ShouldBeFalse();
        room.IsAnythingSet.ShouldBeFalse();
        room.State(DeviceKind.Steamer).ShouldBe(DeviceState.Idle);
    }

    [Fact]
    public void A_preheat_that_nobody_uses_ends_after_its_longest_time()
    {
        var room = new FedRoom().Start().ReadyFor("steam");

        room.Run(TimeSpan.FromMinutes(9.8));
        room.State(DeviceKind.Steamer).ShouldBe(DeviceState.Prepared);
        room.Run(TimeSpan.FromMinutes(0.3));

        room.State(DeviceKind.Steamer).ShouldBe(DeviceState.Idle);
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact]
    public void A_pause_turns_steam_away_and_keeps_it_hot_a_comfort_stop_ends_all()
    {
        var room = new FedRoom().Start().RunTo("steam");
        room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Run(Second);
        (room.Set("steamer-base.divert"), room.Set("steamer-base.heater")).ShouldBe((0, 1));
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldBeNull();
        room.Run(Second);
        room.Set("steamer-base.divert").ShouldBe(1);

        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.ClientButton)).IsDone.ShouldBeTrue();

        (room.Set("steamer-base.divert"), room.Set("steamer-base.heater")).ShouldBe((0, 0));
        room.Session!.State.ShouldBe(SessionState.Paused);
        room.Snapshot.Stop.ShouldBeNull();
        room.Run(Second);
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("Preheat");
    }

    [Theory, InlineData(59, true), InlineData(61, false)]
    public void Eye_shields_are_asked_for_again_after_a_pause_of_more_than_a_minute(int seconds, bool stillOn)
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(seconds));

        room.Ask(new ResumeSession(FedRoom.Panel)).IsDone.ShouldBe(stillOn);
    }

    [Fact]
    public void After_the_longest_pause_a_step_can_only_be_left()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromMinutes(15) + Second);

        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.NotNow);
        room.Ask(new SkipStep(FedRoom.Panel, "too late")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_set_point_goes_down_freely_and_up_only_inside_the_range()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Set("suction-console.vacuum-set").ShouldBe(20);

        Change(room, 5).IsDone.ShouldBeTrue();
        room.Set("suction-console.vacuum-set").ShouldBe(5, "downwards counts at once, below the protocol's range too");
        Change(room, 10).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);
        Change(room, 24.1).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);
        Change(room, 24).IsDone.ShouldBeTrue();
        room.Run(Second);
        room.Set("suction-console.vacuum-set").ShouldBe(20, 0.001, "upwards at no more than 15 kPa/s");
        room.Run(Second);
        room.Set("suction-console.vacuum-set").ShouldBe(24);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_set_point_changed_in_a_pause_sends_nothing()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new PauseSession(FedRoom.Panel));
        var paused = room.Now;

        Change(room, 16).IsDone.ShouldBeTrue();

        room.Sent.ShouldNotContain(sent => sent.At >= paused && sent.Command is AdmittedCommand);
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Theory, InlineData("suction", "suction-console", 15), InlineData("light", "led-driver", 30)]
    public void A_set_point_lowered_while_the_link_is_unsure_is_sent_when_it_is_sure_again(string step, string part, double value)
    {
        var room = new FedRoom().Start().RunTo(step);
        room.Link(part, LinkState.Suspect);
        var quantity = Quantity.Of(value, step == "light" ? Dimension.Irradiance : Dimension.Pressure);

        room.Ask(new ChangeSetPoint(FedRoom.Panel, quantity)).IsDone.ShouldBeTrue();
        room.Link(part, LinkState.Up);
        room.Run(Second);

        room.Set(step == "light" ? "led-driver.light-633" : "suction-console.vacuum-set").ShouldBe(value);
        room.Snapshot.Stop.ShouldBeNull("the limit follows what was really asked");
    }

    [Fact]
    public void A_region_change_while_the_link_is_unsure_goes_on_when_it_is_sure_again()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Link("suction-console", LinkState.Suspect);
        room.Run(Second);
        room.Set("suction-console.vent").ShouldBe(0);
        room.Link("suction-console", LinkState.Up);
        room.Run(TimeSpan.FromSeconds(3));

        (room.Set("suction-console.vent"), room.Set("suction-console.vacuum-set")).ShouldBe((1, 20));
    }

    [Fact]
    public void A_pedal_pressed_twice_counts_one_pass_and_a_replaced_command_is_no_fault()
    {
        var room = new FedRoom().Start().RunTo("suction");
        var ramp = room.Sent.Select(sent => sent.Command).OfType<AdmittedCommand>().Last();

        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Fail(ramp, LinkFault.Superseded);
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeFalse();

        ((SuctionDetail)room.Session!.Detail!).Regions.Sum(region => region.PassesDone).ShouldBe(1);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_device_that_refuses_a_set_point_stops_the_room()
    {
        var room = new FedRoom().Start().RunTo("light");

        room.Fail(room.Sent.Select(sent => sent.Command).OfType<AdmittedCommand>().Last(), LinkFault.DeviceException);

        room.Snapshot.Stop.ShouldNotBeNull().Trip!.Rule.ShouldBe("refused-led-driver");
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact]
    public void A_stopped_light_step_counts_what_it_gave_until_it_was_dark()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));
        room.Run(Second);

        var dose = room.Session!.Steps[room.Session.Current].Dose!;

        (dose.Delivered.Value + dose.Unknown.Value).ShouldBe(0.06 * 2, 0.004);
    }

    [Fact]
    public void Pausing_over_and_over_gives_no_more_light_than_planned()
    {
        var room = new FedRoom().Start().RunTo("light");
        for (var pause = 0; pause < 20; pause++)
        {
            room.Run(TimeSpan.FromMilliseconds(500));
            room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
            room.Run(Second);
            room.Ask(new ResumeSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
        }
        var lit = room.Sent.Count;
        room.RunUntil(() => room.Session!.State != SessionState.StepRunning, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        room.Run(Second);

        lit.ShouldBeGreaterThan(0);
        var dose = room.Session!.Steps.Single(step => step.Id == "light").Dose!;
        (dose.Delivered.Value + dose.Unknown.Value).ShouldBeInRange(1.2, 1.2 * 1.01);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_second_fault_after_a_stop_sounds_and_is_shown()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Dictated["led-driver.guard"] = 5;
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));
        room.Cues.ShouldNotContain(SoundCue.AlarmHigh);
        room.Run(TimeSpan.FromSeconds(2));

        room.Cues.ShouldContain(SoundCue.AlarmHigh);
        room.Snapshot.Stop.ShouldNotBeNull().Trip.ShouldNotBeNull().Rule.ShouldBe("unproven");
        room.Snapshot.Stop!.SafeProven.ShouldBeFalse();
        room.Ask(new ResetStop(FedRoom.Panel, "why not", "AB")).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Latched);
    }

    [Fact]
    public void A_comfort_stop_ends_a_preheat_too()
    {
        var room = new FedRoom().Start().ReadyFor("steam");
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.ClientButton)).IsDone.ShouldBeTrue();

        room.Run(Second);

        room.IsAnythingSet.ShouldBeFalse("a comfort stop ends a preheat too");
        room.Session!.State.ShouldBe(SessionState.StepReady);
    }

    [Fact]
    public void A_stop_in_an_idle_room_is_done_and_does_not_latch()
    {
        var room = new FedRoom();

        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel)).IsDone.ShouldBeTrue();

        room.Snapshot.Stop.ShouldBeNull();
        room.Start();
    }

    [Fact]
    public void A_lost_commander_pauses_even_when_many_panels_came_and_went()
    {
        var room = new FedRoom();
        for (var page = 0; page < 100; page++) room.Feed(Input.PanelSeen($"page-{page}"));
        room.Start().RunTo("suction");
        room.Feed(Input.PanelSeen(FedRoom.Panel));

        room.Run(TimeSpan.FromSeconds(11));

        room.Session!.State.ShouldBe(SessionState.Paused);
        room.IsAnythingSet.ShouldBeFalse();
    }

    static OperatorAnswer Change(FedRoom room, double kilopascals) => room.Ask(new ChangeSetPoint(FedRoom.Panel, Quantity.Of(kilopascals, Dimension.Pressure)));
}
