using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Tests.Safety;

public sealed class ThermalDoseTests
{
    [Theory, InlineData(36, 0), InlineData(42, 2.5), InlineData(43, 10), InlineData(44, 20), InlineData(45, 40), InlineData(46, 80)]
    public void Ten_minutes_count_as_the_table_of_the_domain_says(double celsius, double minutes)
    {
        var dose = new ThermalDose();
        for (var half = 0; half <= 1200; half++) dose.Reads(celsius, default(Instant) + TimeSpan.FromSeconds(half * 0.5));
        dose.Minutes.ShouldBe(minutes, 0.001);
        dose.Aimed.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Theory, InlineData(11.9, false), InlineData(12.1, true)]
    public void Twelve_minutes_of_steam_use_up_what_a_face_may_have(double minutes, bool usedUp)
    {
        var plan = MediFacial.Devices.Testing.TestRooms.Simulated();
        var start = new Core.Room.RoomStart(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test");
        var steam = new RuleBook(new(plan, start, new(), new(plan)), new(plan), new()).Steam!;
        for (var second = 0.0; second <= minutes * 60; second++) steam.Dose.Reads(38, default(Instant) + TimeSpan.FromSeconds(second));
        steam.IsDoseUsedUp.ShouldBe(usedUp);
    }

    [Fact]
    public void Between_whole_degrees_it_errs_to_the_warm_side()
    {
        ThermalDose.Rate(43.5).ShouldBeInRange(1.414, 1.5);
        ThermalDose.Rate(41.2).ShouldBeInRange(0.082, 0.11);
    }

    [Fact]
    public void A_pause_and_a_gap_in_the_readings_count_for_nothing()
    {
        var dose = new ThermalDose();
        dose.Reads(43, new(0));
        dose.Rest();
        dose.Reads(43, default(Instant) + TimeSpan.FromSeconds(1));
        dose.Reads(43, default(Instant) + TimeSpan.FromSeconds(60));
        dose.Minutes.ShouldBe(0);
    }
}
