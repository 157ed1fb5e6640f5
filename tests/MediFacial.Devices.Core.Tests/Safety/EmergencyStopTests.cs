using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Two contacts of one button: either stops, both must move, and what a fault was is reset only with a technician's word.</summary>
[Hazard("H29")]
public sealed class EmergencyStopTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory, InlineData(LineRole.EmergencyStop), InlineData(LineRole.EmergencyStopB)]
    public void Either_contact_alone_stops_at_once_and_after_half_a_second_the_other_is_faulty(LineRole contact)
    {
        var room = new FedRoom().Start().RunTo("light");
        var pressed = room.Now;
        room.Lines[contact] = false;

        room.RunUntil(() => room.Snapshot.Stop is not null, Second).ShouldBeTrue();
        room.Now.Since(pressed).ShouldBeLessThanOrEqualTo(3 * FedRoom.Beat);
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe("emergency-stop");
        room.Snapshot.Stop.NeedsTechnician.ShouldBeFalse();

        room.RunUntil(() => room.Snapshot.Stop!.NeedsTechnician, Second).ShouldBeTrue();
        room.Now.Since(pressed).TotalMilliseconds.ShouldBeInRange(500, 560);
        room.Snapshot.Stop!.Headline.ShouldBe("One contact of the emergency stop does not follow.");
    }

    [Fact]
    public void A_short_press_that_moves_one_contact_only_is_found_although_both_are_closed_again()
    {
        var room = new FedRoom();
        room.Lines[LineRole.EmergencyStopB] = false;
        room.Run(TimeSpan.FromMilliseconds(200));
        room.Snapshot.Stop!.NeedsTechnician.ShouldBeFalse();
        room.Lines[LineRole.EmergencyStopB] = true;
        room.Run(TimeSpan.FromMilliseconds(300));

        room.Snapshot.Stop!.NeedsTechnician.ShouldBeTrue();
    }

    [Fact]
    public void Contacts_that_move_a_moment_apart_and_chatter_are_in_order()
    {
        var room = new FedRoom();
        foreach (var pressed in new[] { true, false, true, false })
        {
            foreach (var contact in new[] { LineRole.EmergencyStop, LineRole.EmergencyStopB })
                foreach (var level in new[] { !pressed, pressed, !pressed })
                {
                    room.Lines[contact] = level;
                    room.Step();
                }
            room.Run(Second);
        }

        room.Snapshot.Stop!.NeedsTechnician.ShouldBeFalse();
        room.Ask(new ResetStop(FedRoom.Panel, "Test of the stop", "AB")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_faulty_contact_is_reset_only_with_the_word_of_a_technician_and_when_both_are_closed()
    {
        var room = new FedRoom();
        room.Lines[LineRole.EmergencyStop] = false;
        room.Run(Second);
        room.Ask(new ResetStop(FedRoom.Panel, ResetStop.Repaired, "TE")).Refusal.ShouldNotBeNull("it is still open");
        room.Lines[LineRole.EmergencyStop] = true;
        room.Run(Second);

        room.Ask(new ResetStop(FedRoom.Panel, "Pressed by mistake", "AB")).Refusal.ShouldNotBeNull().Operator.ShouldContain("technician");
        room.Ask(new ResetStop(FedRoom.Panel, ResetStop.Repaired, "TE")).Refusal.ShouldBeNull();

        room.Snapshot.Stop.ShouldBeNull();
        room.Entries.ShouldContain(entry => entry.Field("reason") == ResetStop.Repaired && entry.Field("initials") == "TE");
        room.Run(Second);
        room.Snapshot.Stop.ShouldBeNull("what is repaired does not trip again");
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Fact]
    public void A_contact_that_cannot_be_read_keeps_the_room_from_starting()
    {
        var room = new FedRoom();
        room.Lines[LineRole.EmergencyStopB] = null;
        room.Run(Second);

        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence == "The emergency stop cannot be read.");
        room.Snapshot.Stop.ShouldBeNull();
    }
}
