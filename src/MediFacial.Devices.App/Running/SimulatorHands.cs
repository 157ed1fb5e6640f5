using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Running;

/// <summary>Does something to the simulated room, or nothing, and says what is really so after it.</summary>
/// <exception cref="IOException">The simulation does not answer.</exception>
public delegate Task<TruthView> TouchTwins(TwinFault? fault);

/// <summary>The hands of the panel's simulator page in a simulated room.</summary>
public sealed class SimulatorHands(RoomPlan plan, TouchTwins touch)
{
    static readonly LineRole[] ByHand = [LineRole.EmergencyStop, LineRole.Door, LineRole.Pedal, LineRole.ClientButton];

    static readonly ImmutableArray<LaserHand> AtTheLaser =
    [
        new("Laser, its own reset", "Press once", null, _ => new ResetLaser()),
        new("Laser foot switch", "Hold down", "Let go", held => new HoldFootSwitch(held)),
        new("Interlock contact 1", "Weld shut", "Mend", welded => new WeldLaserContact(1, welded)),
        new("Interlock contact 2", "Weld shut", "Mend", welded => new WeldLaserContact(2, welded)),
        new("Lamp of the sign", "Break", "Mend", broken => new BreakSignLamp(broken)),
        new("Second contact of the door", "Jam shut", "Mend", stuck => new StickDoorContact(2, stuck)),
    ];

    sealed record LaserHand(string Name, string Do, string? Undo, Func<bool, TwinFault> Fault);

    // The truth says nothing of wires and frozen firmware: what was done here is remembered here.
    readonly ConcurrentDictionary<string, bool> _unplugged = new();
    readonly ConcurrentDictionary<string, bool> _frozen = new();
    readonly ConcurrentDictionary<string, bool> _done = new();

    public SimulatorPage Page => new(
        async () => View(await touch(null)),
        (role, pulled) => touch(Of(role, pulled)),
        (bus, plugged) => KeepAsync(_unplugged, bus, !plugged, plugged ? new Plug(Wire(bus)) : new Unplug(Wire(bus))),
        (part, frozen) => KeepAsync(_frozen, part, frozen, frozen ? new Freeze(part) : new Thaw(part)))
    {
        Reach = ReachAsync,
    };

    /// <summary>Hands on twins that another process serves for this folder. Each touch asks anew, because that process may come and go.</summary>
    public static TouchTwins On(RoomFolder folder) => fault => Task.Run(() =>
    {
        using var control = TwinControl.Connect(folder.Path);
        if (fault is not null) control.Apply(fault);
        return control.Truth();
    });

    /// <summary>Twins know a port by the link that the room file names as its path.</summary>
    string Wire(string bus) => Path.GetFileName(plan.Profile.Ports.First(port => port.Id == bus).Path);

    async Task KeepAsync(ConcurrentDictionary<string, bool> kept, string name, bool value, TwinFault fault)
    {
        await touch(fault);
        kept[name] = value;
    }

    Task ReachAsync(string name, bool done)
    {
        var hand = AtTheLaser.First(hand => hand.Name == name);
        return hand.Undo is null ? touch(hand.Fault(true)) : KeepAsync(_done, name, done, hand.Fault(done));
    }

    static TwinFault? Of(LineRole role, bool pulled) => role switch
    {
        LineRole.EmergencyStop => pulled ? new PressEmergencyStop() : new ReleaseEmergencyStop(),
        LineRole.Door => pulled ? new OpenDoor() : new CloseDoor(),
        LineRole.Pedal => new PressPedal(),
        LineRole.ClientButton => new PressClientButton(),
        _ => null,
    };

    SimulatorView View(TruthView truth) => new(
        [.. ByHand.Where(role => plan.Profile.Lines.Any(line => line.Role == role)).Select(role => new SimulatedLine(role, IsPulled(role, truth)))],
        [.. plan.Profile.Ports.Select(port => new SimulatedBus(port.Id, port.Path, !_unplugged.GetValueOrDefault(port.Id)))],
        [.. plan.Profile.Parts.Where(part => part.Port is not null).Select(part => new SimulatedPart(part.Id, _frozen.GetValueOrDefault(part.Id)))],
        Values(truth))
    {
        Hands = plan.Device<LaserPlan>() is null ? [] : [.. AtTheLaser.Select(hand => new SimulatedHand(hand.Name, hand.Do, hand.Undo, _done.GetValueOrDefault(hand.Name)))],
    };

    static bool IsPulled(LineRole role, TruthView truth) =>
        (role == LineRole.EmergencyStop && !truth.EmergencyStopHealthy) || (role == LineRole.Door && !truth.DoorClosed);

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
    ];

    static string Number(double value, int decimals, string unit) => $"{value.ToString("F" + decimals, CultureInfo.InvariantCulture)} {unit}";
}
