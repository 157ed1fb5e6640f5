using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>What lines can do to a treatment: what the protocol of the line can bear goes unnoticed, everything else is a link that is lost.</summary>
public sealed class LineFaultTests
{
    public static TheoryData<string, TwinFault> Borne => new()
    {
        { "light", new DelayReplies("bus-b", 30) },
        { "suction", new DelayReplies("bus-a", 30) },
        { "light", new DuplicateReplies("bus-b", 100) },
        { "suction", new DuplicateReplies("bus-a", 100) },
        { "light", new SplitReplies("bus-b", 100) },
        { "suction", new SplitReplies("bus-a", 100) },
        { "light", new StallLine("bus-b", 0.15) },
        { "light", new SlowPart("led-driver", 20) },
    };

    public static TheoryData<string, TwinFault> TooMuch => new()
    {
        { "light", new DelayReplies("bus-b", 500) },
        { "suction", new DelayReplies("bus-a", 100) },
        { "suction", new SplitReplies("bus-a", 1000, 100) },
        { "light", new StallLine("bus-b", 1) },
        { "suction", new StallLine("bus-a", 1) },
        { "light", new SwapPlugs("bus-a", "bus-b") },
        { "suction", new SwapPlugs("bus-a", "bus-b") },
        { "light", new SlowPart("led-driver", 500) },
        { "suction", new SlowPart("suction-console", 100) },
        { "light", new CutMains() },
        { "suction", new CutMains() },
    };

    [Theory, MemberData(nameof(Borne))]
    public void A_line_that_is_late_but_in_time_and_replies_in_pieces_or_twice_disturb_nobody(string step, TwinFault fault)
    {
        var room = In(step, 1);

        room.Apply(fault);
        room.Run(Seconds(8));

        room.Snapshot.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Snapshot.Alarms.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TooMuch)), Hazard("H32")]
    public void A_line_that_is_worse_than_that_is_a_lost_link_and_the_room_is_safe_within_a_second(string step, TwinFault fault)
    {
        var room = In(step, 1);

        room.Apply(fault);

        room.RunUntil(() => room.Truth.IsSafe, Seconds(1)).ShouldBeTrue();
        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(1), TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        Tripped(room).ShouldContain("-link-");
    }

    [Fact]
    public void Plugs_in_each_others_sockets_let_no_part_be_used_and_back_again_all_are_there_and_nothing_resumes()
    {
        var room = In("light", 1);
        room.Apply(new SwapPlugs("bus-a", "bus-b"));
        room.Run(Seconds(5));
        room.Snapshot.Readiness.Count(reason => reason.Blocks && reason.Sentence.Contains("does not answer")).ShouldBe(3);

        room.Apply(new UnswapPlugs());

        room.RunUntil(() => room.Snapshot.Readiness.All(reason => !reason.Sentence.Contains("does not answer")), Seconds(10), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Snapshot.Session!.State.ShouldBe(SessionState.Stopped);
        room.Truth.Light.Value.ShouldBe(0);
    }

    [Fact]
    public void Mains_that_come_back_start_nothing()
    {
        var room = In("suction", 1);
        room.Apply(new CutMains());
        room.Run(Seconds(5));
        room.Truth.EnergyContactClosed.ShouldBeFalse();

        room.Apply(new CutMains(false));
        room.Run(Seconds(10));

        room.Snapshot.Session!.State.ShouldBe(SessionState.Stopped);
        room.Truth.IsSafe.ShouldBeTrue();
        room.Snapshot.Readiness.ShouldNotContain(reason => reason.Sentence.Contains("does not answer"));
    }
}
