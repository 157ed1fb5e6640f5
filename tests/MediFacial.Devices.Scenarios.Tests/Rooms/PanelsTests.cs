using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

public sealed class PanelsTests
{
    [Theory, Plants("steam", "suction", "light"), Hazard("H47"), Hazard("H48")]
    public void While_a_session_is_open_one_panel_commands_and_every_panel_may_stop(double plant, string step)
    {
        var treatment = Running(new(setup: VariedPlants.Room(plant)), step);
        var before = treatment.Room.Truth;
        foreach (var request in new OperatorRequest[] { new ChangeSetPoint("panel-2", Quantity.Of(15, Dimension.Pressure)), new NextStep("panel-2"), new SkipStep("panel-2", "test"), new ArmLaser("panel-2") })
            treatment.Ask(request).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.OtherPanelCommands);
        treatment.Room.Run(Seconds(1));
        treatment.Session!.Steps[treatment.Session.Current].Id.ShouldBe(step, "what a second panel asks for changes nothing");
        (treatment.Room.Truth.HeaterWatts > 0, treatment.Room.Truth.PumpRuns, treatment.Room.Truth.Light.Value > 0).ShouldBe((before.HeaterWatts > 0, before.PumpRuns, before.Light.Value > 0));

        treatment.Ask(new PauseSession("panel-2")).Refusal!.Kind.ShouldBe(RefusalKind.OtherPanelCommands);
        treatment.Ask(new TakeCommand("panel-2")).IsDone.ShouldBeTrue();
        treatment.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel)).IsDone.ShouldBeTrue();
        treatment.Room.Snapshot.Stop.ShouldNotBeNull();
        treatment.Room.RunUntil(() => treatment.Room.Truth.IsSafe, Seconds(0.8)).ShouldBeTrue();
    }

    [Theory, Plants("suction", "light", "steam"), Hazard("H45"), Hazard("H47")]
    public void Whoever_does_not_command_the_room_energises_nothing(double plant, string step)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant)).Start().SkipTo(step);
        foreach (var request in new OperatorRequest[] { new PrepareSteam("afar"), new BeginStep("afar"), new ConfirmEyeShields("afar", false), new ArmLaser("afar"), new SkipStep("afar", "test") })
        {
            treatment.Ask(request).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.OtherPanelCommands);
            treatment.Room.RunUntil(() => !treatment.Room.Truth.IsSafe || treatment.Room.Truth.EnergyContactClosed, Seconds(1)).ShouldBeFalse();
        }
        treatment.Session!.Steps[treatment.Session.Current].Id.ShouldBe(step);
    }

    [Fact, Hazard("H47")]
    public void Without_a_session_nobody_commands_so_that_a_panel_that_is_gone_blocks_nobody()
    {
        var treatment = new Treatment().Start().RunTo("steam");
        treatment.Ask(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        treatment.Ask(new EndSession(Treatment.Panel, "Client unwell")).IsDone.ShouldBeTrue();
        treatment.Room.Run(TimeSpan.FromSeconds(1));

        treatment.Room.Snapshot.CommandingPanel.ShouldBeNull();
        treatment.Ask(new DismissReport("panel-2")).IsDone.ShouldBeTrue();
    }
}
