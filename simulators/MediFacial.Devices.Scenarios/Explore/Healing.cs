using System.Collections.Immutable;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>What a technician, a hand or the one who keeps processes running does against a fault.</summary>
static class Healing
{
    /// <returns>Empty: it passes by itself, or there is nothing to undo.</returns>
    public static ImmutableArray<Happening> Of(Happening what, StartConditions begin) => what switch
    {
        FaultHappens { Fault: var fault } when Of(fault, begin) is { } cure => [new FaultHappens(cure)],
        HostHappens { Fault: var fault } => [.. Of(fault, begin).Select(cure => new HostHappens(cure))],
        _ => [],
    };

    static TwinFault? Of(TwinFault fault, StartConditions begin) => fault switch
    {
        Unplug unplug => new Plug(unplug.Bus),
        Freeze freeze => new Thaw(freeze.Part),
        StickSensor sensor => new HealSensor(sensor.Part, sensor.Sensor),
        OpenSensor sensor => new HealSensor(sensor.Part, sensor.Sensor),
        OffsetSensor sensor => new HealSensor(sensor.Part, sensor.Sensor),
        ScaleSensor sensor => new HealSensor(sensor.Part, sensor.Sensor),
        RefuseHeartbeat => new RefuseHeartbeat(false),
        ClogFilter => new ClogFilter(0),
        LeakAir => new LeakAir(0.002),
        ScaleBoiler => new ScaleBoiler(false),
        SetWaterLevel => new SetWaterLevel(begin.WaterLevel),
        FillWasteBottle => new FillWasteBottle(begin.Waste),
        DimLight => new DimLight(1),
        StopFan => new StopFan(false),
        ScaleLight => new ScaleLight(1),
        StickLight => new StickLight(false),
        ShortChannel channel => channel with { Current = 0 },
        // Twice swapped is right again.
        SwapChannels swap => swap,
        StickVentShut => new StickVentShut(false),
        StickRegulator => new StickRegulator(false),
        WeldPump => new WeldPump(false),
        WeldHeater => new WeldHeater(false),
        WeldCutOut => new WeldCutOut(false),
        WeldEnergyContact => new WeldEnergyContact(false),
        WeldPermitContact => new WeldPermitContact(false),
        BreakOverTemperatureWire => new BreakOverTemperatureWire(false),
        WeldLaserContact contact => contact with { Welded = false },
        BreakLaserMirror mirror => mirror with { Broken = false },
        BreakLaserCoil coil => coil with { Broken = false },
        BreakSignLamp => new BreakSignLamp(false),
        StickEmission => new StickEmission(false),
        StickReady => new StickReady(false),
        PressEmergencyStop => new ReleaseEmergencyStop(),
        StickEmergencyStop stick => stick with { Stuck = false },
        OpenDoor => new CloseDoor(),
        StickDoorContact stick => stick with { Stuck = false },
        BridgeDoorLoop => new BridgeDoorLoop(false),
        HoldPedal => new HoldPedal(false),
        HoldClientButton => new HoldClientButton(false),
        MovePanel => new MovePanel(true),
        MoveFace => new MoveFace(begin.Distance),
        HoldHandpiece => new HoldHandpiece(HandpieceUse.Strokes),
        HoldFootSwitch => new HoldFootSwitch(false),
        _ => null,
    };

    static ImmutableArray<HostFault> Of(HostFault fault, StartConditions begin) => fault switch
    {
        // What could not be written is on no disk: the controller has to be started anew, as its own words say.
        FillDisk => [new FreeDisk(), new KillController(), new StartController()],
        LockJournal => [new UnlockJournal(), new KillController(), new StartController()],
        SlowDisk => [new SlowDisk(begin.Disk)],
        KillController => [new StartController()],
        KillGuard => [new StartGuard()],
        FreezeGuard => [new ThawGuard()],
        LosePins => [new FindPins()],
        LosePanel => [new FindPanel()],
        _ => [],
    };
}
