using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>Pauses, resumes, skips, ends and stops, in an obedient room.</summary>
public sealed class SessionFlowTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

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

        var refusal = room.Ask(new ResumeSession(FedRoom.Panel)).Refusal;

        if (stillOn) refusal.ShouldBeNull();
        else refusal.ShouldNotBeNull().Operator.ShouldContain("eye shields");
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
    public void A_stopped_light_step_counts_what_it_gave_until_it_was_dark()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));
        room.Run(Second);

        var dose = room.Session!.Steps[room.Session.Current].Dose!;

        (dose.Delivered.Value + dose.Unknown.Value).ShouldBe((0.06 * 1.84) + (0.003 * 0.16), 0.004, "the first moment shines low, to see that it is the right light");
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
        room.Snapshot.Signal.ShouldBe(AlarmSignal.Silence, "a stop by hand is no alarm");
        room.Run(TimeSpan.FromSeconds(2));

        room.Snapshot.Signal.Priority.ShouldBe(AlarmPriority.High);
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

    [Fact]
    public void No_energy_begins_for_a_panel_that_gives_no_sign_of_life()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Feed(Input.PanelSeen(FedRoom.Panel));
        room.Run(TimeSpan.FromSeconds(11));

        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal!.Operator.ShouldStartWith("The room does not hear this panel.");
        room.Entries.Count(entry => entry.Kind == JournalKind.Authorised).ShouldBe(1);

        room.Feed(Input.PanelSeen(FedRoom.Panel));
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldBeNull();
    }
}
