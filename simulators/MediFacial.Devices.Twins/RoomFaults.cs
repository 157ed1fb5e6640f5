using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Room, "Somebody presses the emergency stop.", Undo = "release-estop")]
public sealed record PressEmergencyStop : TwinFault;

[Fault(FaultGroup.Room, "Somebody pulls the emergency stop out again.")]
public sealed record ReleaseEmergencyStop : TwinFault;

[Fault(FaultGroup.Room, "One contact of the emergency stop stays closed, whatever the button does.")]
public sealed record StickEmergencyStop(EmergencyStopContact Contact, bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Room, "The door of the room is opened.", Undo = "close-door")]
public sealed record OpenDoor : TwinFault;

[Fault(FaultGroup.Room, "The door of the room is closed.")]
public sealed record CloseDoor : TwinFault;

/// <param name="Contact">1 (DOOR) or 2 (DOOR_B).</param>
[Fault(FaultGroup.Room, "A contact of the door reads closed whatever the door does.")]
public sealed record StickDoorContact([Choice(1, 2)] int Contact, bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Room, "The pedal is pressed for 200 ms; its contact bounces.")]
public sealed record PressPedal : TwinFault;

[Fault(FaultGroup.Room, "The pedal stays pressed: a foot that means stop, or a pedal that sticks.")]
public sealed record HoldPedal(bool Held = true) : TwinFault;

[Fault(FaultGroup.Room, "The client presses her button for 400 ms; its contact bounces.")]
public sealed record PressClientButton : TwinFault;

[Fault(FaultGroup.Room, "The client's button stays pressed, or sticks.")]
public sealed record HoldClientButton(bool Held = true) : TwinFault;

[Fault(FaultGroup.Room, "Somebody strokes with the handpiece, holds it still on the skin, or lifts it.")]
public sealed record HoldHandpiece(HandpieceUse Use) : TwinFault;

[Fault(FaultGroup.Room, "The mains of all parts are gone; the controller's own supply stays. Back again, every part starts anew.")]
public sealed record CutMains(bool Cut = true) : TwinFault;

[Fault(FaultGroup.Room, "Everything is whole, plugged in, let go and filled as it was at the beginning; what is latched stays latched.")]
public sealed record HealEverything : TwinFault;
