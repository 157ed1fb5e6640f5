using System.Collections.Immutable;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Everything that can go wrong, with parameters that a room may meet.</summary>
static class FaultMenu
{
    static readonly int[] Wavelengths = [415, 590, 633, 830];

    public static readonly ImmutableArray<FaultKind> All = [.. Lines(), .. Parts(), .. Plants(), .. Hosts(), .. Rooms(), .. PeopleMenu.All];

    static IEnumerable<FaultKind> Lines() =>
    [
        Harmless("unplug", FaultPlace.Line, (chance, room) => new Unplug(Bus(chance, room))),
        Harmless("corrupt-bytes", FaultPlace.Line, (chance, room) => new CorruptBytes(Bus(chance, room), 1 + chance.Whole(60))),
        Harmless("drop-bytes", FaultPlace.Line, (chance, room) => new DropBytes(Bus(chance, room), 1 + chance.Whole(60))),
        Harmless("delay-replies", FaultPlace.Line, (chance, room) => new DelayReplies(Bus(chance, room), 10 + chance.Whole(600))),
        Harmless("duplicate-replies", FaultPlace.Line, (chance, room) => new DuplicateReplies(Bus(chance, room), 1 + chance.Whole(60))),
        Harmless("split-replies", FaultPlace.Line, (chance, room) => new SplitReplies(Bus(chance, room), 1 + chance.Whole(60), 1 + chance.Whole(60))),
        Harmless("stall-line", FaultPlace.Line, (chance, room) => new StallLine(Bus(chance, room), chance.Number(0.05, 4))),
        Harmless("swap-plugs", FaultPlace.Line, (chance, room) => chance.Whole(room.Buses.Length) is var one ? new SwapPlugs(room.Buses[one], room.Buses[(one + 1 + chance.Whole(room.Buses.Length - 1)) % room.Buses.Length]) : null!),
    ];

    static IEnumerable<FaultKind> Parts() =>
    [
        Harmless("reboot", FaultPlace.Part, (chance, room) => new Reboot(Part(chance, room))),
        Harmless("slow-part", FaultPlace.Part, (chance, room) => new SlowPart(Part(chance, room), 5 + chance.Whole(400))),
        Harmless("replace-part", FaultPlace.Part, (chance, room) => new ReplacePart(Part(chance, room))),
        Harmless("misidentify-part", FaultPlace.Part, (chance, room) => new MisidentifyPart(Part(chance, room))),
        Serious("freeze", FaultPlace.Part, (chance, room) => new Freeze(Part(chance, room))),
        Serious("refuse-heartbeat", FaultPlace.Part, (_, _) => new RefuseHeartbeat()),
        Serious("stick-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new StickSensor(part, sensor))),
        Serious("open-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new OpenSensor(part, sensor))),
        Serious("offset-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new OffsetSensor(part, sensor, chance.Number(-10, 10)))),
        Serious("scale-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new ScaleSensor(part, sensor, chance.Number(0.5, 1.5)))),
        Serious("drift-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new DriftSensor(part, sensor, chance.Number(-20, 20)))),
        Serious("noisy-sensor", FaultPlace.Part, (chance, room) => Sensor(chance, room, (part, sensor) => new NoisySensor(part, sensor, chance.Number(0.1, 10)))),
    ];

    static IEnumerable<FaultKind> Plants() =>
    [
        Harmless("clog-filter", FaultPlace.Plant, (chance, _) => new ClogFilter(chance.Number(0.2, 4))),
        Harmless("leak-air", FaultPlace.Plant, (chance, _) => new LeakAir(chance.Number(0.01, 0.5))),
        Harmless("scale-boiler", FaultPlace.Plant, (_, _) => new ScaleBoiler()),
        Harmless("set-water-level", FaultPlace.Plant, (chance, _) => new SetWaterLevel(chance.Whole(30))),
        Harmless("set-water-temperature", FaultPlace.Plant, (chance, _) => new SetWaterTemperature(10 + chance.Whole(85))),
        Harmless("fill-waste-bottle", FaultPlace.Plant, (chance, _) => new FillWasteBottle(350 + chance.Whole(150))),
        Harmless("dim-light", FaultPlace.Plant, (chance, _) => new DimLight(chance.Number(0.5, 0.98))),
        Harmless("lose-channel", FaultPlace.Plant, (chance, _) => new LoseChannel(chance.Pick(Wavelengths))),
        Harmless("stop-fan", FaultPlace.Plant, (_, _) => new StopFan()),
        Harmless("break-pump", FaultPlace.Plant, (_, _) => new BreakPump()),
        Harmless("break-heater", FaultPlace.Plant, (_, _) => new BreakHeater()),
        Harmless("stick-vent-open", FaultPlace.Plant, (_, _) => new StickVentOpen()),
        Serious("jam-divert", FaultPlace.Plant, (_, _) => new JamDivert()),
        Serious("weld-thermostat", FaultPlace.Plant, (_, _) => new WeldThermostat()),
        Serious("scale-light", FaultPlace.Plant, (chance, _) => new ScaleLight(chance.Number(0.5, 1.6))),
        Serious("stick-light", FaultPlace.Plant, (_, _) => new StickLight()),
        Serious("short-channel", FaultPlace.Plant, (chance, _) => new ShortChannel(chance.Pick(Wavelengths), chance.Number(0.05, 1))),
        Serious("swap-channels", FaultPlace.Plant, (chance, _) => chance.Whole(4) is var one ? new SwapChannels(Wavelengths[one], Wavelengths[(one + 1 + chance.Whole(3)) % 4]) : null!),
        Serious("stick-vent-shut", FaultPlace.Plant, (_, _) => new StickVentShut()),
        Serious("stick-regulator", FaultPlace.Plant, (_, _) => new StickRegulator()),
        Serious("weld-pump", FaultPlace.Plant, (_, _) => new WeldPump()),
        Serious("weld-heater", FaultPlace.Plant, (_, _) => new WeldHeater()),
        Serious("weld-cut-out", FaultPlace.Plant, (_, _) => new WeldCutOut()),
        Serious("weld-energy-contact", FaultPlace.Plant, (_, _) => new WeldEnergyContact()),
        Serious("weld-permit-contact", FaultPlace.Plant, (_, _) => new WeldPermitContact()),
        Serious("break-over-temperature-wire", FaultPlace.Plant, (_, _) => new BreakOverTemperatureWire()),
        Serious("weld-laser-contact", FaultPlace.Plant, (chance, _) => new WeldLaserContact(1 + chance.Whole(2))),
        Serious("break-laser-mirror", FaultPlace.Plant, (chance, _) => new BreakLaserMirror(1 + chance.Whole(2))),
        Serious("break-laser-coil", FaultPlace.Plant, (chance, _) => new BreakLaserCoil(1 + chance.Whole(2))),
        Serious("break-sign-lamp", FaultPlace.Plant, (_, _) => new BreakSignLamp()),
        Serious("stick-emission", FaultPlace.Plant, (_, _) => new StickEmission()),
        Serious("stick-ready", FaultPlace.Plant, (_, _) => new StickReady()),
    ];

    static IEnumerable<FaultKind> Hosts() =>
    [
        Host("stall-loop", chance => new StallLoop(chance.Time(TimeSpan.FromMilliseconds(30), TimeSpan.FromSeconds(2)))),
        Host("step-clock", chance => new StepClock(TimeSpan.FromMinutes(chance.Whole(6000) - 3000))),
        Host("fill-disk", _ => new FillDisk()),
        Host("lock-journal", _ => new LockJournal()),
        Host("slow-disk", chance => new SlowDisk(chance.Time(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(3)))),
        Host("kill-controller", _ => new KillController()),
        Host("freeze-controller", chance => new FreezeController(chance.Time(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5)))),
        Host("cut-power", _ => new CutPower()),
        Host("kill-guard", _ => new KillGuard()),
        Host("freeze-guard", _ => new FreezeGuard()),
        Host("lose-pins", _ => new LosePins()),
        Host("lose-panel", _ => new LosePanel()),
    ];

    static IEnumerable<FaultKind> Rooms() =>
    [
        Harmless("press-estop", FaultPlace.Room, (_, _) => new PressEmergencyStop()),
        Serious("stick-estop", FaultPlace.Room, (chance, _) => new StickEmergencyStop(chance.Happens(0.5) ? EmergencyStopContact.First : EmergencyStopContact.Second)),
        Harmless("open-door", FaultPlace.Room, (_, _) => new OpenDoor()),
        Serious("stick-door-contact", FaultPlace.Room, (chance, _) => new StickDoorContact(1 + chance.Whole(2))),
        Serious("bridge-door-loop", FaultPlace.Room, (_, _) => new BridgeDoorLoop()),
        Harmless("cut-mains", FaultPlace.Room, (_, _) => new CutMains()),
        Harmless("press-pedal", FaultPlace.Room, (_, _) => new PressPedal()),
        Harmless("hold-pedal", FaultPlace.Room, (_, _) => new HoldPedal()),
        Harmless("press-client-button", FaultPlace.Room, (_, _) => new PressClientButton()),
        Harmless("hold-client-button", FaultPlace.Room, (_, _) => new HoldClientButton()),
        Harmless("move-panel", FaultPlace.Room, (_, _) => new MovePanel()),
        Harmless("move-face", FaultPlace.Room, (chance, _) => new MoveFace(20 + chance.Whole(50))),
        Harmless("hold-handpiece", FaultPlace.Room, (chance, _) => new HoldHandpiece(chance.Happens(0.7) ? HandpieceUse.HeldSealed : HandpieceUse.Lifted)),
        Harmless("hold-foot-switch", FaultPlace.Room, (_, _) => new HoldFootSwitch()),
        Harmless("reset-laser", FaultPlace.Room, (_, _) => new ResetLaser()),
        Harmless("put-laser-in-standby", FaultPlace.Room, (_, _) => new PutLaserInStandby()),
    ];

    static FaultKind Harmless(string word, FaultPlace place, Func<Chance, RoomInWorld, TwinFault> draw) => new(word, place, false, (chance, room) => new FaultHappens(draw(chance, room)));

    static FaultKind Serious(string word, FaultPlace place, Func<Chance, RoomInWorld, TwinFault> draw) => new(word, place, true, (chance, room) => new FaultHappens(draw(chance, room)));

    static FaultKind Host(string word, Func<Chance, HostFault> draw) => new(word, FaultPlace.Host, false, (chance, _) => new HostHappens(draw(chance)));

    static string Bus(Chance chance, RoomInWorld room) => chance.Pick(room.Buses);

    static string Part(Chance chance, RoomInWorld room) => chance.Pick([.. room.Sensors.Keys.Order(StringComparer.Ordinal)]);

    static TwinFault Sensor(Chance chance, RoomInWorld room, Func<string, string, TwinFault> make)
    {
        var part = chance.Pick([.. room.Sensors.Keys.Where(part => !room.Sensors[part].IsEmpty).Order(StringComparer.Ordinal)]);
        return make(part, chance.Pick(room.Sensors[part]));
    }
}
