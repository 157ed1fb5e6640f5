using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Figures of domain §3.1, §3.2, §13 and Decisions 5.</summary>
public sealed class SteamPlantTests
{
    static readonly long Step = 20 * TimeSpan.TicksPerMillisecond;

    [Theory]
    [InlineData(100, 8.3)]
    [InlineData(50, 4.1)]
    public void Water_at_20_degrees_boils_after_the_listed_minutes(double level, double minutes) =>
        (SecondsUntil(Heating(new() { WaterTemperature = 20, WaterLevel = level }), p => p.IsBoiling) / 60).ShouldBe(minutes, 0.1);

    [Theory]
    [InlineData(750, 17.9)]
    [InlineData(500, 12.0)]
    [InlineData(900, 21.5)]
    public void Boiling_takes_the_listed_grams_a_minute(double watts, double grams)
    {
        var plant = Boiling(new() { HeaterPower = watts });
        var before = plant.Mass;
        Run(plant, 60);
        ((before - plant.Mass) * 1000).ShouldBe(grams, 0.1);
        plant.SteamRate.ShouldBe(grams, 0.1);
    }

    [Theory]
    [InlineData(40, 39.9)]
    [InlineData(37, 41.2)]
    [InlineData(45, 38.0)]
    [InlineData(25, 50.0)]
    public void The_air_at_the_face_plane_has_the_decided_temperature(double distance, double temperature)
    {
        var plant = Boiling(new() { Distance = distance });
        plant.Face.ShouldBe(temperature, 0.1);
    }

    [Fact]
    public void Turned_away_the_steam_leaves_the_face_plane_within_a_few_seconds()
    {
        var plant = Boiling(new());
        plant.DivertToFace = false;
        SecondsUntil(plant, p => p.Aim == 0).ShouldBe(0.3, 0.03);
        Run(plant, 5);
        plant.Face.ShouldBeLessThan(23.5);
    }

    [Fact]
    public void Residual_steam_fades_with_8_s_after_the_heater_went_off()
    {
        var plant = Boiling(new());
        plant.HeaterOn = false;
        Run(plant, 8);
        plant.Steam.ShouldBe(Math.Exp(-1), 0.01);
        Run(plant, 12);
        plant.Steam.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_dry_element_opens_its_bimetal_within_20_s_and_a_welded_cut_out_heats_on()
    {
        var plant = Boiling(new());
        plant.Mass = 0;
        SecondsUntil(plant, p => !p.BimetalClosed).ShouldBeLessThan(20);
        plant.HeaterPower.ShouldBe(0);
        plant.CutOutWelded = true;
        plant.HeaterPower.ShouldBe(750);
        Run(plant, 4);
        plant.Element.ShouldBe(130, 1);
    }

    [Fact]
    public void Skin_follows_the_air_at_the_face_plane_slowly()
    {
        var plant = Boiling(new());
        plant.Skin.ShouldBeInRange(38, 39.9);
        plant.DivertToFace = false;
        Run(plant, 50);
        plant.Skin.ShouldBe(33.5 + ((39.5 - 33.5) * Math.Exp(-1)), 0.6);
    }

    static SteamPlant Heating(SteamParameters parameters) => new(parameters) { HeaterOn = true, DivertToFace = true };

    static SteamPlant Boiling(SteamParameters parameters)
    {
        var plant = Heating(parameters with { WaterTemperature = 99.9 });
        Run(plant, 120);
        return plant;
    }

    static void Run(SteamPlant plant, double seconds)
    {
        for (var left = (int)Math.Round(seconds * 50); left > 0; left--) plant.Step(Step);
    }

    static double SecondsUntil(SteamPlant plant, Func<SteamPlant, bool> reached)
    {
        var steps = 0;
        for (; !reached(plant); steps++)
        {
            steps.ShouldBeLessThan(100_000, "never reached");
            plant.Step(Step);
        }
        return steps / 50.0;
    }
}
