using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.Scenarios.Tests.Conformance;

/// <summary>Parts on pins, on the lines of the simulated room, in virtual time.</summary>
public sealed class PinConformanceTests(ITestOutputHelper output)
{
    static readonly RoomPlan Room = TestRooms.Of("simulated");

    public static TheoryData<string> OnPins => [.. ShippedProfiles.All.GoodParts.Where(part => part.Wire is GpioWire).Select(part => part.Id)];

    [Theory, MemberData(nameof(OnPins))]
    public void Every_shipped_part_on_pins_keeps_its_promises(string id)
    {
        var twins = Energised();
        var rows = Play(id, twins, energise: true);
        rows.ShouldNotContain(row => row.Verdict == ConformanceVerdict.Failed);
        // What the steamer base reports follows its temperature and not its pins.
        if (id == "li-2") rows.ShouldAllBe(row => row.Verdict == ConformanceVerdict.Passed);
        twins.Truth.IsSafe.ShouldBeTrue();
    }

    [Fact]
    public void A_relay_that_welds_while_it_is_raised_does_not_come_back()
    {
        var rows = Play("li-2", Energised(), energise: true, (twins, run) =>
        {
            if (twins.Truth.LaserContactsClosed == 1) twins.Apply(new WeldLaserContact(1, true));
        });
        rows.Single(row => row.Verdict == ConformanceVerdict.Failed).Name.ShouldBe("output relay-1 raised");
    }

    [Fact]
    public void The_chain_of_the_laser_is_never_closed_and_without_energise_no_relay_is()
    {
        Play("li-2", Energised(), energise: true, (twins, _) => twins.Truth.LaserChainClosed.ShouldBeFalse());
        Play("li-2", Energised(), energise: false, (twins, _) => twins.Truth.LaserContactsClosed.ShouldBe(0))
            .Where(row => row.Verdict == ConformanceVerdict.NotTried).Select(row => row.Name).ShouldBe(["output relay-1 raised", "output relay-2 raised", "output sign raised"]);
    }

    [Fact]
    public void Interrupted_with_a_relay_closed_it_opens_it_and_tries_nothing_more()
    {
        var twins = Energised();
        var rows = Play("li-2", twins, energise: true, (room, run) =>
        {
            if (room.Truth.LaserContactsClosed > 0) run.Interrupt(room.Now);
        });
        rows.Where(row => row.Seen == "interrupted").Select(row => row.Name).ShouldBe(["output relay-2 raised", "output sign raised"]);
        rows[^1].ShouldSatisfyAllConditions(row => row.Name.ShouldBe("left safe"), row => row.Verdict.ShouldBe(ConformanceVerdict.Passed));
        twins.Truth.LaserContactsClosed.ShouldBe(0);
    }

    [Fact]
    public void A_line_that_cannot_be_read_and_one_that_does_not_take_its_level_fail()
    {
        var rows = Play("sb-1", Energised(), energise: false, blind: true);
        rows.Where(row => row.Verdict == ConformanceVerdict.Failed).Select(row => row.Name).ShouldBe(["output heater", "output divert", "sensor over-temperature", "left safe"]);
    }

    ImmutableArray<ConformanceRow> Play(string id, TwinRoom twins, bool energise, Action<TwinRoom, PinConformance>? watch = null, bool blind = false)
    {
        var part = Room.Parts.First(each => each.Profile.Id == id);
        var plan = PinConformance.PlanOf(Room, part);
        var run = new PinConformance(plan, part, ShippedProfiles.All.Parts.First(each => each.Value?.Id == id).Source, energise);
        run.Begin(twins.Now);
        while (true)
        {
            run.Tick(twins.Now);
            if (run.IsDone) break;
            if (run.TakeLevel(out var high) is { } pin)
            {
                if (!blind) twins.SetOutputLine(pin.Line, high);
                run.Took(!blind);
            }
            foreach (var input in plan.Pins.Where(each => !each.IsOutput)) run.Seen(input.Id, blind ? null : twins.Line(RoomLines.Number(input.Line)));
            watch?.Invoke(twins, run);
            twins.Advance(TimeSpan.FromMilliseconds(5));
        }
        twins.Advance(TimeSpan.FromMilliseconds(50));
        foreach (var row in run.Rows) output.WriteLine($"{row.Verdict} {row.Name}: {row.Promised} ({row.Where}). {row.Seen}");
        return run.Rows;
    }

    /// <summary>With the supply of the actuators, which stays.</summary>
    static TwinRoom Energised()
    {
        var twins = new TwinRoom(RoomTwins.Of(Room));
        twins.SetOutputLine("ENERGY_RUN", true);
        twins.SetOutputLine("ENERGY_PERMIT", true);
        twins.Advance(TimeSpan.FromMilliseconds(100));
        twins.Apply(new WeldEnergyContact(true));
        twins.Apply(new WeldPermitContact(true));
        return twins;
    }
}
