using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Four ways to lose a room, each in the middle of steam, suction and light, judged on what is true in the plants.</summary>
public sealed class EndsSafeTests
{
    public enum Loss { CablePulled, PartFrozen, ControllerKilled, EmergencyStop }

    /// <summary>What the laws allow until no energy flows: link loss known within 300 ms, kill and E-stop by hardware; the vent valve itself takes 50 ms.</summary>
    static TimeSpan EnergyOffWithin(Loss loss) => TimeSpan.FromMilliseconds(loss switch
    {
        Loss.CablePulled => 110,
        Loss.PartFrozen => 400,
        Loss.ControllerKilled => 110,
        Loss.EmergencyStop => 80,
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    });

    /// <summary>The hose empties in 0.31 s after the vent opens; the divert valve springs away in 0.3 s.</summary>
    static readonly TimeSpan MechanicsTake = TimeSpan.FromMilliseconds(500);

    public static TheoryData<string, Loss> Cells
    {
        get
        {
            var cells = new TheoryData<string, Loss>();
            foreach (var step in new[] { "steam", "suction", "light" })
                foreach (var loss in Enum.GetValues<Loss>()) cells.Add(step, loss);
            return cells;
        }
    }

    [Theory, PlantsInTurn(nameof(Cells)), Hazard("H31")]
    public void Losing_the_room_in_the_middle_of_a_step_ends_safe_in_time(double plant, string step, Loss loss)
    {
        var room = In(step, plant);
        IsEnergised(room).ShouldBeTrue("energy must flow before it can be lost");
        var lost = room.Now;

        Lose(room, step, loss);

        room.RunUntil(() => !IsEnergised(room), TimeSpan.FromSeconds(2)).ShouldBeTrue();
        room.Now.Since(lost).ShouldBeLessThanOrEqualTo(EnergyOffWithin(loss));
        room.RunUntil(() => room.Truth.IsSafe, TimeSpan.FromSeconds(2)).ShouldBeTrue();
        room.Now.Since(lost).ShouldBeLessThanOrEqualTo(EnergyOffWithin(loss) + MechanicsTake);
        room.Run(TimeSpan.FromSeconds(30));
        room.Truth.IsSafe.ShouldBeTrue("nothing comes back by itself");
        if (loss != Loss.ControllerKilled) room.Snapshot.Stop.ShouldNotBeNull().SafeProven.ShouldBeTrue();
    }

    [Theory, PlantsInTurn(nameof(Cells)), Hazard("H30")]
    public void What_comes_back_comes_back_safe_and_latched(double plant, string step, Loss loss)
    {
        var room = In(step, plant);
        Lose(room, step, loss);
        room.Run(TimeSpan.FromSeconds(3));

        Restore(room, step, loss);
        room.Run(TimeSpan.FromSeconds(10));

        room.Truth.IsSafe.ShouldBeTrue();
        room.Truth.EnergyContactClosed.ShouldBeFalse();
        if (loss != Loss.ControllerKilled) room.Snapshot.Stop.ShouldNotBeNull().CauseGone.ShouldBeTrue();
    }

    static bool IsEnergised(VirtualRoom room)
    {
        var truth = room.Truth;
        return truth.PumpRuns || !truth.VentOpen || truth.Light.Value > 0 || truth.HeaterWatts > 0;
    }

    static void Lose(VirtualRoom room, string step, Loss loss)
    {
        switch (loss)
        {
            case Loss.CablePulled: room.Apply(new Unplug(step == "light" ? "bus-b" : "bus-a")); break;
            case Loss.PartFrozen: room.Apply(new Freeze(PartOf(step))); break;
            case Loss.ControllerKilled: room.KillController(); break;
            case Loss.EmergencyStop: room.Apply(new PressEmergencyStop()); break;
        }
    }

    static void Restore(VirtualRoom room, string step, Loss loss)
    {
        switch (loss)
        {
            case Loss.CablePulled: room.Apply(new Plug(step == "light" ? "bus-b" : "bus-a")); break;
            case Loss.PartFrozen: room.Apply(new Thaw(PartOf(step))); break;
            case Loss.ControllerKilled: room.Start(new(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), 1000, null, "test")); break;
            case Loss.EmergencyStop: room.Apply(new ReleaseEmergencyStop()); break;
        }
    }

    static string PartOf(string step) => step switch
    {
        "steam" => "analogue-inputs",
        "suction" => "suction-console",
        "light" => "led-driver",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
