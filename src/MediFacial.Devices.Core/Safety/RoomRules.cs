using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Rules of the room itself: stop, door, energy contact, rhythm, journal, proof, dose.</summary>
internal static class RoomRules
{
    /// <summary>Domain §5.3; contacts bounce for 50 ms and lie 80 ms apart (§13).</summary>
    static readonly TimeSpan DoorDisagreesFor = TimeSpan.FromSeconds(0.5);

    public static void AddTo(RuleRows rows)
    {
        var watch = rows.Watch;
        // A door that opens on an armed laser is a higher alarm, told by the laser's own rule.
        var laser = rows.Room.Plan.Device<LaserPlan>();
        const string look = "Stay with the client. Ask how the skin feels and look at it.";
        if (rows.Room.HasEmergencyStop)
        {
            rows.Add(new("emergency-stop", TripKind.EmergencyStop, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H29", "The emergency stop was pressed.", look,
                "Line emergency-stop or emergency-stop-b is open. Release it where it was pressed; if it was not pressed, look for a broken wire."),
                null, (room, _) => room.IsEmergencyStopOpen || (room.IsAnyEnergised && !room.EmergencyStopHealthy), "open", "closed");
            rows.Add(new EmergencyStopRule(new("emergency-stop-contact", TripKind.DeviceFault, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H29", "One contact of the emergency stop does not follow.",
                "Look after the client. Do not use the room until a technician has repaired the emergency stop.",
                "emergency-stop and emergency-stop-b differed for 0.5 s, or a press moved only one of them: contact welded, plug, wire.")
            { NeedsTechnician = true }, rows.Room.EmergencyStop));
        }
        if (rows.Room.Plan.Pin(LineRole.ClientButton) is not null)
            rows.Add(new("client-button-lost", TripKind.Interlock, RuleScope.Always, RuleRows.AtOnce, TripAction.Warn, "H42", "The client's button does not work any more.",
                "Ask the client to speak up at once when something hurts, and stay within reach of the stop.", "Line client-button cannot be read."),
                null, (room, _) => room.IsAnyEnergised && room.Line(LineRole.ClientButton) is null, "not read", "read");
        if (rows.Room.Plan.Pin(LineRole.Door) is not null && rows.Room.Plan.Profile.Policies.DoorStopsEnergy)
            rows.Add(new("door", TripKind.Door, RuleScope.Always, RuleRows.AtOnce, TripAction.Hold, "H27", "The door was opened.", "Close the door, then resume.", "Line door is open while energised."),
                null, (room, _) => room.IsAnyEnergised && !room.DoorAllowsEnergy && !(laser is not null && LaserRules.IsAnyAsked(room, laser)), "open", "closed");
        if (rows.Room.Plan.Pin(LineRole.DoorB) is not null)
            rows.Add(new("door-disagrees", TripKind.Interlock, RuleScope.Always, DoorDisagreesFor, TripAction.Stop, "H27", "The two contacts of the door disagree.",
                "Nobody relies on this door. Close it fully; if that does not help, call the technician.", "Lines door and door-b differ for more than 0.5 s: a contact is stuck, bent or bridged, or a wire is broken."),
                null, (room, _) => room.Line(LineRole.Door) != room.Line(LineRole.DoorB), "one open, one closed", "both the same");
        EnergyRules.AddTo(rows);
        rows.Add(new("cycle-slip", TripKind.CycleSlip, RuleScope.Always, RuleRows.AtOnce, TripAction.Stop, "H31", "The controller was held up.", look,
            "Two evaluations of the safety rules lay further apart than 600 ms. Look for load on the machine."),
            null, (room, _) => watch.SlippedWhileEnergised, "> 600 ms", "600 ms");
        rows.Add(new("journal", TripKind.Journal, RuleScope.Always, RuleRows.AtOnce, TripAction.Stop, "H39", "The room can no longer keep its record.", "Treatment cannot go on. Finish by hand.",
            "journal.db cannot be written: disk full, locked or broken. See the log."),
            null, (_, _) => watch.JournalFailed, "write error", "written");
        rows.Add(new("journal-late", TripKind.Journal, RuleScope.Always, RuleRows.AtOnce, TripAction.Stop, "H39", "The record lags behind.", "Treatment cannot go on. Finish by hand.",
            "The oldest journal entry is unflushed for more than 5 s: slow disk."),
            null, (room, now) => room.IsAnyEnergised && watch.UnflushedFor(now) > TimeSpan.FromSeconds(5), "> 5 s", "5 s");
        rows.Add(new("unproven", TripKind.Unproven, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H04", "A device does not confirm that it is off.",
            "Take the device away from the client and switch it off at its own switch.", "No reading proved the safe state within 1.5 s: relay welded, valve stuck, or sensor lost.")
        { NeedsTechnician = true },
            null, (_, _) => watch.IsUnproven, "not proven", "proven within 1.5 s");
        rows.Add(new("fluence", TripKind.Dose, RuleScope.Always, RuleRows.AtOnce, TripAction.Stop, "H11", "More light was given than planned.", "Take the panel away; cool the skin if it feels hot.",
            "Delivered and unknown fluence together passed 1.03 × the planned dose."),
            null, (_, _) => watch.DoseExceeded, "> planned × 1.03", "planned × 1.03");
    }
}
