using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Tests.Room;

/// <summary>Record, then energise: what waits for its record, and what becomes of it. The kick and the leases are results of an evaluation.</summary>
public sealed class EffectOrderTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Nothing_is_sent_before_its_authorisation_is_on_disk()
    {
        var room = new FedRoom().Start().ReadyFor("light");
        var kicks = room.Kicks.Count;
        room.JournalFlushes = false;
        room.Feed(Input.Asked(new BeginStep(FedRoom.Panel)));
        room.Run(TimeSpan.FromMilliseconds(300));

        room.Sent.ShouldNotContain(sent => sent.Command is AdmittedCommand);
        room.Kicks.Count.ShouldBe(kicks, "the energy contact waits for the disk as well");
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
}
