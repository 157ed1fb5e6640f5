using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety.Alarms;

/// <summary>What the room makes an alarm of, how bad it calls it, and who may answer it.</summary>
public sealed class RoomAlarmsTests
{
    const string OtherPanel = "panel at the door";
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static AlarmView Alarm(FedRoom room, string id) => room.Snapshot.Alarms.Single(alarm => alarm.Id == id);

    [Fact]
    public void A_trip_says_what_happened_what_the_room_did_and_what_to_do_and_stays_until_it_is_acknowledged()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Dictated["led-driver.guard"] = 75;
        room.Run(Second);
        room.Dictated["led-driver.guard"] = 0;
        room.Run(TimeSpan.FromSeconds(10));

        var alarm = Alarm(room, "light-over-limit");
        (alarm.Priority, alarm.Stands, alarm.Acknowledged).ShouldBe((AlarmPriority.Medium, false, false));
        alarm.Sentence.ShouldBe("The light was too strong.");
        alarm.RoomDid.ShouldContain("switched off");
        alarm.WhatToDo.ShouldContain("Swing the panel away");
    }

    [Fact]
    public void Any_panel_may_acknowledge_and_pause_not_only_the_one_that_commands()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Dictated["led-driver.guard"] = 75;
        room.Run(Second);
        room.Snapshot.CommandingPanel.ShouldBe(FedRoom.Panel);

        room.Ask(new PauseAlarmSound(OtherPanel)).Refusal.ShouldBeNull();
        room.Snapshot.Signal.PauseLeft.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(AlarmSignals.LongestPause);
        room.Ask(new AcknowledgeAlarm(OtherPanel, "light-over-limit", "XY")).Refusal.ShouldBeNull();

        room.Snapshot.Signal.ShouldBe(AlarmSignal.Silence);
        room.Entries.ShouldContain(entry => entry.Kind == JournalKind.AlarmAcknowledged && entry.Field("panel") == OtherPanel && entry.Field("initials") == "XY");
        room.Snapshot.Stop.ShouldNotBeNull("an acknowledgement resets nothing");
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact]
    public void A_reset_acknowledges_what_it_resets()
    {
        var room = new FedRoom();
        room.Lines[LineRole.EmergencyStop] = room.Lines[LineRole.EmergencyStopB] = false;
        room.Run(Second);
        Alarm(room, "emergency-stop").Priority.ShouldBe(AlarmPriority.High);
        room.Lines[LineRole.EmergencyStop] = room.Lines[LineRole.EmergencyStopB] = true;
        room.Run(TimeSpan.FromSeconds(4));

        room.Ask(new ResetStop(FedRoom.Panel, "Test of the stop", "AB")).Refusal.ShouldBeNull();
        room.Run(Second);

        room.Snapshot.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void An_opened_door_stays_to_be_seen_and_the_resume_acknowledges_it()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Lines[LineRole.Door] = room.Lines[LineRole.DoorB] = false;
        room.Run(Second);
        room.Lines[LineRole.Door] = room.Lines[LineRole.DoorB] = true;
        room.Run(TimeSpan.FromSeconds(20));
        var alarm = Alarm(room, "door");
        (alarm.Priority, alarm.Occurrences).ShouldBe((AlarmPriority.Medium, 1));
        alarm.RoomDid.ShouldContain("paused");

        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldBeNull();
        room.Run(Second);

        room.Snapshot.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_stop_by_hand_is_no_alarm()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Ask(new StopEverything(FedRoom.Panel, StopOrigin.Panel));
        room.Run(Second);
        room.Snapshot.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void The_clients_button_is_told_until_somebody_has_seen_it()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Lines[LineRole.ClientButton] = true;
        room.Run(Second);
        room.Lines[LineRole.ClientButton] = false;
        room.Run(TimeSpan.FromSeconds(10));

        Alarm(room, "client-button").Sentence.ShouldBe("The client pressed the button.");
        room.Snapshot.Signal.Priority.ShouldBe(AlarmPriority.Medium);
    }

    [Fact, Hazard("H42")]
    public void A_client_button_that_sticks_keeps_energy_off_and_says_why()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Lines[LineRole.ClientButton] = true;
        room.Run(TimeSpan.FromSeconds(3));

        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("client's button is pressed or stuck");
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact, Hazard("H42")]
    public void A_client_button_that_is_lost_during_a_step_warns_and_the_next_step_does_not_begin()
    {
        var room = new FedRoom().Start().RunTo("light");
        room.Lines[LineRole.ClientButton] = null;
        room.Run(Second);

        Alarm(room, "client-button-lost").Priority.ShouldBe(AlarmPriority.Medium);
        room.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence == "The client's button cannot be read.");
        room.Lines[LineRole.ClientButton] = false;
        room.Run(TimeSpan.FromSeconds(4));
        room.Snapshot.Alarms.ShouldBeEmpty("a warning goes with its condition");
    }

    [Fact]
    public void A_sensor_that_is_lost_while_nobody_uses_it_is_low_and_has_a_name()
    {
        var room = new FedRoom();
        room.Run(TimeSpan.FromSeconds(3));
        room.Snapshot.Alarms.ShouldBeEmpty();
        room.Silent.Add("suction-console.vacuum-2");
        room.Run(TimeSpan.FromSeconds(4));

        var alarm = Alarm(room, "idle-vacuum-guard-stale");
        (alarm.Priority, alarm.Sentence).ShouldBe((AlarmPriority.Low, "The vacuum is not measured any more."));
        room.Silent.Clear();
        room.Run(TimeSpan.FromSeconds(4));
        room.Snapshot.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_device_that_is_lost_while_idle_is_low_and_one_that_never_came_is_none()
    {
        var room = new FedRoom();
        room.Run(Second);
        room.Link("led-driver", LinkState.Down);
        room.Run(TimeSpan.FromSeconds(4));

        var alarm = room.Snapshot.Alarms.ShouldHaveSingleItem();
        (alarm.Priority, alarm.Stands).ShouldBe((AlarmPriority.Low, true));
        alarm.Sentence.ShouldEndWith("does not answer any more.");
    }

    [Theory]
    [InlineData("vacuum-guard-stale", "suction", "suction-console.vacuum-2", "The vacuum is not measured any more.")]
    [InlineData("light-415-stale", "light", "led-driver.irradiance-415", "The strength of the blue light is not measured any more.")]
    [InlineData("steam-face-stale", "steam", "analogue-inputs.face", "The temperature at the face is not measured any more.")]
    public void A_reading_that_is_lost_has_a_name_that_people_use(string rule, string step, string sensor, string sentence)
    {
        var room = new FedRoom().Start().RunTo(step);
        room.Silent.Add(sensor);
        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromSeconds(3)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe(rule);
        room.Snapshot.Stop.Headline.ShouldBe(sentence);
    }

    [Fact, Hazard("H04"), Hazard("H22")]
    public void Steam_pins_that_do_not_take_their_safe_levels_are_cut_off_and_told_high()
    {
        var room = new FedRoom().Start().RunTo("steam");
        room.PartsConfirm = false;
        var pressed = room.Now;
        room.Lines[LineRole.ClientButton] = true;

        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromSeconds(3)).ShouldBeTrue();

        room.Now.Since(pressed).TotalMilliseconds.ShouldBeInRange(1500, 1600);
        Alarm(room, "unproven").Priority.ShouldBe(AlarmPriority.High);
        room.Run(TimeSpan.FromMilliseconds(100));
        room.Snapshot.EnergyContactClosed.ShouldBeFalse();
        room.Snapshot.Stop!.NeedsTechnician.ShouldBeTrue();
    }

    [Theory]
    [InlineData(TripKind.OverLimit, TripAction.Note, AlarmPriority.Low)]
    [InlineData(TripKind.OverLimit, TripAction.Warn, AlarmPriority.Medium)]
    [InlineData(TripKind.Door, TripAction.Hold, AlarmPriority.Medium)]
    [InlineData(TripKind.OverLimit, TripAction.Stop, AlarmPriority.Medium)]
    [InlineData(TripKind.LinkLost, TripAction.Stop, AlarmPriority.High)]
    [InlineData(TripKind.Lease, TripAction.Stop, AlarmPriority.High)]
    [InlineData(TripKind.Unproven, TripAction.Emergency, AlarmPriority.High)]
    [InlineData(TripKind.EmergencyStop, TripAction.Emergency, AlarmPriority.High)]
    public void What_was_stopped_in_time_is_medium_what_went_wrong_on_the_way_is_high(TripKind kind, TripAction action, AlarmPriority priority) =>
        RuleAlarms.PriorityOf(kind, action).ShouldBe(priority);

    [Fact]
    public void Every_sentence_of_the_book_reads_well()
    {
        var room = new FedRoom();
        var start = new RoomStart(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test");
        var book = new RuleBook(new(room.Plan, start, new(), new(room.Plan)), new(room.Plan), new());
        foreach (var row in book.Rules.Select(rule => rule.Row))
            foreach (var text in new[] { row.What, row.ForTheClient })
            {
                text.ShouldEndWith(".", customMessage: row.Id);
                char.IsUpper(text[0]).ShouldBeTrue(row.Id);
                text.ShouldNotContain("_", Case.Sensitive, row.Id);
                text.ShouldNotContain("=", Case.Sensitive, row.Id);
                text.ShouldNotMatch("[a-z]-(guard|console|driver|base|inputs|run|readback)", row.Id);
            }
    }
}
