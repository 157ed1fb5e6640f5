using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports.Tests;

public sealed class GpioPinBankTests
{
    static readonly PinId EmergencyStop = new(0), Heater = new(1), Beacon = new(2);

    readonly MemoryGpioDriver _driver = new();

    static RoomPlan Plan(string heaterLine = "HEATER") => new(
        new RoomProfile("test", "Test", true, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []),
        [], [], [], [], [],
        [
            new(EmergencyStop, "room-pins", "ESTOP", true, false, LineRole.EmergencyStop, null, null),
            new(Heater, "room-pins", heaterLine, true, true, LineRole.EnergyRun, null, null),
            new(Beacon, "room-pins", "BEACON", false, true, LineRole.Beacon, null, null),
        ], []);

    GpioPinBank Bank(RoomPlan? plan = null) => new(plan ?? Plan(), PinOwner.Controller, label => label == "room-pins" ? new(_driver, MemoryGpioDriver.Find) : null);

    [Fact]
    public void Outputs_are_claimed_at_their_safe_level_in_one_call()
    {
        using var bank = Bank();
        bank.OpenMissing().ShouldBeEmpty();
        bank.IsComplete.ShouldBeTrue();
        _driver.Calls.ShouldContain("mode 1 Output Low");
        // The beacon is wired active low: off is high.
        _driver.Calls.ShouldContain("mode 2 Output High");
        _driver.Level(1).ShouldBeFalse();
        _driver.Level(2).ShouldBeTrue();
    }

    [Fact]
    public void A_write_that_does_not_take_is_false()
    {
        using var bank = Bank();
        bank.OpenMissing();
        bank.Write(Heater, true).ShouldBeTrue();
        _driver.Stuck = 1;
        bank.Write(Heater, false).ShouldBeFalse();
    }

    [Fact]
    public void A_lost_chip_gives_no_level_and_comes_back_with_safe_outputs()
    {
        using var bank = Bank();
        bank.OpenMissing();
        bank.Write(Heater, true).ShouldBeTrue();

        _driver.Lost = true;
        bank.Read(EmergencyStop).ShouldBeNull();
        bank.Write(Heater, true).ShouldBeFalse();
        bank.IsComplete.ShouldBeFalse();

        _driver.Lost = false;
        SpinWait.SpinUntil(() => bank.OpenMissing().IsEmpty && bank.IsComplete, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        _driver.Level(1).ShouldBeFalse();
        bank.Read(EmergencyStop).ShouldBe(false);
    }

    [Fact]
    public void A_busy_line_is_named()
    {
        _driver.Busy = 1;
        using var bank = Bank();
        var problem = bank.OpenMissing().ShouldHaveSingleItem();
        (problem.Fault, problem.Line).ShouldBe((PinFault.LineBusy, "HEATER"));
        bank.Read(EmergencyStop).ShouldNotBeNull();
        bank.Write(Heater, true).ShouldBeFalse();
        _driver.Level(1).ShouldBeFalse();
    }

    [Fact]
    public void A_line_that_the_chip_does_not_have_is_named()
    {
        using var bank = Bank(Plan(heaterLine: "HAETER"));
        var problem = bank.OpenMissing().ShouldHaveSingleItem();
        problem.Fault.ShouldBe(PinFault.LineMissing);
        problem.Technician.ShouldContain("HAETER");
    }

    [Fact]
    public void A_missing_chip_is_one_problem_not_one_per_line()
    {
        using var bank = new GpioPinBank(Plan(), PinOwner.Controller, _ => null);
        bank.OpenMissing().ShouldHaveSingleItem().Fault.ShouldBe(PinFault.ChipMissing);
        bank.Read(EmergencyStop).ShouldBeNull();
    }

    [Fact]
    public void An_edge_is_passed_on_as_a_hint()
    {
        using var bank = Bank();
        bank.OpenMissing();
        PinId? changed = null;
        bank.Changed += pin => changed = pin;
        _driver.Drive(0, true);
        changed.ShouldBe(EmergencyStop);
        bank.Read(EmergencyStop).ShouldBe(true);
    }

    [Fact]
    public void Closing_the_bank_leaves_outputs_safe()
    {
        var bank = Bank();
        bank.OpenMissing();
        bank.Write(Heater, true);
        bank.Dispose();
        _driver.Level(1).ShouldBeFalse();
        bank.Write(Heater, true).ShouldBeFalse();
        _driver.Level(1).ShouldBeFalse();
    }

    [Fact]
    public void A_kernel_without_the_chip_says_that_it_is_missing()
    {
        using var bank = new GpioPinBank(Plan(), PinOwner.Controller, KernelPinChips.Find);
        bank.OpenMissing().ShouldHaveSingleItem().Fault.ShouldBe(PinFault.ChipMissing);
    }
}
