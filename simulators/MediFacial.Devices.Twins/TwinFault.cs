using System.Text.Json.Serialization;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Twins;

/// <summary>What can happen to a room from outside: faults, and the hands of people. One record per kind; <see cref="TwinRoom.Apply"/> does it now.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Unplug), "unplug")]
[JsonDerivedType(typeof(Plug), "plug")]
[JsonDerivedType(typeof(CorruptBytes), "corrupt-bytes")]
[JsonDerivedType(typeof(DropBytes), "drop-bytes")]
[JsonDerivedType(typeof(Freeze), "freeze")]
[JsonDerivedType(typeof(Thaw), "thaw")]
[JsonDerivedType(typeof(Reboot), "reboot")]
[JsonDerivedType(typeof(StickSensor), "stick-sensor")]
[JsonDerivedType(typeof(OffsetSensor), "offset-sensor")]
[JsonDerivedType(typeof(ScaleSensor), "scale-sensor")]
[JsonDerivedType(typeof(OpenSensor), "open-sensor")]
[JsonDerivedType(typeof(HealSensor), "heal-sensor")]
[JsonDerivedType(typeof(ScaleLight), "scale-light")]
[JsonDerivedType(typeof(DimLight), "dim-light")]
[JsonDerivedType(typeof(StickLight), "stick-light")]
[JsonDerivedType(typeof(ShortChannel), "short-channel")]
[JsonDerivedType(typeof(SwapChannels), "swap-channels")]
[JsonDerivedType(typeof(MovePanel), "move-panel")]
[JsonDerivedType(typeof(StopFan), "stop-fan")]
[JsonDerivedType(typeof(StickVentShut), "stick-vent-shut")]
[JsonDerivedType(typeof(StickRegulator), "stick-regulator")]
[JsonDerivedType(typeof(WeldPump), "weld-pump")]
[JsonDerivedType(typeof(RefuseHeartbeat), "refuse-heartbeat")]
[JsonDerivedType(typeof(WeldHeater), "weld-heater")]
[JsonDerivedType(typeof(WeldCutOut), "weld-cut-out")]
[JsonDerivedType(typeof(WeldEnergyContact), "weld-energy-contact")]
[JsonDerivedType(typeof(WeldPermitContact), "weld-permit-contact")]
[JsonDerivedType(typeof(BreakOverTemperatureWire), "break-over-temperature-wire")]
[JsonDerivedType(typeof(ClogFilter), "clog-filter")]
[JsonDerivedType(typeof(LeakAir), "leak-air")]
[JsonDerivedType(typeof(ScaleBoiler), "scale-boiler")]
[JsonDerivedType(typeof(SetWaterLevel), "set-water-level")]
[JsonDerivedType(typeof(SetWaterTemperature), "set-water-temperature")]
[JsonDerivedType(typeof(MoveFace), "move-face")]
[JsonDerivedType(typeof(FillWasteBottle), "fill-waste-bottle")]
[JsonDerivedType(typeof(HoldHandpiece), "hold-handpiece")]
[JsonDerivedType(typeof(PressEmergencyStop), "press-estop")]
[JsonDerivedType(typeof(ReleaseEmergencyStop), "release-estop")]
[JsonDerivedType(typeof(StickEmergencyStop), "stick-estop")]
[JsonDerivedType(typeof(OpenDoor), "open-door")]
[JsonDerivedType(typeof(CloseDoor), "close-door")]
[JsonDerivedType(typeof(StickDoorContact), "stick-door-contact")]
[JsonDerivedType(typeof(BridgeDoorLoop), "bridge-door-loop")]
[JsonDerivedType(typeof(WeldLaserContact), "weld-laser-contact")]
[JsonDerivedType(typeof(BreakLaserMirror), "break-laser-mirror")]
[JsonDerivedType(typeof(BreakLaserCoil), "break-laser-coil")]
[JsonDerivedType(typeof(BreakSignLamp), "break-sign-lamp")]
[JsonDerivedType(typeof(StickEmission), "stick-emission")]
[JsonDerivedType(typeof(StickReady), "stick-ready")]
[JsonDerivedType(typeof(ResetLaser), "reset-laser")]
[JsonDerivedType(typeof(PutLaserInStandby), "put-laser-in-standby")]
[JsonDerivedType(typeof(HoldFootSwitch), "hold-foot-switch")]
[JsonDerivedType(typeof(PressPedal), "press-pedal")]
[JsonDerivedType(typeof(HoldPedal), "hold-pedal")]
[JsonDerivedType(typeof(PressClientButton), "press-client-button")]
[JsonDerivedType(typeof(HoldClientButton), "hold-client-button")]
public abstract record TwinFault;

/// <summary>The adapter of a port is pulled: bytes go nowhere, parts run on.</summary>
public sealed record Unplug(string Bus) : TwinFault;
public sealed record Plug(string Bus) : TwinFault;

/// <summary>Flips one bit in each of the next bytes that parts send on a bus.</summary>
public sealed record CorruptBytes(string Bus, int Count) : TwinFault;
public sealed record DropBytes(string Bus, int Count) : TwinFault;

/// <summary>The firmware hangs: no answers, outputs stay as they are.</summary>
public sealed record Freeze(string Part) : TwinFault;
public sealed record Thaw(string Part) : TwinFault;
public sealed record Reboot(string Part) : TwinFault;

/// <summary>The sensor reports its last value for ever.</summary>
public sealed record StickSensor(string Part, string Sensor) : TwinFault;

/// <param name="By">In the sensor's unit.</param>
public sealed record OffsetSensor(string Part, string Sensor, double By) : TwinFault;

/// <param name="Factor">What a sensor reports for 1: its gain; 1 is healthy.</param>
public sealed record ScaleSensor(string Part, string Sensor, double Factor) : TwinFault;
public sealed record OpenSensor(string Part, string Sensor) : TwinFault;
public sealed record HealSensor(string Part, string Sensor) : TwinFault;

/// <summary>True light becomes this multiple of what the driver believes; its own photodiodes see nothing of it, the guard does.</summary>
public sealed record ScaleLight(double Factor) : TwinFault;

/// <summary>The emitters give this part of their light, from age or a dirty window; every photodiode sees it, and the driver makes up for it as far as its current goes.</summary>
public sealed record DimLight(double Factor) : TwinFault;

/// <summary>What is lit stays lit as long as there is lamp supply: a shorted current source.</summary>
public sealed record StickLight(bool Stuck = true) : TwinFault;

/// <summary>A channel that nobody set shines at a part of its full current while there is lamp supply.</summary>
/// <param name="Wavelength">nm.</param>
public sealed record ShortChannel(int Wavelength, double Current = 0.3) : TwinFault;

/// <summary>The cables of two channels are swapped: what is set on one lights the other.</summary>
public sealed record SwapChannels(int One, int Other) : TwinFault;

/// <summary>The panel is tilted or swung out of its place, or back into it.</summary>
public sealed record MovePanel(bool InPlace = false) : TwinFault;
public sealed record StopFan(bool Stopped = true) : TwinFault;
public sealed record StickVentShut(bool Stuck = true) : TwinFault;

/// <summary>The console's regulator valve sticks shut: full duty whatever the set-point, while the pump is asked.</summary>
public sealed record StickRegulator(bool Stuck = true) : TwinFault;
public sealed record WeldPump(bool Welded = true) : TwinFault;
/// <summary>The suction console answers everything but its heartbeat, which it refuses.</summary>
public sealed record RefuseHeartbeat(bool Refuses = true) : TwinFault;
public sealed record WeldHeater(bool Welded = true) : TwinFault;
public sealed record WeldCutOut(bool Welded = true) : TwinFault;

/// <summary>The contact that the controller pulses does not open any more.</summary>
public sealed record WeldEnergyContact(bool Welded = true) : TwinFault;

/// <summary>The contact that the guard pulses does not open any more.</summary>
public sealed record WeldPermitContact(bool Welded = true) : TwinFault;
public sealed record BreakOverTemperatureWire(bool Broken = true) : TwinFault;

/// <param name="Resistance">0 = clean; 1 halves the flow.</param>
public sealed record ClogFilter(double Resistance) : TwinFault;

/// <param name="Rate">1/s; 0.002 healthy, 0.05 leaking.</param>
public sealed record LeakAir(double Rate) : TwinFault;

/// <summary>Scale makes the boiler spit drops of boiling water.</summary>
public sealed record ScaleBoiler(bool Scaled = true) : TwinFault;

/// <param name="Percent">Of the tank.</param>
public sealed record SetWaterLevel(double Percent) : TwinFault;
public sealed record SetWaterTemperature(double Celsius) : TwinFault;

/// <summary>The client's face moves to another distance from the nozzle.</summary>
public sealed record MoveFace(double Centimetres) : TwinFault;
public sealed record FillWasteBottle(double Millilitres) : TwinFault;
public sealed record HoldHandpiece(HandpieceUse Use) : TwinFault;

public sealed record PressEmergencyStop : TwinFault;
public sealed record ReleaseEmergencyStop : TwinFault;

/// <summary>One contact of the emergency stop stays closed, whatever the button does.</summary>
public sealed record StickEmergencyStop(EmergencyStopContact Contact, bool Stuck = true) : TwinFault;
public sealed record OpenDoor : TwinFault;
public sealed record CloseDoor : TwinFault;

/// <summary>Pressed for 200 ms.</summary>
public sealed record PressPedal : TwinFault;

/// <summary>Pressed for 400 ms.</summary>
public sealed record PressClientButton : TwinFault;

/// <summary>A contact of the door reads closed whatever the door does.</summary>
/// <param name="Contact">1 (DOOR) or 2 (DOOR_B).</param>
public sealed record StickDoorContact(int Contact, bool Stuck = true) : TwinFault;

/// <summary>The door's contacts are bridged in the supply of the laser's relays: only the controller is left to open them.</summary>
public sealed record BridgeDoorLoop(bool Bridged = true) : TwinFault;

/// <summary>A relay of the laser's chain is closed and stays so.</summary>
/// <param name="Contact">1 (K1) or 2 (K2).</param>
public sealed record WeldLaserContact(int Contact, bool Welded = true) : TwinFault;

/// <summary>The read-back of a relay never says closed.</summary>
public sealed record BreakLaserMirror(int Contact, bool Broken = true) : TwinFault;

/// <summary>A relay does not close any more.</summary>
public sealed record BreakLaserCoil(int Contact, bool Broken = true) : TwinFault;
public sealed record BreakSignLamp(bool Broken = true) : TwinFault;

/// <summary>The laser emits whatever its interlock says: a fault of the laser.</summary>
public sealed record StickEmission(bool Stuck = true) : TwinFault;

/// <summary>The laser is out of standby whatever its interlock says: its remote interlock hangs on another chain, or on none.</summary>
public sealed record StickReady(bool Stuck = true) : TwinFault;

/// <summary>A hand presses reset on the laser itself.</summary>
public sealed record ResetLaser : TwinFault;
public sealed record PutLaserInStandby : TwinFault;
public sealed record HoldFootSwitch(bool Held = true) : TwinFault;

/// <summary>Stays pressed: a foot that means stop, or a pedal that sticks.</summary>
public sealed record HoldPedal(bool Held = true) : TwinFault;

/// <summary>Stays pressed: a button that sticks.</summary>
public sealed record HoldClientButton(bool Held = true) : TwinFault;
