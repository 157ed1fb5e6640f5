using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios;

/// <summary>The computer under a virtual room: what of the vocabulary needs nobody outside the room.</summary>
public static class VirtualComputer
{
    /// <returns>False: calendar, panels, and whoever starts what was killed, are the business of whoever owns the room.</returns>
    public static bool TryApply(this VirtualRoom room, HostFault fault)
    {
        switch (fault)
        {
            case StallLoop stall: room.Stall(stall.For); break;
            case FillDisk: room.BreakJournal("The disk is full."); break;
            case FreeDisk: room.MendJournal(); break;
            case LockJournal: room.LockJournal(); break;
            case UnlockJournal: room.UnlockJournal(); break;
            case SlowDisk slow: room.FlushTakes = slow.Takes; break;
            case FreezeController freeze: room.FreezeController(freeze.For); break;
            case KillGuard: room.KillGuard(); break;
            case StartGuard: room.StartGuard(); break;
            case FreezeGuard: room.IsGuardFrozen = true; break;
            case ThawGuard: room.IsGuardFrozen = false; break;
            case LosePins: room.LosePins(); break;
            case FindPins: room.FindPins(); break;
            default: return false;
        }
        return true;
    }
}
