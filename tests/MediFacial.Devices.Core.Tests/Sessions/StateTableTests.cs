using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Tests.Sessions;

public sealed class StateTableTests
{
    public static TheoryData<string> Machines => ["Session", "Device"];

    static StateTable Of(string machine) => machine == "Session" ? SessionMachine.Table() : DeviceMachine.Table();

    [Theory, MemberData(nameof(Machines))]
    public void Every_state_and_trigger_goes_or_is_ignored_or_refused_with_a_reason(string machine)
    {
        var table = Of(machine);
        table.Cells.Length.ShouldBe(table.States.Length * table.Triggers.Length);
        table.Cells.ShouldAllBe(cell => cell.Text.Length > 3);
    }

    [Theory, MemberData(nameof(Machines))]
    public void No_state_ignores_or_refuses_a_trip(string machine) =>
        Refusing(Of(machine), "Trip").ShouldBeEmpty();

    [Fact]
    public void No_state_of_a_session_ignores_or_refuses_a_stop() =>
        Refusing(SessionMachine.Table(), "StopAsked").ShouldBeEmpty();

    [Fact]
    public void The_search_for_refused_stops_finds_one_that_is_planted()
    {
        var table = SessionMachine.Table();
        var planted = table with { Cells = table.Cells.Replace(table.Cells.First(cell => cell.Trigger == "StopAsked"), new("Idle", "StopAsked", CellKind.Ignored, "planted")) };
        Refusing(planted, "StopAsked").ShouldBe(["Idle"]);
    }

    [Theory]
    [InlineData(DeviceState.Preparing)]
    [InlineData(DeviceState.Prepared)]
    [InlineData(DeviceState.Delivering)]
    [InlineData(DeviceState.MakingSafe)]
    public void Every_energised_state_has_a_timed_exit(DeviceState state) =>
        DeviceMachine.Table().Deadlines.ShouldContain(deadline => deadline.State == $"{state}");

    [Fact]
    public void The_session_leaves_every_waiting_state_by_itself() =>
        new[] { SessionState.Opening, SessionState.StepStarting, SessionState.StepRunning, SessionState.StepEnding }
            .ShouldAllBe(state => SessionMachine.Table().Deadlines.Any(deadline => deadline.State == $"{state}"));

    [Theory, MemberData(nameof(Machines))]
    public void From_every_state_a_trip_leads_where_nothing_is_delivered(string machine) =>
        Of(machine).Cells.Where(cell => cell.Trigger == "Trip").Select(cell => cell.Text).Distinct().ShouldBe([machine == "Session" ? "Stopped" : "Latched"]);

    static string[] Refusing(StateTable table, string trigger) =>
        [.. table.Cells.Where(cell => cell.Trigger == trigger && cell.Kind != CellKind.Goes).Select(cell => cell.State)];
}
