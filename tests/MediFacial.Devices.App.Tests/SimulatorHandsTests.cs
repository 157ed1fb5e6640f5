using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests;

/// <summary>What the simulator page can do in the simulated room.</summary>
public sealed class SimulatorHandsTests
{
    readonly TwinRoom _room = new(TwinRoomSetup.Standard());
    readonly List<AnyFault> _done = [];

    [Fact]
    public async Task The_computer_has_a_group_with_all_its_faults_and_each_can_be_picked()
    {
        var page = new SimulatorHands(ProfilesOnDisk.Room(null), TouchAsync).Page;
        var computer = page.Faults.Where(fault => fault.Group == "Computer").ToList();

        computer.Select(fault => fault.Word).ShouldBe(FaultCatalogue.Computer.Select(word => word.Word));
        foreach (var fault in computer) await page.Do(fault.Word, [.. fault.Arguments.Select(argument => argument.Options([])[0])]);

        _done.Distinct().Count().ShouldBe(computer.Count);
        _done.ShouldContain(new StallLoop(TimeSpan.FromMilliseconds(700)));
    }

    [Fact]
    public async Task What_was_done_to_the_computer_stands_there_until_it_is_taken_back()
    {
        var page = new SimulatorHands(ProfilesOnDisk.Room(null), TouchAsync).Page;
        await page.Do("fill-disk", []);
        await page.Do("slow-disk", ["1 s"]);
        (await page.Look()).Done.ShouldBe(["fill-disk", "slow-disk 1 s"]);

        await page.Undo("slow-disk 1 s");
        _done[^1].ShouldBe(new SlowDisk(TimeSpan.FromMilliseconds(1)));
        await page.Do("free-disk", []);
        (await page.Look()).Done.ShouldBeEmpty();
    }

    Task<TruthView> TouchAsync(AnyFault? fault)
    {
        if (fault is not null) _done.Add(fault);
        return Task.FromResult(_room.Truth);
    }
}
