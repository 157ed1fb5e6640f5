using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Tests.Room;

/// <summary>What a foot means: a click is the next region, held for a second it is a stop, and a pedal that sticks is neither.</summary>
public sealed class PedalTests
{
    static readonly TimeSpan Click = TimeSpan.FromMilliseconds(200);

    static FedRoom Running() => new FedRoom().Start().RunTo("suction");

    static int Passes(FedRoom room) => ((SuctionDetail)room.Session!.Detail!).Regions.Sum(region => region.PassesDone);

    static void Press(FedRoom room, TimeSpan span)
    {
        room.Lines[LineRole.Pedal] = true;
        room.Run(span);
        room.Lines[LineRole.Pedal] = false;
        room.Run(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_click_counts_one_pass_when_it_is_released()
    {
        var room = Running();
        room.Lines[LineRole.Pedal] = true;
        room.Run(Click);
        Passes(room).ShouldBe(0);
        room.Lines[LineRole.Pedal] = false;
        room.Run(Click);

        Passes(room).ShouldBe(1);
        room.Session!.State.ShouldBe(SessionState.StepRunning);
    }

    [Fact]
    public void Held_for_a_second_it_stops_like_the_panel_and_counts_no_pass()
    {
        var room = Running();
        var pressed = room.Now;
        room.Lines[LineRole.Pedal] = true;

        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromSeconds(2)).ShouldBeTrue();

        room.Now.Since(pressed).TotalMilliseconds.ShouldBeInRange(1000, 1040);
        room.Snapshot.Stop!.Origin.ShouldBe(StopOrigin.Pedal);
        room.IsAnythingSet.ShouldBeFalse();
        room.Lines[LineRole.Pedal] = false;
        room.Run(Click);
        Passes(room).ShouldBe(0);
    }

    [Fact]
    public void A_contact_that_chatters_counts_one_pass()
    {
        var room = Running();
        foreach (var level in new[] { true, false, true, true, true, true, true, true, false, true, false, false, false, false })
        {
            room.Lines[LineRole.Pedal] = level;
            room.Step();
        }
        room.Run(Click);

        Passes(room).ShouldBe(1);
    }

    [Fact]
    public void A_pedal_held_since_the_start_counts_nothing_stops_nothing_and_is_told()
    {
        var room = new FedRoom();
        room.Lines[LineRole.Pedal] = null;
        room.Run(Click);
        room.Lines[LineRole.Pedal] = true;
        room.Run(TimeSpan.FromSeconds(5));
        room.Snapshot.Stop.ShouldBeNull();
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "pedal-stuck" && alarm.Priority == AlarmPriority.Low);

        room.Start().RunTo("suction");
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "pedal-stuck" && alarm.Priority == AlarmPriority.Medium);
        room.Lines[LineRole.Pedal] = false;
        room.Run(TimeSpan.FromSeconds(4));

        Passes(room).ShouldBe(0);
        room.Snapshot.Alarms.ShouldNotContain(alarm => alarm.Id == "pedal-stuck");
        Press(room, Click);
        Passes(room).ShouldBe(1, "released once, it works again");
    }

    [Fact]
    public void A_pedal_that_sticks_after_a_stop_is_told_and_does_not_hinder_the_reset()
    {
        var room = Running();
        room.Lines[LineRole.Pedal] = true;
        room.Run(TimeSpan.FromSeconds(11));

        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "pedal-stuck");
        room.Ask(new ResetStop(FedRoom.Panel, "Pressed by mistake", "AB")).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(5));
        room.Snapshot.Stop.ShouldBeNull("one press is one stop");
    }
}
