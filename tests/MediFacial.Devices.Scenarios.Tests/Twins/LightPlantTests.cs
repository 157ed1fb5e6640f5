using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Figures of domain §2.3 and §13.</summary>
public sealed class LightPlantTests
{
    static readonly long Step = 20 * TimeSpan.TicksPerMillisecond;

    [Theory]
    [InlineData(2, 0.13)]
    [InlineData(1, 0.27)]
    public void Thirty_kelvin_of_board_rise_cost_633_nm_13_percent_and_590_nm_27(int channel, double drop)
    {
        var plant = new LightPlant(new()) { Board = 25 };
        plant.Drive(channel, 0.5);
        var cold = plant.Emitted(channel);
        plant.Board = 55;
        (1 - (plant.Emitted(channel) / cold)).ShouldBe(drop, 0.006);
    }

    [Fact]
    public void Sixty_watts_raise_the_board_by_19_5_K_with_a_time_constant_of_4_min()
    {
        var plant = new LightPlant(new());
        plant.Drive(2, 60.0 / plant.Parameters.FullPower);
        Run(plant, 240);
        (plant.Board - 23).ShouldBe(19.5 * (1 - Math.Exp(-1)), 0.05);
        Run(plant, 3600);
        (plant.Board - 23).ShouldBe(19.5, 0.05);
    }

    [Fact]
    public void Without_its_fan_the_board_rises_three_times_as_far()
    {
        var plant = new LightPlant(new()) { FanRuns = false };
        plant.Drive(2, 60.0 / plant.Parameters.FullPower);
        Run(plant, 7200);
        (plant.Board - 23).ShouldBe(58.5, 0.1);
    }

    [Fact]
    public void The_skin_side_stays_below_41_degrees_in_20_min_at_the_strongest_red()
    {
        var plant = new LightPlant(new());
        plant.Drive(2, plant.CurrentFor(2, 105));
        Run(plant, 1200);
        plant.SkinSide.ShouldBeInRange(37, 41);
    }

    [Fact]
    public void The_current_for_a_light_gives_that_light_on_every_channel_and_temperature()
    {
        var plant = new LightPlant(new());
        for (var channel = 0; channel < 4; channel++)
            foreach (var board in new[] { 23.0, 45, 60 })
            {
                plant.Board = board;
                var wanted = plant.Parameters.Channels[channel].Limit * 0.8;
                plant.Emitted(channel, plant.CurrentFor(channel, wanted)).ShouldBe(wanted, 1e-9);
            }
        plant.CurrentFor(0, 1000).ShouldBe(1);
    }

    [Fact]
    public void Half_the_distance_gives_1_6_times_the_light_on_the_skin_and_the_diodes_see_none_of_it()
    {
        var plant = new LightPlant(new() { Distance = 50 });
        plant.Drive(0, 0.5);
        (plant.OnSkin(0) / plant.Emitted(0)).ShouldBe(1.6245, 1e-3);
    }

    static void Run(LightPlant plant, double seconds)
    {
        for (var left = (int)(seconds * 50); left > 0; left--) plant.Step(Step);
    }
}
