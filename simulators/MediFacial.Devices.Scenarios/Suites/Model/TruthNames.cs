using System.Collections.Frozen;
using System.Collections.Immutable;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>One true value of the twins.</summary>
/// <param name="Of">In the canonical unit of <paramref name="Dimension"/>; a switch is 0 or 1.</param>
public sealed record TruthName(string Name, Dimension Dimension, Func<TruthView, double> Of)
{
    /// <summary>Of the skin under the probe: only in a room that has one.</summary>
    public bool NeedsProbe { get; init; }
}

/// <summary>The true values that a condition may speak of.</summary>
public static class TruthNames
{
    public static ImmutableArray<TruthName> All { get; } =
    [
        new("vacuum", Dimension.Pressure, truth => truth.Vacuum.Value), Switch("pump", truth => truth.PumpRuns), Switch("vent", truth => truth.VentOpen),
        Switch("tip-sealed", truth => truth.TipSealed), new("waste", Dimension.Fraction, truth => truth.Waste.Value),
        new("light", Dimension.Irradiance, truth => truth.Light.Value), new("light-415", Dimension.Irradiance, truth => truth.Light415.Value),
        new("light-590", Dimension.Irradiance, truth => truth.Light590.Value), new("light-633", Dimension.Irradiance, truth => truth.Light633.Value),
        new("light-830", Dimension.Irradiance, truth => truth.Light830.Value), new("board", Dimension.Temperature, truth => truth.Board.Value),
        new("skin-under-light", Dimension.Temperature, truth => truth.SkinUnderLight.Value),
        new("heater", Dimension.Power, truth => truth.HeaterWatts), Switch("steam-at-face", truth => truth.SteamAimedAtFace),
        Switch("divert-at-face", truth => truth.DivertAtFace), new("face", Dimension.Temperature, truth => truth.Face.Value),
        new("skin-under-steam", Dimension.Temperature, truth => truth.SkinUnderSteam.Value), new("outlet", Dimension.Temperature, truth => truth.Outlet.Value),
        new("water", Dimension.Temperature, truth => truth.Water.Value), new("water-level", Dimension.Fraction, truth => truth.WaterLevel.Value),
        Switch("boiling", truth => truth.Boiling), new("distance", Dimension.Length, truth => truth.FaceDistance.Value),
        Switch("energy-contact", truth => truth.EnergyContactClosed), Switch("run-contact", truth => truth.RunContactClosed),
        Switch("permit-contact", truth => truth.PermitContactClosed), Switch("guard-sounder", truth => truth.GuardSounds),
        Switch("estop-healthy", truth => truth.EmergencyStopHealthy), Switch("door-closed", truth => truth.DoorClosed),
        Switch("laser-chain", truth => truth.LaserChainClosed), Switch("laser-sign", truth => truth.LaserSignLit),
        Switch("laser-ready", truth => truth.LaserReady), Switch("laser-emits", truth => truth.LaserEmits), Switch("safe", truth => truth.IsSafe),
        Switch("probe-on-skin", truth => truth.Skin is { Touched: true }) with { NeedsProbe = true }, OfSkin("skin-hydration", Dimension.Index, skin => skin.Hydration),
        OfSkin("skin-sebum", Dimension.AreaDensity, skin => skin.Sebum), OfSkin("skin-water-loss", Dimension.WaterLoss, skin => skin.WaterLoss),
        OfSkin("skin-melanin", Dimension.Index, skin => skin.Melanin), OfSkin("skin-erythema", Dimension.Index, skin => skin.Erythema),
        OfSkin("skin-under-probe", Dimension.Temperature, skin => skin.Temperature.Value),
    ];

    static readonly FrozenDictionary<string, TruthName> ByName = All.ToFrozenDictionary(truth => truth.Name);

    public static TruthName? Find(string name) => ByName.GetValueOrDefault(name);

    static TruthName OfSkin(string name, Dimension dimension, Func<SkinTruth, double> of) => new(name, dimension, truth => truth.Skin is { } skin ? of(skin) : double.NaN) { NeedsProbe = true };

    static TruthName Switch(string name, Func<TruthView, bool> of) => new(name, Dimension.Switch, truth => of(truth) ? 1 : 0);
}
