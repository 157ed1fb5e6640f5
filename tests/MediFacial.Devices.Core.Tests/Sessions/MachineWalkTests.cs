using CsCheck;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>Any triggers in any order: the machines do what their tables say, and from wherever they are a stop or a trip leads to where nothing is delivered.</summary>
public sealed class MachineWalkTests
{
    /// <summary>A trigger, and what the guards would see.</summary>
    static readonly Gen<(SessionTrigger Trigger, int Facts)> SessionStep = Gen.Select(Gen.Enum<SessionTrigger>(), Gen.Int[0, 15]);

    [Fact]
    public void A_session_goes_only_where_its_table_says_and_stays_where_it_refuses() => SessionStep.Array[0, 60].Sample(walk =>
    {
        var (facts, table) = (new SessionFacts(), SessionMachine.Table());
        var machine = new SessionMachine(facts);
        foreach (var (trigger, seen) in walk)
        {
            var from = machine.State;
            Set(facts, seen);
            var refusal = machine.Fire(trigger);
            Judge(table, $"{from}", $"{trigger}", $"{machine.State}", refusal is null);
        }
    });

    [Fact]
    public void From_wherever_it_is_a_session_stops() => Gen.Select(SessionStep.Array[0, 60], Gen.Bool).Sample((walk, trips) =>
    {
        var facts = new SessionFacts();
        var machine = new SessionMachine(facts);
        foreach (var (trigger, seen) in walk)
        {
            Set(facts, seen);
            machine.Fire(trigger);
        }

        machine.Fire(trips ? SessionTrigger.Trip : SessionTrigger.StopAsked).ShouldBeNull();

        machine.State.ShouldBe(SessionState.Stopped);
    });

    [Fact]
    public void A_device_goes_only_where_its_table_says_and_stays_where_it_refuses() => Gen.Enum<DeviceTrigger>().Array[0, 60].Sample(walk =>
    {
        var (machine, table) = (new DeviceMachine(() => { }, () => { }), DeviceMachine.Table());
        foreach (var trigger in walk)
        {
            var from = machine.State;
            var went = machine.Fire(trigger);
            Judge(table, $"{from}", $"{trigger}", $"{machine.State}", went);
        }
    });

    [Fact]
    public void From_wherever_it_is_a_device_latches_on_a_trip_and_leaves_that_only_to_be_made_safe() => Gen.Select(Gen.Enum<DeviceTrigger>().Array[0, 60], Gen.Enum<DeviceTrigger>()).Sample((walk, next) =>
    {
        var safes = 0;
        var machine = new DeviceMachine(() => safes++, () => { });
        foreach (var trigger in walk) machine.Fire(trigger);

        machine.Fire(DeviceTrigger.Trip).ShouldBeTrue();

        machine.State.ShouldBe(DeviceState.Latched);
        var before = safes;
        machine.Fire(next);
        if (machine.State == DeviceState.Latched) return;
        machine.State.ShouldBe(DeviceState.MakingSafe);
        safes.ShouldBe(before + 1, "what comes back is made safe first");
    });

    // A cell whose guards all say no refuses too; then nothing may move.
    static void Judge(StateTable table, string from, string trigger, string to, bool went)
    {
        var cell = table.Cells.Single(each => each.State == from && each.Trigger == trigger);
        var targets = cell.Text.Split(" / ").Select(target => target.Split(' ')[0]).ToArray();
        if (went && cell.Kind == CellKind.Goes) targets.ShouldContain(to);
        else to.ShouldBe(from);
        if (cell.Kind == CellKind.Refused) went.ShouldBeFalse();
    }

    static void Set(SessionFacts facts, int bits) =>
        (facts.HasSession, facts.NeedsEnergy, facts.IsLastStep, facts.WasPaused) = ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
}
