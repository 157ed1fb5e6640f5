using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Tests.Room;

public sealed class SelfTestTests
{
    [Fact]
    public void A_contact_that_does_not_close_leaves_the_steps_by_hand_and_blocks_energy_until_the_test_is_repeated()
    {
        var room = new FedRoom { ContactFollows = false };
        room.Start().ReadyFor("light");

        room.Session!.State.ShouldBe(SessionState.StepReady);
        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("The energy contact did not close.");
        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence.Contains("did not close"));

        room.ContactFollows = true;
        room.Ask(new RepeatSelfTest(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.RunUntil(() => room.Session!.State == SessionState.StepReady, TimeSpan.FromSeconds(2)).ShouldBeTrue();
        room.Snapshot.SelfTest!.Passed.ShouldBeTrue();
        room.Ask(new BeginStep(FedRoom.Panel)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_contact_that_is_closed_before_it_was_asked_fails_the_test()
    {
        var room = new FedRoom { ContactFollows = false };
        room.Lines[Core.Profiles.LineRole.EnergyRunReadBack] = true;
        room.Start();

        room.Snapshot.SelfTest.ShouldNotBeNull().Passed.ShouldBeFalse();
    }

    [Fact]
    public void What_acts_while_the_contact_is_closed_without_an_order_fails_the_test()
    {
        var room = new FedRoom();
        room.Dictated["led-driver.guard"] = 2.5;
        room.Start().ReadyFor("light");

        room.Snapshot.SelfTest.ShouldNotBeNull().Rows.Single(row => !row.Passed).Operator.ShouldContain("LED panel acts");
        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("Self-test");
    }

    [Fact]
    public void The_room_cannot_be_tested_while_a_step_runs()
    {
        var room = new FedRoom();
        room.Start().RunTo("light");
        room.Ask(new RepeatSelfTest(FedRoom.Panel)).Refusal.ShouldNotBeNull();
        room.Session!.State.ShouldBe(SessionState.StepRunning);
    }
}
