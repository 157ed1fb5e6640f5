using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Figures of domain §1.4 and §13.</summary>
public sealed class VacuumPlantTests
{
    const long Millisecond = TimeSpan.TicksPerMillisecond;
    static readonly VacuumParameters NoLag = new() { ValveLag = TimeSpan.Zero };

    long _now;

    [Fact]
    public void A_sealed_tip_reaches_40_kPa_in_1_9_s_and_20_kPa_in_0_8_s()
    {
        var plant = Sealed(new());
        SecondsUntil(plant, p => p.Vacuum >= 20).ShouldBe(0.8, 0.05);
        (SecondsUntil(plant, p => p.Vacuum >= 40) + 0.8).ShouldBe(1.9, 0.05);
    }

    [Fact]
    public void The_slowest_listed_pump_takes_6_1_s_to_40_kPa() =>
        SecondsUntil(Sealed(new() { Volume = 0.8, FreeFlow = 5 }), p => p.Vacuum >= 40).ShouldBe(6.1, 0.15);

    [Fact]
    public void An_open_vent_with_the_pump_off_falls_from_40_to_5_kPa_in_0_31_s()
    {
        var plant = SealedAt(40);
        plant.Duty = 0;
        plant.DriveVent(closed: false, _now);
        SecondsUntil(plant, p => p.Vacuum <= 5).ShouldBe(0.31, 0.01);
    }

    [Fact]
    public void An_open_vent_settles_at_4_kPa_against_the_running_pump()
    {
        var plant = SealedAt(40);
        plant.Duty = 1;
        plant.DriveVent(closed: false, _now);
        Run(plant, 3);
        plant.Vacuum.ShouldBe(4, 0.1);
    }

    [Theory]
    [InlineData(0.002, 0.8)]
    [InlineData(0.05, 15.7)]
    public void In_10_s_a_held_40_kPa_loses_what_the_leak_says(double leak, double loss)
    {
        var plant = SealedAt(40, NoLag with { LeakRate = leak });
        plant.Duty = 0;
        Run(plant, 10);
        (40 - plant.Vacuum).ShouldBe(loss, 0.15);
    }

    [Fact]
    public void An_open_tip_reads_about_6_kPa_at_full_duty_and_nothing_with_the_pump_off()
    {
        var plant = Sealed(new());
        plant.TipSealed = false;
        Run(plant, 3);
        plant.Vacuum.ShouldBe(6.2, 0.1);
        plant.Duty = 0;
        Run(plant, 3);
        plant.Vacuum.ShouldBe(0);
    }

    [Fact]
    public void The_relief_holds_a_runaway_pump_near_58_kPa()
    {
        var plant = Sealed(new());
        Run(plant, 20);
        plant.Vacuum.ShouldBeInRange(58, 58.6);
    }

    [Fact]
    public void A_clogged_filter_slows_the_rise_by_its_resistance() =>
        (SecondsUntil(Sealed(new() { FilterResistance = 1 }), p => p.Vacuum >= 40) / SecondsUntil(Sealed(new()), p => p.Vacuum >= 40)).ShouldBe(2, 0.03);

    [Fact]
    public void The_vent_follows_its_drive_after_50_ms_and_not_at_all_when_stuck()
    {
        var plant = Sealed(new());
        plant.VentOpen.ShouldBeFalse();
        plant.DriveVent(closed: false, _now);
        SecondsUntil(plant, p => p.VentOpen).ShouldBe(0.050, 0.0011);
        plant.VentStuckShut = true;
        plant.VentOpen.ShouldBeFalse();
        plant.DriveVent(closed: true, _now);
        plant.DriveVent(closed: false, _now);
        Run(plant, 1);
        plant.VentOpen.ShouldBeFalse();
        plant.VentStuckShut = false;
        plant.VentOpen.ShouldBeTrue();
    }

    VacuumPlant Sealed(VacuumParameters parameters)
    {
        var plant = new VacuumPlant(parameters) { TipSealed = true };
        plant.DriveVent(closed: true, _now);
        Run(plant, 0.1);
        plant.VentOpen.ShouldBeFalse();
        plant.Duty = 1;
        return plant;
    }

    VacuumPlant SealedAt(double kilopascals, VacuumParameters? parameters = null)
    {
        var plant = Sealed(parameters ?? NoLag);
        SecondsUntil(plant, p => p.Vacuum >= kilopascals);
        return plant;
    }

    void Run(VacuumPlant plant, double seconds)
    {
        for (var left = (int)(seconds * 1000); left > 0; left--) plant.Step(_now += Millisecond, Millisecond);
    }

    double SecondsUntil(VacuumPlant plant, Func<VacuumPlant, bool> reached)
    {
        var steps = 0;
        for (; !reached(plant); steps++)
        {
            steps.ShouldBeLessThan(100_000, "never reached");
            plant.Step(_now += Millisecond, Millisecond);
        }
        return steps / 1000.0;
    }
}
