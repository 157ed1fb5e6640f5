using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>From every state of a session and of its devices, every kind of stop has made all outputs safe and dropped the energy contact when the call returns.</summary>
public sealed class StopsFromEveryStateTests
{
    static readonly Dictionary<string, Action<FedRoom>> Moments = new()
    {
        ["nothing identified"] = room => Array.ForEach(["suction-console", "led-driver", "steamer-base", "analogue-inputs"], part => room.Link(part, LinkState.Down)),
        ["idle"] = _ => { },
        ["opening"] = room => { room.JournalFlushes = false; room.Feed(Input.Asked(room.StartRequest())); },
        ["testing itself"] = room => { room.ContactFollows = false; room.Feed(Input.Asked(room.StartRequest())); room.Run(Moment); },
        ["ready"] = room => room.Start().ReadyFor("suction"),
        ["warming up"] = room => { room.Start().Ask(new SkipStep(FedRoom.Panel, "test")); room.Run(Moment); room.Ask(new PrepareSteam(FedRoom.Panel)); },
        ["prepared"] = room => room.Start().ReadyFor("steam"),
        ["waiting for the disk"] = room => { room.Start().ReadyFor("light").JournalFlushes = false; room.Feed(Input.Asked(new BeginStep(FedRoom.Panel))); },
        ["waiting for the contact"] = room => { room.Start().ReadyFor("light").ContactFollows = false; room.Feed(Input.Asked(new BeginStep(FedRoom.Panel))); room.Run(Moment); },
        ["steam"] = room => room.Start().RunTo("steam"),
        ["suction"] = room => room.Start().RunTo("suction"),
        ["light"] = room => room.Start().RunTo("light"),
        ["by hand"] = room => room.Start(),
        ["ending"] = room => { room.Start().RunTo("light").Dictated["led-driver.guard"] = 2; room.Ask(new SkipStep(FedRoom.Panel, "test")); },
        ["paused"] = room => { room.Start().RunTo("suction").Ask(new PauseSession(FedRoom.Panel)); room.Run(Moment); },
        ["paused in steam"] = room => { room.Start().RunTo("steam").Ask(new PauseSession(FedRoom.Panel)); room.Run(Moment); },
        ["stopped"] = room => { room.Start().RunTo("light").Ask(new StopEverything("b", StopOrigin.Panel)); room.Run(Moment); },
    };

    static readonly Dictionary<string, Action<FedRoom>> Stops = new()
    {
        ["stop at a panel that does not command"] = room => room.Feed(Input.Asked(new StopEverything("another", StopOrigin.Panel))),
        ["stop by a program"] = room => room.Feed(Input.Asked(new StopEverything("a program", StopOrigin.Interface))),
        ["end of the program"] = room => room.Feed(Input.ShutDown()),
        ["emergency stop"] = room => { room.Lines[LineRole.EmergencyStop] = false; room.Feed(Input.Line(LineRole.EmergencyStop, false)); },
        ["trip"] = room => { room.Dictated["suction-console.vacuum-2"] = 51; room.Silent.Clear(); room.Step(); },
        ["record broken"] = room => room.Feed(Input.JournalFailed("disk full")),
    };

    static TimeSpan Moment => TimeSpan.FromMilliseconds(200);

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var moment in Moments.Keys)
                foreach (var stop in Stops.Keys) cells.Add(moment, stop);
            return cells;
        }
    }

    [Theory, Hazard("H48"), MemberData(nameof(Cells))]
    public void Whatever_the_room_does_a_stop_makes_it_safe_in_the_same_call(string moment, string stop)
    {
        var room = new FedRoom();
        Moments[moment](room);
        var (asked, sent) = (room.Now, room.Sent.Count);

        Stops[stop](room);

        room.Now.Since(asked).ShouldBeLessThanOrEqualTo(FedRoom.Beat);
        room.IsAnythingSet.ShouldBeFalse("every output has its safe value");
        if (room.ContactFollows) room.Lines[LineRole.EnergyRunReadBack].ShouldBe(false, "the energy contact is dropped");
        room.Sent.Skip(sent).Any(each => each.Command is SafeCommand).ShouldBeTrue("safe values are sent again, whatever was sent before");
        var after = room.Sent.Count;
        room.Run(TimeSpan.FromSeconds(3));
        room.Sent.Skip(after).Any(each => each.Command is AdmittedCommand).ShouldBeFalse("nothing comes back by itself");
        room.Snapshot.Devices.ShouldAllBe(device => device.State == DeviceState.Idle || device.State == DeviceState.Absent || device.State == DeviceState.Latched || device.State == DeviceState.MakingSafe);
    }

    [Theory, Hazard("H30"), InlineData("steam"), InlineData("suction"), InlineData("light"), InlineData("paused"), InlineData("prepared")]
    public void A_reset_restarts_nothing(string moment)
    {
        var room = new FedRoom();
        Moments[moment](room);
        room.Feed(Input.Asked(new StopEverything("another", StopOrigin.Panel)));
        room.Run(TimeSpan.FromSeconds(2));
        var sent = room.Sent.Count;

        room.Ask(new ResetStop(FedRoom.Panel, "client is well", "AB")).Refusal.ShouldBeNull();

        room.Run(TimeSpan.FromSeconds(20));
        room.Session!.State.ShouldBe(SessionState.Paused);
        room.Sent.Skip(sent).Any(each => each.Command is AdmittedCommand).ShouldBeFalse();
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact]
    public void The_moments_above_are_all_states_that_can_be_seen()
    {
        var (sessions, devices) = (new HashSet<SessionState>(), new HashSet<DeviceState>());
        foreach (var bring in Moments.Values)
        {
            var room = new FedRoom();
            bring(room);
            sessions.Add(room.Session?.State ?? SessionState.Idle);
            devices.UnionWith(room.Snapshot.Devices.Select(device => device.State));
        }

        // A completed session closes within the call that completes it.
        Enum.GetValues<SessionState>().Except(sessions).ShouldBe([SessionState.Completed]);
        Enum.GetValues<DeviceState>().Except(devices).ShouldBeEmpty();
    }
}
