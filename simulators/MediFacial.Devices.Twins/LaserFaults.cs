namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Laser, "A hand presses reset on the laser itself.")]
public sealed record ResetLaser : TwinFault;

[Fault(FaultGroup.Laser, "A hand puts the laser into standby.")]
public sealed record PutLaserInStandby : TwinFault;

[Fault(FaultGroup.Laser, "A foot holds the switch of the laser down.")]
public sealed record HoldFootSwitch(bool Held = true) : TwinFault;

[Fault(FaultGroup.Laser, "The door's contacts are bridged in the supply of the laser's relays: only the controller is left to open them.")]
public sealed record BridgeDoorLoop(bool Bridged = true) : TwinFault;

/// <param name="Contact">1 (K1) or 2 (K2).</param>
[Fault(FaultGroup.Laser, "A relay of the laser's chain is closed and stays so.")]
public sealed record WeldLaserContact([Choice(1, 2)] int Contact, bool Welded = true) : TwinFault;

[Fault(FaultGroup.Laser, "The read-back of a relay never says closed.")]
public sealed record BreakLaserMirror([Choice(1, 2)] int Contact, bool Broken = true) : TwinFault;

[Fault(FaultGroup.Laser, "A relay does not close any more.")]
public sealed record BreakLaserCoil([Choice(1, 2)] int Contact, bool Broken = true) : TwinFault;

[Fault(FaultGroup.Laser, "The lamp of the sign at the door is broken.")]
public sealed record BreakSignLamp(bool Broken = true) : TwinFault;

[Fault(FaultGroup.Laser, "The laser emits whatever its interlock says: a fault of the laser.")]
public sealed record StickEmission(bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Laser, "The laser is out of standby whatever its interlock says: its remote interlock hangs on another chain, or on none.")]
public sealed record StickReady(bool Stuck = true) : TwinFault;
