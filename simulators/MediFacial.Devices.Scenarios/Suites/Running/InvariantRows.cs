using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>The built-in invariants. Each holds with any single fault, because its grace is what the rules of its hazard may take.</summary>
static class InvariantRows
{
    /// <summary>What a stop may take until everything is proven safe (domain §10 H04), and one look more.</summary>
    static readonly TimeSpan StopTakes = TimeSpan.FromSeconds(1.6);

    /// <summary>Above its limit a quantity may be as long as its slowest rule waits: 0.5 s, its reading 0.2 s, its way down 0.6 s.</summary>
    static readonly TimeSpan LimitTakes = TimeSpan.FromSeconds(1.3);

    /// <summary>The monostable of the energy contact holds 600 ms after the last kick (design §4.5), its relay 10 ms, the vent 600 ms.</summary>
    static readonly TimeSpan DeadTakes = TimeSpan.FromSeconds(1.3);

    public static readonly ImmutableArray<InvariantRow> All =
    [
        new("energy-after-stop", "After a stop pump, light and heater are without energy and the laser's chain is open.", TimeSpan.Zero,
            (watch, truth) => watch.Stopped > StopTakes && HasEnergy(truth), (_, truth) => Energy(truth)),
        new("vacuum-after-stop", "After a stop the vacuum is gone, or the high alarm says that it is not.", TimeSpan.Zero,
            (watch, truth) => watch.Stopped > StopTakes && truth.Vacuum.Value >= 5 && watch.Snapshot?.Alarms.Any(alarm => alarm is { Priority: AlarmPriority.High, Stands: true }) != true,
            (_, truth) => Say($"{truth.Vacuum.Value:0.0} kPa")),
        new("energy-without-controller", "Without a controller no energy flows.", TimeSpan.Zero, (watch, truth) => watch.Silent > DeadTakes && HasEnergy(truth), (_, truth) => Energy(truth)),
        new("energy-without-step", "Energy flows only in a step that runs, starts or ends; a preheat steams away from the face, and a leak test pulls at a thumb.", TimeSpan.FromSeconds(2.1),
            (watch, truth) => watch.Snapshot is not null && !watch.TestsLeak && watch.Session is not (SessionState.StepRunning or SessionState.StepStarting or SessionState.StepEnding)
                && (truth.Light.Value > 0 || truth.LaserChainClosed || Steams(watch, truth) || (truth.PumpRuns && truth.Vacuum.Value >= 5)),
            (watch, truth) => $"session {watch.Session}, {Energy(truth)}"),
        new("nothing-by-itself", "After a stop, a pause, a reset or a restart no energy step runs and no energy flows before somebody has asked for it.", TimeSpan.FromSeconds(2.1),
            (watch, truth) => watch.IsAskedFor == false && (watch is { Session: SessionState.StepRunning, Kind: not (null or StepKind.Manual) } || truth.Light.Value > 0 || truth.LaserChainClosed || Steams(watch, truth) || (truth.PumpRuns && truth.Vacuum.Value >= 5)),
            (watch, truth) => $"session {watch.Session}, {Energy(truth)}"),
        new("one-modality", "One energy modality at a time.", TimeSpan.FromSeconds(2.1), (_, truth) => Modalities(truth) > 1, (_, truth) => Energy(truth)),
        new("vacuum-absolute", "The vacuum is never above 50 kPa.", LimitTakes, (_, truth) => truth.Vacuum.Value > 50, (_, truth) => Say($"{truth.Vacuum.Value:0.0} kPa")),
        new("vacuum-in-envelope", "On the skin the vacuum stays under what region, protocol and client allow, and the 6 kPa that its rule allows more.", LimitTakes,
            (watch, truth) => watch.Session == SessionState.StepRunning && watch.Kind == StepKind.Suction && truth.Vacuum.Value > (watch.Highest(LimitKind.Vacuum) ?? 0) + 6.5,
            (watch, truth) => Say($"{truth.Vacuum.Value:0.0} kPa of {watch.Highest(LimitKind.Vacuum):0.0}, {watch.Region}")),
        new("light-in-envelope", "The light stays under what protocol and client allow, and the fifth that its rule allows more.", LimitTakes,
            (watch, truth) => watch.Session == SessionState.StepRunning && watch.Kind == StepKind.Light && truth.Light.Value > (watch.Highest(LimitKind.Irradiance) ?? 0) * 1.35,
            (watch, truth) => Say($"{truth.Light.Value:0.0} mW/cm² of {watch.Highest(LimitKind.Irradiance):0.0}")),
        new("dose-in-envelope", "No light step gives more than its dose, as far as photodiodes can tell.", TimeSpan.Zero,
            (watch, _) => watch.Kind == StepKind.Light && watch.Highest(LimitKind.Fluence) is { } most && watch.Fluence > most * 1.35 + 0.2,
            (watch, _) => Say($"{watch.Fluence:0.00} J/cm² of {watch.Highest(LimitKind.Fluence):0.00}")),
        new("face-not-scalded", "Steam that is aimed at the face is never hotter than 45 °C there for longer than its rule waits.", TimeSpan.FromSeconds(12),
            (_, truth) => truth.SteamAimedAtFace && truth.Face.Value > 45, (_, truth) => Say($"{truth.Face.Value:0.0} °C")),
        new("skin-not-burnt", "Skin under steam or light stays below 43 °C.", TimeSpan.FromSeconds(2),
            (_, truth) => truth.SkinUnderSteam.Value > 43 || truth.SkinUnderLight.Value > 44.5, (_, truth) => Say($"{truth.SkinUnderSteam.Value:0.0} °C under steam, {truth.SkinUnderLight.Value:0.0} °C under light")),
        new("laser-behind-door", "No laser emits through a closed interlock while the door is open; one that emits past an open one is a fault of the laser, which the room can only tell.", TimeSpan.FromSeconds(0.2), (_, truth) => truth is { LaserEmits: true, DoorClosed: false, LaserChainClosed: true }, (_, _) => "it emits"),
        new("laser-chain-in-its-step", "The laser's chain is closed only in a laser step.", TimeSpan.FromSeconds(1),
            (watch, truth) => truth.LaserChainClosed && watch.Kind != StepKind.Laser, (watch, _) => $"session {watch.Session}"),
    ];

    static bool Steams(InvariantWatch watch, in TruthView truth) => truth.SteamAimedAtFace && !watch.DivertJams;

    static int Modalities(in TruthView truth) => (truth.PumpRuns && truth.Vacuum.Value >= 5 ? 1 : 0) + (truth.Light.Value > 0 ? 1 : 0) + (truth.SteamAimedAtFace ? 1 : 0) + (truth.LaserEmits ? 1 : 0);

    static bool HasEnergy(in TruthView truth) => truth.PumpRuns || truth.Light.Value > 0 || truth.HeaterWatts > 0 || truth.LaserChainClosed;

    static string Energy(TruthView truth) => Say($"vacuum {truth.Vacuum.Value:0.0} kPa{(truth.PumpRuns ? ", pump runs" : "")}, light {truth.Light.Value:0.0} mW/cm², heater {truth.HeaterWatts:0} W{(truth.SteamAimedAtFace ? ", steam at the face" : "")}{(truth.LaserChainClosed ? ", laser chain closed" : "")}{(truth.EnergyContactClosed ? ", contact closed" : "")}");

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
