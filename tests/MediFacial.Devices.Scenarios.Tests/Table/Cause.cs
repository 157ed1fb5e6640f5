using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Table;

/// <summary>What may end a treatment, or take from the room what it stands on.</summary>
public enum Cause
{
    EmergencyStop, ClientButton, PanelStop, InterfaceStop, Terminated, Killed, Frozen, PanelLost, LinkLost, LoopStalled, DiskFull, DatabaseLocked,
}

static class Causes
{
    /// <summary>How long energy may still flow: law 3 for stops, Decisions 4 for a controller that is gone, law 4 for the record, the room's policy for a panel.</summary>
    public static TimeSpan Allowed(Cause cause, Moment moment) => cause switch
    {
        // Nothing is at the client then, and the test ends by itself.
        Cause.ClientButton or Cause.LinkLost or Cause.DiskFull when moment == Moment.SelfTest => TimeSpan.FromSeconds(1.6),
        Cause.EmergencyStop => TimeSpan.FromMilliseconds(100),
        Cause.PanelStop or Cause.InterfaceStop or Cause.Terminated => TimeSpan.FromMilliseconds(200),
        Cause.ClientButton => TimeSpan.FromMilliseconds(500),
        // The lines of a killed process fall at once; those of a frozen one stay as they are until the monostable has run out.
        Cause.Killed => TimeSpan.FromMilliseconds(200),
        Cause.Frozen or Cause.LoopStalled => TimeSpan.FromMilliseconds(1100),
        Cause.LinkLost => TimeSpan.FromMilliseconds(300),
        // There is an entry a second while a step runs, one in two seconds of a preheat. The oldest may wait for 5 s.
        Cause.DiskFull => TimeSpan.FromSeconds(2.5),
        Cause.DatabaseLocked => TimeSpan.FromSeconds(7.5),
        Cause.PanelLost => TimeSpan.FromSeconds(10.5),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>The controller is there afterwards and can be asked.</summary>
    public static bool LeavesController(Cause cause) => cause is not (Cause.Killed or Cause.Frozen);

    /// <summary>Ends whatever runs, at any moment.</summary>
    public static bool Latches(Cause cause) => cause is Cause.EmergencyStop or Cause.Terminated;

    public static void Strike(Cause cause, Moment moment, VirtualRoom room)
    {
        switch (cause)
        {
            case Cause.EmergencyStop: room.Apply(new PressEmergencyStop()); break;
            case Cause.ClientButton: room.Apply(new PressClientButton()); break;
            case Cause.PanelStop: room.Ask(new StopEverything(Treatment.Panel, StopOrigin.Panel)); break;
            case Cause.InterfaceStop: room.Ask(new StopEverything("api", StopOrigin.Interface)); break;
            case Cause.Terminated: room.Room.ShutDown(room.Now); break;
            case Cause.Killed: room.KillController(); break;
            case Cause.Frozen: room.FreezeController(); break;
            // The interlock module hangs on pins: its link is the chip.
            case Cause.LinkLost when moment == Moment.LaserArmed: room.LosePins(); break;
            case Cause.LinkLost: room.Apply(new Unplug(Moments.Bus(moment))); break;
            case Cause.LoopStalled: room.FreezeController(TimeSpan.FromSeconds(1.2)); break;
            case Cause.DiskFull: room.BreakJournal("disk full"); break;
            case Cause.DatabaseLocked: room.LockJournal(); break;
            // The page was there until now, and is never heard of again.
            case Cause.PanelLost: room.Room.PanelSeen(Treatment.Panel, room.Now); break;
            default: throw new ArgumentOutOfRangeException(nameof(cause), cause, null);
        }
    }
}
