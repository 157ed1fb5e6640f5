using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Shields are asked for again after a break, and what was answered then counts.</summary>
public sealed class ShieldsAfterPauseTests
{
    [Theory, Plants("near-infrared", "red"), Hazard("H14")]
    public void H14_shields_confirmed_again_after_a_long_pause_let_the_light_go_on_while_they_are_fresh(double plant, string visit)
    {
        var room = In(visit, plant);
        room.AskAndWait(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(90));
        room.AskAndWait(new ConfirmConsent(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.AskAndWait(new ConfirmEyeShields(Treatment.Panel, true)).IsDone.ShouldBeFalse("looked again at shields that are not on");
        Confirm(room);
        room.Run(TimeSpan.FromSeconds(61));
        room.AskAndWait(new ResumeSession(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("eye shields");

        Confirm(room);
        room.Snapshot.Session!.WhyNotResume.ShouldBeEmpty("whoever looks at the panel takes nothing back");

        room.AskAndWait(new ResumeSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.RunUntil(() => room.Truth.Light.Value > 0, TimeSpan.FromSeconds(2)).ShouldBeTrue();
    }

    static VirtualRoom In(string visit, double plant) =>
        new Treatment("fine-lines", VariedPlants.Room(plant), keepsSamples: false) { Visit = visit }.Start().SkipTo(visit).Begin().Room;

    static void Confirm(VirtualRoom room)
    {
        room.AskAndWait(new ConfirmEyeShields(Treatment.Panel, false)).IsDone.ShouldBeTrue();
        room.AskAndWait(new ConfirmEyeShields(Treatment.Panel, true)).IsDone.ShouldBeTrue();
    }
}
