using System.Collections.Immutable;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>By what two healthy rooms differ. Laws of physics, calibrations and bimetals are not among it: to scale them is a fault, and faults have words of their own.</summary>
public static class PlantSpread
{
    static readonly ImmutableArray<string> Same =
    [
        "vacuum.filter-resistance", "vacuum.relief-vacuum", "vacuum.relief-rate",
        "light.ambient", "light.age-hours", "light.own-diode-gain", "light.guard-diode-gain", "light.distance", "light.distance-exponent", "light.heat-fraction", "light.fanless-factor", "light.full-power",
        "steam.efficiency", "steam.tank", "steam.water-level", "steam.water-temperature", "steam.ambient", "steam.outlet", "steam.bare-skin", "steam.nozzle-diameter", "steam.distance", "steam.skin-lag",
        "skin.hydration", "skin.sebum", "skin.water-loss", "skin.melanin", "skin.erythema", "skin.temperature", "skin.placement", "skin.noise",
        "steam.dry-mass", "steam.cut-out-opens", "steam.cut-out-closes", "steam.spit-noise", "steam.distance-noise",
    ];

    /// <summary>Parameters that are varied by ±30 %.</summary>
    public static ImmutableArray<string> Names { get; } = [.. PlantNames.All.Except(Same)];
}
