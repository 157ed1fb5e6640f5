using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

public sealed class PanelsTests
{
    [Fact, Hazard("H47"), Hazard("H48")]
    public void While_a_session_is_open_one_panel_commands_and_every_panel_may_stop()
    {
        var treatment = new Treatment().Start().RunTo("suction");
        treatment.Ask(new PauseSession("panel-2")).Refusal!.Kind.ShouldBe(RefusalKind.OtherPanelCommands);
        treatment.Ask(new TakeCommand("panel-2")).IsDone.ShouldBeTrue();
        treatment.Ask(new PauseSession("panel-2")).IsDone.ShouldBeTrue();
        treatment.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel)).IsDone.ShouldBeTrue();
        treatment.Room.Snapshot.Stop.ShouldNotBeNull();
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
