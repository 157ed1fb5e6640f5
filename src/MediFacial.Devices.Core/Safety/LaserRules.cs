using System.Globalization;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The contact in the laser's interlock chain: never closed without order, never stuck, never closed with the sign dark or another device at work. Figures: domain §5, §10 H27, H28.</summary>
/// <remarks>
/// These rules are the second line. The first is hardware and knows no program: the door's contacts and the energy contacts lie in the coils of both relays
/// (domain §5.3: open within 100 ms, not through .NET), which is why H27 and H28 stay partly controlled here.
/// </remarks>
internal sealed class LaserRules
{
    /// <summary>A relay opens within 10 ms and is looked at every 10 ms; the domain gives the whole path 100 ms.</summary>
    static readonly TimeSpan RelayOpens = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than a relay needs to close, shorter than anybody trusts it; a door or an emergency stop, which open it rightly, are seen long before.</summary>
    static readonly TimeSpan RelayCloses = TimeSpan.FromMilliseconds(300);

    /// <summary>An open chain ends emission within milliseconds; the laser's own read-back is given this long.</summary>
    static readonly TimeSpan EmissionEnds = TimeSpan.FromMilliseconds(200);

    /// <summary>The step opens the contact on time by itself; this is the rule for when it does not.</summary>
    static readonly TimeSpan Overdue = TimeSpan.FromSeconds(1);

    const string Off = "Switch the laser off with its key or its own emergency stop. Everybody keeps the eyewear on until it is dark.";
    const string Eyes = "Ask who came in whether they looked into the beam. Everybody keeps the eyewear on.";

    public LaserRules(RuleRows rows, RunningDevice device, LaserPlan plan)
    {
        AddContact(rows, device, 1, plan.Contact, plan.ContactReadBack);
        AddContact(rows, device, 2, plan.Contact2, plan.Contact2ReadBack);
        // Also in a room whose door ends nothing else. Both are high alarms: an interlock broken while the laser was armed (domain §8.2).
        rows.Add(new("laser-door", TripKind.Door, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H27", "The door was opened while the laser was armed.", Eyes,
            "A line of the door is open, or cannot be read, while the laser's contact is asked to be closed.")
        { Priority = AlarmPriority.High },
            device, (room, _) => IsAnyAsked(room, plan) && room.DoorClosed != true, "open", "closed");
        rows.Add(new("laser-sign", TripKind.Interlock, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H27", "The warning sign went dark while the laser was armed.",
            "Keep everybody out until the sign is mended.", "The sign draws no lamp current: lamp, wire or supply.")
        { Priority = AlarmPriority.High },
            device, (room, now) => IsChainAsked(room, plan) && room.Readings.At(plan.SignLit, now) is { IsGood: true } lit && !lit.Value.IsOn, "dark", "lit");
        rows.Add(new("laser-other-device", TripKind.Interlock, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H27", "Another device was on while the laser was armed.", Off,
            "One energy modality at a time: a second device is energised while the laser's contact is asked to be closed. This is a fault of the program."),
            device, (room, _) => IsAnyAsked(room, plan) && IsAnotherEnergised(room, device), "two devices", "the laser alone");
        rows.Add(new("laser-not-armed", TripKind.TimeCap, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H27", "The laser's interlock was closed longer than it was armed.", Off,
            "The contact is asked to be closed although nobody armed it, or more than 1 s after its arming ended. This is a fault of the program."),
            device, (room, now) => IsChainAsked(room, plan) && now > ArmedUntil + Overdue, "closed", "open");
        rows.Fresh("laser-contact-1", device, plan.ContactReadBack, RuleScope.Delivering);
        rows.Fresh("laser-contact-2", device, plan.Contact2ReadBack, RuleScope.Delivering);
        rows.Fresh("laser-sign-lit", device, plan.SignLit, RuleScope.Delivering);
        if (plan.LaserReady is { } ready) rows.Fresh("laser-ready", device, ready, RuleScope.Delivering);
        if (plan.Emission is not { } emission) return;
        rows.Add(new("laser-emission", TripKind.Interlock, RuleScope.Always, EmissionEnds, TripAction.Emergency, "H27", "The laser emits although its interlock is open.", Off,
            "The emission read-back is on while a contact of the chain is read open: is the remote interlock plugged into the laser, or is it bridged there?"),
            device, (room, now) => room.Readings.IsOn(emission, now) && !IsChainRead(room, plan, now), "emits", "dark");
        rows.Fresh("laser-emission", device, emission, RuleScope.Delivering);
    }

    /// <summary>Set by the running step while its arming lasts; the first instant of the room while nothing is armed.</summary>
    public Instant ArmedUntil { get; set; }

    /// <summary>Both relays are asked to be closed.</summary>
    public static bool IsChainAsked(RoomState room, LaserPlan plan) => room.SetPoints[plan.Contact.Index].IsOn && room.SetPoints[plan.Contact2.Index].IsOn;

    /// <summary>Both relays are read closed. Unknown is open only for those who want it closed: it is never taken for a proof.</summary>
    public static bool IsChainRead(RoomState room, LaserPlan plan, Instant now) => room.Readings.IsOn(plan.ContactReadBack, now) && room.Readings.IsOn(plan.Contact2ReadBack, now);

    public static bool IsAnotherEnergised(RoomState room, RunningDevice device)
    {
        foreach (var other in room.Devices)
            if (other != device && other.IsEnergised) return true;
        return false;
    }

    /// <summary>At least one relay is asked to be closed.</summary>
    public static bool IsAnyAsked(RoomState room, LaserPlan plan) => room.SetPoints[plan.Contact.Index].IsOn || room.SetPoints[plan.Contact2.Index].IsOn;

    static void AddContact(RuleRows rows, RunningDevice device, int number, OutputId contact, SensorId mirror)
    {
        var relay = number.ToString(CultureInfo.InvariantCulture);
        rows.Add(new($"laser-contact-{relay}-stuck", TripKind.DeviceFault, RuleScope.Always, RelayOpens, TripAction.Emergency, "H28", "A contact of the laser's interlock does not open.", Off,
            $"Relay {relay} of the laser interlock is read closed although nothing asks it to be: welded contact, or a bridged coil. A technician must replace the module; the other relay still holds the chain open."),
            device, (room, now) => !room.SetPoints[contact.Index].IsOn && room.Readings.IsOn(mirror, now), "closed", "open");
        rows.Add(new($"laser-contact-{relay}-opened", TripKind.DeviceFault, RuleScope.Delivering, RelayCloses, TripAction.Stop, "H28", "A contact of the laser's interlock opened by itself.", Off,
            $"Relay {relay} of the laser interlock is read open although it is asked to be closed: coil, supply, door loop or mirror contact. A technician must look at the module."),
            device, (room, now) => room.SetPoints[contact.Index].IsOn && room.Readings.At(mirror, now) is { IsGood: true } read && !read.Value.IsOn, "open", "closed");
    }
}
