using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Running;

/// <summary>Does something to the simulated room, or nothing, and says what is really so after it.</summary>
/// <exception cref="IOException">The simulation does not answer.</exception>
public delegate Task<TruthView> TouchTwins(AnyFault? fault);

/// <summary>The hands of the panel's simulator page in a simulated room.</summary>
public sealed class SimulatorHands(RoomPlan plan, TouchTwins touch)
{
    readonly FaultPlaces _places = FaultPlaces.Of(new TwinRoom(RoomTwins.Of(plan)));

    // The truth says nothing of wires and frozen firmware: what was done here is remembered here.
    readonly ConcurrentDictionary<string, (long Order, AnyFault Undo)> _done = new();
    long _order;

    public SimulatorPage Page => new(
        async () => View(await touch(null)),
        [.. FaultCatalogue.All.Concat(FaultCatalogue.Computer).Where(word => word.Word != Healing && IsHere(word.Group)).OrderBy(word => Array.IndexOf(Groups, word.Group)).Select(Of)],
        DoAsync, UndoAsync, HealAsync);

    const string Healing = "heal-everything";

    static readonly FaultGroup[] Groups = [FaultGroup.Room, FaultGroup.Line, FaultGroup.Part, FaultGroup.Plant, FaultGroup.Skin, FaultGroup.Laser, FaultGroup.Computer];

    bool IsHere(FaultGroup group) => group switch
    {
        FaultGroup.Laser => plan.Device<LaserPlan>() is not null,
        FaultGroup.Skin => plan.Device<SkinProbePlan>() is not null,
        _ => true,
    };

    /// <summary>Hands on twins that another process serves for this folder, and on the computer of the controller that runs there.</summary>
    public static TouchTwins On(RoomFolder folder) => fault => Task.Run(() => ServedSimulation.Touch(folder.Path, fault));

    SimulatedFault Of(FaultWord word) => new(word.Word, $"{word.Group}", word.Sentence, [.. word.Arguments.Select(argument => new SimulatedArgument(
        argument.Name, argument.Unit, before => FaultWord.OptionsOf(argument, _places, before.AsSpan()) is { IsEmpty: false } options ? options : [argument.Usual ?? ""]))]);

    async Task DoAsync(string word, ImmutableArray<string> picked)
    {
        var known = FaultCatalogue.Find(word) ?? throw new ArgumentException($"There is no fault “{word}”.", nameof(word));
        var fault = known.Make(_places, picked.AsSpan());
        await touch(fault);
        // Whoever takes something back by its own word has it off the list too.
        foreach (var each in _done.Where(each => each.Value.Undo == fault)) _done.TryRemove(each);
        if (FaultCatalogue.UndoOf(fault) is { } undo && undo != fault) _done[string.Join(' ', [word, .. picked])] = (Interlocked.Increment(ref _order), undo);
    }

    async Task UndoAsync(string done)
    {
        if (!_done.TryGetValue(done, out var kept)) return;
        await touch(kept.Undo);
        foreach (var each in _done.Where(each => each.Value.Undo == kept.Undo)) _done.TryRemove(each);
    }

    async Task HealAsync()
    {
        await touch(new HealEverything());
        _done.Clear();
    }

    SimulatorView View(TruthView truth) => new([.. _done.OrderBy(done => done.Value.Order).Select(done => done.Key)], Values(truth));

    static ImmutableArray<TrueValue> Values(TruthView truth) =>
    [
        new("Room", "outputs", truth.IsSafe ? "safe" : "energy flows"),
        new("Room", "energy contact", truth.EnergyContactClosed ? "closed" : "open"),
        new("Suction", "vacuum", Number(truth.Vacuum.Value, 1, "kPa")),
        new("Suction", "pump", truth.PumpRuns ? "runs" : "stands"),
        new("Suction", "vent", truth.VentOpen ? "open" : "shut"),
        new("Suction", "tip", truth.TipSealed ? "sealed on skin" : "free"),
        new("Light", "on the skin", Number(truth.Light.Value, 1, "mW/cm²")),
        new("Light", "skin", Number(truth.SkinUnderLight.Value, 1, "°C")),
        new("Light", "LED board", Number(truth.Board.Value, 1, "°C")),
        new("Steam", "heater", Number(truth.HeaterWatts, 0, "W")),
        new("Steam", "goes", truth.SteamAimedAtFace ? "to the face" : truth.Boiling ? "away" : "nowhere"),
        new("Steam", "water", $"{Number(truth.Water.Value, 1, "°C")}, {Number(truth.WaterLevel.Value, 0, "%")} full"),
        new("Steam", "air at the face", Number(truth.Face.Value, 1, "°C")),
        new("Steam", "skin", Number(truth.SkinUnderSteam.Value, 1, "°C")),
        new("Laser", "interlock chain", truth.LaserChainClosed ? "closed" : "open"),
        new("Laser", "itself", truth.LaserEmits ? "emits" : truth.LaserReady ? "ready" : "in standby"),
        new("Laser", "sign at the door", truth.LaserSignLit ? "lit" : "dark"),
        .. truth.Skin is { } skin ? Values(skin) : [],
    ];

    static ImmutableArray<TrueValue> Values(SkinTruth skin) =>
    [
        new("Skin", "probe", skin.Touched ? "on the skin" : "lifted"),
        new("Skin", "moisture", Number(skin.Hydration, 0, "a.u.")),
        new("Skin", "sebum", Number(skin.Sebum, 0, "µg/cm²")),
        new("Skin", "water loss", Number(skin.WaterLoss, 1, "g/(m²·h)")),
        new("Skin", "melanin", Number(skin.Melanin, 0, "a.u.")),
        new("Skin", "redness", Number(skin.Erythema, 0, "a.u.")),
        new("Skin", "temperature", Number(skin.Temperature.Value, 1, "°C")),
    ];

    static string Number(double value, int decimals, string unit) => $"{value.ToString("F" + decimals, CultureInfo.InvariantCulture)} {unit}";
}
