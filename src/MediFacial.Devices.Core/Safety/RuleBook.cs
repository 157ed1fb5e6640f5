using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>All rules of a room, as rows; the limits of a running step are set into the named ones. Figures: domain §0, §10 and its Decisions.</summary>
internal sealed class RuleBook
{
    static readonly TimeSpan AtOnce = TimeSpan.Zero;

    readonly List<TripRule> _rules = [];
    readonly RoomState _room;
    readonly Leases _leases;
    readonly RoomWatch _watch;

    public RuleBook(RoomState room, Leases leases, RoomWatch watch)
    {
        (_room, _leases, _watch) = (room, leases, watch);
        AddRoom(watch);
        foreach (var device in room.Devices)
        {
            AddLinksAndLeases(device);
            switch (device.Plan)
            {
                case SuctionPlan plan: AddSuction(device, plan); break;
                case LightPlan plan: AddLight(device, plan); break;
                case SteamPlan plan: AddSteam(device, plan); break;
            }
        }
        Rules = [.. _rules];
    }

    public TripRule[] Rules { get; }

    /// <summary>Set by the running suction step: set-point + 6 kPa or the region's trip, whichever is lower.</summary>
    public RangeRule? VacuumOverLimit { get; private set; }

    /// <summary>Set by the running light step: target + 20 %.</summary>
    public RangeRule? LightOverLimit { get; private set; }
    public RangeRule? SkinTemperature { get; private set; }
    public RangeRule? FaceTemperature { get; private set; }

    void AddRoom(RoomWatch watch)
    {
        const string look = "Stay with the client. Ask how the skin feels and look at it.";
        if (_room.HasEmergencyStop)
            Add(new("emergency-stop", TripKind.EmergencyStop, RuleScope.Always, AtOnce, TripAction.Emergency, "H29", "The emergency stop was pressed.", look,
                "Line emergency-stop is open. Release it where it was pressed; if it was not pressed, look for a broken wire."),
                null, (room, _) => room.Line(LineRole.EmergencyStop) == false || (room.IsAnyEnergised && !room.EmergencyStopHealthy), "open", "closed");
        if (_room.Plan.Pin(LineRole.Door) is not null && _room.Plan.Profile.Policies.DoorStopsEnergy)
            Add(new("door", TripKind.Door, RuleScope.Always, AtOnce, TripAction.Hold, "H27", "The door was opened.", "Close the door, then resume.", "Line door is open while energised."),
                null, (room, _) => room.IsAnyEnergised && !room.DoorAllowsEnergy, "open", "closed");
        if (_room.HasEnergyContact)
        {
            Add(new("energy-contact-open", TripKind.Interlock, RuleScope.Always, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H28", "The energy contact opened by itself.", look,
                "energy-run-readback is open although energy-run is pulsed: relay, monostable, wiring or emergency stop chain."),
                null, (room, now) => room.EnergyArmed && room.IsAnyEnergised && !room.EnergyContactClosed, "open", "closed");
            Add(new("energy-contact-stuck", TripKind.DeviceFault, RuleScope.Always, TimeSpan.FromSeconds(1), TripAction.Emergency, "H28", "The energy contact does not open.",
                "Take all devices away from the client and switch the room off at its main switch.", "energy-run-readback is closed although energy-run is dropped: a welded contact. A technician must replace the relay."),
                null, (room, _) => !room.EnergyArmed && room.EnergyContactClosed, "closed", "open");
        }
        Add(new("cycle-slip", TripKind.CycleSlip, RuleScope.Always, AtOnce, TripAction.Stop, "H31", "The controller was held up.", look,
            "Two evaluations of the safety rules lay further apart than 600 ms. Look for load on the machine."),
            null, (room, _) => watch.SlippedWhileEnergised, "> 600 ms", "600 ms");
        Add(new("journal", TripKind.Journal, RuleScope.Always, AtOnce, TripAction.Stop, "H39", "The room can no longer keep its record.", "Treatment cannot go on. Finish by hand.",
            "journal.db cannot be written: disk full, locked or broken. See the log."),
            null, (_, _) => watch.JournalFailed, "write error", "written");
        Add(new("journal-late", TripKind.Journal, RuleScope.Always, AtOnce, TripAction.Stop, "H39", "The record lags behind.", "Treatment cannot go on. Finish by hand.",
            "The oldest journal entry is unflushed for more than 5 s: slow disk."),
            null, (room, now) => room.IsAnyEnergised && watch.UnflushedFor(now) > TimeSpan.FromSeconds(5), "> 5 s", "5 s");
        Add(new("unproven", TripKind.Unproven, RuleScope.Always, AtOnce, TripAction.Emergency, "H04", "A device does not confirm that it is off.",
            "Take the device away from the client and switch it off at its own switch.", "No reading proved the safe state within 1.5 s: relay welded, valve stuck, or sensor lost."),
            null, (_, _) => watch.IsUnproven, "not proven", "proven within 1.5 s");
        Add(new("fluence", TripKind.Dose, RuleScope.Always, AtOnce, TripAction.Stop, "H11", "More light was given than planned.", "Take the panel away; cool the skin if it feels hot.",
            "Delivered and unknown fluence together passed 1.03 × the planned dose."),
            null, (_, _) => watch.DoseExceeded, "> planned × 1.03", "planned × 1.03");
    }

    void AddLinksAndLeases(RunningDevice device)
    {
        foreach (var id in device.Parts)
        {
            var part = _room.Plan.Parts[id.Index];
            _rules.Add(new LinkRule(new($"{device.Plan.Name}-link-{part.Name}", TripKind.LinkLost, RuleScope.Energised, AtOnce, TripAction.Stop, "H32",
                $"{device.Plan.Name} does not answer any more.", "Take the device away from the client.", $"The link of part {part.Name} is down: cable, adapter or supply."), device, id));
            if (device.Driven.Contains(id) && part.Lease == LeaseEnforcement.DeviceTimeout && part.Profile.Heartbeat is not null)
                _rules.Add(new LeaseRule(new($"{device.Plan.Name}-lease-{part.Name}", TripKind.Lease, RuleScope.Energised, AtOnce, TripAction.Stop, "H31",
                    $"{device.Plan.Name} does not confirm that it may go on.", "Take the device away from the client.", $"Part {part.Name} did not acknowledge a heartbeat for 700 ms."), device, id, _leases, _watch));
        }
    }

    void AddSuction(RunningDevice device, SuctionPlan plan)
    {
        const string tip = "Lift the tip off the skin. Look for marks; cool the spot if it is red.";
        VacuumOverLimit = Range(new("vacuum-over-limit", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(0.3), TripAction.Stop, "H01", "The vacuum was too high.", tip,
            "The guard sensor passed set-point + 6 kPa, or the trip of the region, for 0.3 s: regulator valve, filter, set-point."), device, plan.Guard, 0, 50, Dimension.Pressure);
        Range(new("vacuum-absolute", TripKind.OverLimit, RuleScope.Always, AtOnce, TripAction.Emergency, "H01", "The vacuum was far too high.", tip,
            "The guard sensor passed 50 kPa: regulator valve stuck shut?"), device, plan.Guard, 0, 50, Dimension.Pressure);
        Range(new("vacuum-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromSeconds(1.5), TripAction.Emergency, "H04", "Suction is on although nothing was asked of it.", tip,
            "Vacuum above 8 kPa while the device is idle: pump relay welded or vent stuck?"), device, plan.Guard, 0, 8, Dimension.Pressure);
        Range(new("waste-full", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(1), TripAction.Stop, "H09", "The waste bottle is full.", "Lift the tip off the skin, empty the bottle.",
            "Waste level above 95 %."), device, plan.Waste, 0, 95, Dimension.Fraction);
        Switch(new("suction-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The suction unit lost its supply.", tip, "Status bit supply is off."), device, plan.Supply);
        Switch(new("suction-stopped-itself", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(1), TripAction.Stop, "H31", "The suction unit switched itself off.", tip,
            "pump-running is off although it was asked to run: host time-out in the console, or relief."), device, plan.PumpRunning);
        Fresh("vacuum-guard", device, plan.Guard, RuleScope.Energised);
        Fresh("vacuum-pressure", device, plan.Pressure, RuleScope.Energised);
        Fresh("suction-status", device, plan.PumpRunning, RuleScope.Energised);
    }

    void AddLight(RunningDevice device, LightPlan plan)
    {
        const string away = "Swing the panel away. Keep the eye shields on until it is dark.";
        LightOverLimit = Range(new("light-over-limit", TripKind.OverLimit, RuleScope.Delivering, AtOnce, TripAction.Stop, "H10", "The light was too strong.", away,
            "The guard photodiode passed the target + 20 %: driver current, or the panel is too close."), device, plan.Guard, 0, 132, Dimension.Irradiance);
        Range(new("light-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromMilliseconds(500), TripAction.Emergency, "H10", "The light is on although nothing was asked of it.", away,
            "Guard photodiode above 3 mW/cm² while the device is idle: driver stuck on?"), device, plan.Guard, 0, 3, Dimension.Irradiance);
        SkinTemperature = Range(new("skin-temperature", TripKind.OverLimit, RuleScope.Energised, AtOnce, TripAction.Stop, "H18", "The skin side of the panel got too hot.", "Swing the panel away and cool the skin.",
            "Skin-side temperature at its trip: fan, distance, room temperature."), device, plan.SkinTemperature, -20, 43, Dimension.Temperature);
        Range(new("board-temperature", TripKind.OverLimit, RuleScope.Energised, AtOnce, TripAction.Stop, "H18", "The light panel overheated.", away, "Heat sink above 70 °C: fan?"), device, plan.BoardTemperature, -20, 70, Dimension.Temperature);
        Switch(new("light-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The light panel lost its supply.", away, "PWR=0."), device, plan.Supply);
        Fresh("light-guard", device, plan.Guard, RuleScope.Energised);
        Fresh("light-skin", device, plan.SkinTemperature, RuleScope.Energised);
        Fresh("light-board", device, plan.BoardTemperature, RuleScope.Energised);
        foreach (var channel in plan.Channels) Fresh($"light-{(int)channel.Wavelength}", device, channel.Irradiance, RuleScope.Energised);
    }

    void AddSteam(RunningDevice device, SteamPlan plan)
    {
        const string away = "Turn the steamer arm away. Cool the skin with water if it feels hot.";
        FaceTemperature = Range(new("face-temperature", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(10), TripAction.Stop, "H19", "The steam was too warm at the face.", away,
            "Face-plane temperature above its trip for 10 s: distance?"), device, plan.Face, -20, 43, Dimension.Temperature);
        Range(new("face-temperature-at-once", TripKind.OverLimit, RuleScope.Delivering, AtOnce, TripAction.Stop, "H19", "The steam was far too warm at the face.", away, "Face-plane temperature reached 45 °C."),
            device, plan.Face, -20, 45, Dimension.Temperature);
        Range(new("distance", TripKind.OverLimit, RuleScope.Delivering, AtOnce, TripAction.Stop, "H19", "The steamer came too close.", away, "Distance below 25 cm while the steam was aimed at the face."),
            device, plan.Distance, 25, 500, Dimension.Length);
        Range(new("water-low", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(2), TripAction.Stop, "H21", "The steamer runs dry.", "Turn the arm away; fill distilled water when it has cooled.", "Water level below 15 %."),
            device, plan.WaterLevel, 15, 100, Dimension.Fraction);
        Switch(new("over-temperature", TripKind.DeviceFault, RuleScope.Energised, AtOnce, TripAction.Emergency, "H21", "The steamer overheated.", away, "The over-temperature switch opened (120 °C) or its wire broke."), device, plan.OverTemperature);
        Fresh("steam-face", device, plan.Face, RuleScope.Delivering);
        Fresh("steam-distance", device, plan.Distance, RuleScope.Delivering);
        Fresh("steam-level", device, plan.WaterLevel, RuleScope.Energised);
        Fresh("steam-outlet", device, plan.Outlet, RuleScope.Energised);
        Fresh("steam-over-temperature", device, plan.OverTemperature, RuleScope.Energised);
    }

    RangeRule Range(RuleRow row, RunningDevice device, SensorId sensor, double lowest, double highest, Dimension dimension)
    {
        var rule = new RangeRule(row, device, sensor, new(Quantity.Of(lowest, dimension), Quantity.Of(highest, dimension)));
        _rules.Add(rule);
        return rule;
    }

    void Switch(RuleRow row, RunningDevice device, SensorId sensor) =>
        Add(row, device, (room, now) => room.Readings.At(sensor, now) is { IsGood: true } reading && !reading.Value.IsOn, "off", "on");

    void Fresh(string name, RunningDevice device, SensorId sensor, RuleScope scope) =>
        _rules.Add(new FreshRule(new($"{name}-stale", TripKind.Stale, scope, AtOnce, TripAction.Stop, "H08", $"{device.Plan.Name} is not measured any more.",
            "Take the device away from the client.", $"No fresh good reading of {_room.Plan.Sensors[sensor.Index].Name}."), device, sensor, _watch));

    void Add(RuleRow row, RunningDevice? device, Func<RoomState, Time.Instant, bool> isViolated, string measured, string limit) =>
        _rules.Add(new RoomRule(row, device, isViolated, measured, limit));
}
