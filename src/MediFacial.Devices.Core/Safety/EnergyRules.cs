using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Rules of the two energy contacts in series, each judged by its own read-back, and of the guard that holds the second.</summary>
internal static class EnergyRules
{
    const string Look = "Stay with the client. Ask how the skin feels and look at it.";
    const string SwitchOff = "Take all devices away from the client and switch the room off at its main switch.";

    /// <summary>Energy is off already when a contact has opened; this only has to outlast a relay's bounce and a read-back that is told every 50 ms.</summary>
    static readonly TimeSpan OpensBy = TimeSpan.FromMilliseconds(300);

    /// <summary>20 ms low, 10 ms to open, and as much again for a monostable that runs out by itself (safety relay's data sheet).</summary>
    static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(1);

    /// <summary>After a freeze of the controller, which is tolerated, what the guard said meanwhile has to be taken in first. Its contact has opened by itself long before.</summary>
    static readonly TimeSpan SpeaksAgainBy = TimeSpan.FromMilliseconds(200);

    public static void AddTo(RuleRows rows)
    {
        if (!rows.Room.HasEnergyContact) return;
        if (rows.Room.HasGuard)
            rows.Add(new("guard-lost", TripKind.Interlock, RuleScope.Always, SpeaksAgainBy, TripAction.Stop, "H31", "The watchdog of the room does not answer any more.", Look,
                "The guard's process was not heard for 700 ms, or its connection ended. It is started again by itself; see its log."),
                null, (room, now) => room.IsAnyEnergised && !room.Guard.IsThere(now), "silent", "heard every 100 ms");
        Contact(rows, "energy-contact-open", "energy-contact-stuck", "The energy contact", "energy-run", LineRole.EnergyRunReadBack);
        if (rows.Room.HasGuard)
            Contact(rows, "energy-permit-open", "energy-permit-stuck", "The watchdog's energy contact", "energy-permit", LineRole.EnergyPermitReadBack);
    }

    static void Contact(RuleRows rows, string open, string stuck, string name, string line, LineRole readBack)
    {
        rows.Add(new(open, TripKind.Interlock, RuleScope.Always, OpensBy, TripAction.Stop, "H28", $"{name} opened by itself.", Look,
            $"{line}-readback is open although {line} is pulsed: relay, monostable, wiring or emergency stop chain."),
            null, (room, _) => room.EnergyArmed && room.IsAnyEnergised && room.Line(readBack) != true, "open", "closed");
        rows.Add(new(stuck, TripKind.DeviceFault, RuleScope.Always, StuckAfter, TripAction.Emergency, "H28", $"{name} does not open.", SwitchOff,
            $"{line}-readback is closed although {line} is dropped: a welded contact. A technician must replace the relay.")
        { NeedsTechnician = true },
            null, (room, _) => !room.EnergyArmed && room.Line(readBack) == true, "closed", "open");
    }
}
