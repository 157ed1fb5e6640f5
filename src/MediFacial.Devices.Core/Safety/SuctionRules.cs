using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Vacuum, dwell, pump, vent and waste bottle. Figures: domain §0, §1, §10.</summary>
internal sealed class SuctionRules
{
    const string Tip = "Lift the tip off the skin. Look for marks; cool the spot if it is red.";
    const string Lift = "Lift the tip off the skin.";

    static readonly Range<Quantity> Off = new(Quantity.Off, Quantity.Off);
    static readonly Range<Quantity> On = new(Quantity.On, Quantity.On);

    readonly RunningDevice _device;
    readonly SuctionPlan _plan;

    public SuctionRules(RuleRows rows, RunningDevice device, SuctionPlan plan)
    {
        (_device, _plan) = (device, plan);
        OverLimit = rows.Range(new("vacuum-over-limit", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(0.3), TripAction.Stop, "H01", "The vacuum was too high.", Tip,
            "The guard sensor passed set-point + 6 kPa, or the trip of the region, for 0.3 s: regulator valve, filter, set-point."), device, plan.Guard, 0, 50, Dimension.Pressure);
        rows.Range(new("vacuum-absolute", TripKind.OverLimit, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H01", "The vacuum was far too high.", Tip,
            "The guard sensor passed 50 kPa: regulator valve stuck shut?"), device, plan.Guard, 0, 50, Dimension.Pressure);
        RegionLimit = rows.Range(new("vacuum-region", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H02", "The vacuum was too high for this part of the face.", Tip,
            "The guard sensor passed what this region bears at most (20 kPa at the eye, 27 kPa on the neck): regulator valve, region, set-point."), device, plan.Guard, 0, 50, Dimension.Pressure);
        NearLimit = rows.Range(new("vacuum-near-limit", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(1), TripAction.Warn, "H02", "The vacuum is higher than it was set.", "Lower the vacuum, or lift the tip.",
            "The guard sensor lies above set-point + 3 kPa, or above the warning of the region, for 1 s."), device, plan.Guard, 0, 50, Dimension.Pressure);
        AddDwell(rows);
        AddAnswers(rows);
        AddSensors(rows);
        AddConsole(rows);
        AddUpkeep(rows, rows.Room.Upkeep!);
    }

    /// <summary>Set by the running step: set-point + 6 kPa or the region's trip, whichever is lower.</summary>
    public RangeRule OverLimit { get; }

    /// <summary>Set by the running step: the most that its region bears, not even for a moment.</summary>
    public RangeRule RegionLimit { get; }

    /// <summary>Set by the running step: set-point + 3 kPa or the region's warning, whichever is lower.</summary>
    public RangeRule NearLimit { get; }

    /// <summary>Told by the running step when it vents; told by readings otherwise.</summary>
    public TipContact Contact { get; } = new();

    /// <summary>Suction of one visit, over all its steps.</summary>
    public OnTimeRule Time { get; private set; } = null!;
    OnTimeRule LongTime { get; set; } = null!;

    /// <summary>Another client, another face.</summary>
    public void BeginVisit()
    {
        Time.Restart();
        LongTime.Restart();
    }

    void AddDwell(RuleRows rows)
    {
        rows.Add(new DwellRule(new("dwell", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Warn, "H03", "The tip has been on one spot for too long.", "Move the tip on.",
            "The guard pressure did not fall for 2 s: no stroke lifts the tip. After 3 s the vent opens by itself."), _device, _plan, Contact, TimeSpan.FromSeconds(2)));
        rows.Add(new DwellRule(new("dwell-not-vented", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H03", "The suction did not let go.", Tip,
            "The guard pressure did not fall for 3.5 s, although the vent pulse was due after 3 s: vent valve, hose, guard sensor."), _device, _plan, Contact, TimeSpan.FromSeconds(3.5)));
        rows.Add(new("dwell-repeated", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H03", "The tip stood still three times in a row.", "Look at the skin before you go on.",
            "Three vent pulses without a stroke between them in one region."), _device, (_, _) => Contact.VentPulses >= 3, "3 vent pulses", "a stroke between them");
        LongTime = rows.Add(new OnTimeRule(new("suction-long", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Warn, "H06", "This face has had suction for long.", "Finish soon.",
            "15 min of running pump in this visit (domain §0)."), _device, _plan.PumpRunning, TimeSpan.FromMinutes(15)));
        Time = rows.Add(new OnTimeRule(new("suction-time", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H06", "This face has had all the suction that it may have today.", "Skip the rest of the suction.",
            "20 min of running pump in this visit (domain §0)."), _device, _plan.PumpRunning, TimeSpan.FromMinutes(20)));
    }

    /// <summary>What was asked of pump and vent must show. An open vent lets go even against a running pump.</summary>
    void AddAnswers(RuleRows rows)
    {
        rows.Range(new("vacuum-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromSeconds(1.5), TripAction.Emergency, "H04", "Suction is on although nothing was asked of it.", Tip,
            "Vacuum above 8 kPa while the device is idle: pump relay welded or vent stuck?")
        { NeedsTechnician = true }, _device, _plan.Guard, 0, 8, Dimension.Pressure);
        rows.Add(new ResponseRule(new("pump-does-not-stop", TripKind.DeviceFault, RuleScope.Always, TimeSpan.FromSeconds(0.8), TripAction.Emergency, "H04", "The suction pump does not switch off.", Tip,
            "pump-running stays on 0.8 s after the pump was asked off: a welded relay. The energy contact was dropped.")
        { NeedsTechnician = true }, _device, _plan.Pump, Off, _plan.PumpRunning, Off));
        rows.Add(new ResponseRule(new("vent-does-not-open", TripKind.DeviceFault, RuleScope.Always, TimeSpan.FromSeconds(0.5), TripAction.Emergency, "H04", "The suction does not let go by itself.", Tip,
            "vent-open stays off 0.5 s after the vent was asked open: valve stuck, or its read-back.")
        { NeedsTechnician = true }, _device, _plan.Vent, Off, _plan.VentOpen, On));
        rows.Add(new("vacuum-stays", TripKind.Unproven, RuleScope.Always, TimeSpan.FromSeconds(1), TripAction.Emergency, "H04", "The vacuum does not go away.", Tip,
            "Both sensors read more than 5 kPa for 1 s with the vent asked open: vent blocked, hose kinked."), _device, Stays, "> 5 kPa", "5 kPa within 1 s");
        rows.Add(new ResponseRule(new("vent-does-not-close", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(0.5), TripAction.Hold, "H05", "The suction unit cannot build up vacuum.", Lift,
            "vent-open stays on 0.5 s after the vent was asked shut: valve, its supply, or its read-back."), _device, _plan.Vent, On, _plan.VentOpen, Off));
        rows.Add(new("suction-stopped-itself", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(1), TripAction.Stop, "H31", "The suction unit switched itself off.", Tip,
            "pump-running is off although it was asked to run: host time-out in the console, or relief."), _device, StoppedItself, "off", "on");
    }

    bool StoppedItself(RoomState room, Instant now) => room.SetPoints[_plan.Pump.Index].IsOn && room.Readings.At(_plan.PumpRunning, now) is { IsGood: true, Value.IsOn: false };

    bool Stays(RoomState room, Instant now) => !room.SetPoints[_plan.Vent.Index].IsOn
        && room.Readings.TryValue(_plan.Guard, now, out var guard) && guard > SafeProof.Vacuum.Highest.Value
        && room.Readings.TryValue(_plan.Pressure, now, out var pressure) && pressure > SafeProof.Vacuum.Highest.Value;

    void AddSensors(RuleRows rows)
    {
        var (standsStill, moves) = (TimeSpan.FromSeconds(1.5), 0.3);
        rows.Add(new DisagreementRule(new("vacuum-disagree", TripKind.DeviceFault, RuleScope.Energised, TimeSpan.FromSeconds(0.5), TripAction.Stop, "H07", "The two vacuum sensors disagree.", Tip,
            "Regulator sensor and guard sensor lay more than 3 kPa apart for 0.5 s: drift, offset or a blocked port.")
        { NeedsTechnician = true }, _device, _plan.Pressure, _plan.Guard, 3));
        rows.Add(new("vacuum-zero", TripKind.DeviceFault, RuleScope.NotEnergised, TimeSpan.FromSeconds(1), TripAction.Warn, "H07", "The vacuum sensors do not read zero.", "Do not use the suction.",
            "More than 2 kPa with the vent open and the pump off: zero drift. A technician must calibrate the sensor.")
        { BlocksStart = true }, _device, IsOffZero, "> 2 kPa", "2 kPa with the vent open");
        rows.Add(new StuckRule(new("vacuum-guard-stuck", TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H08", "A vacuum sensor stands still.", Tip,
            "The guard sensor did not change by a digit while the regulator sensor did: frozen converter or amplifier.")
        { NeedsTechnician = true }, _device, _plan.Guard, _plan.Pressure, moves, standsStill));
        rows.Add(new StuckRule(new("vacuum-pressure-stuck", TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H08", "A vacuum sensor stands still.", Tip,
            "The regulator sensor did not change by a digit while the guard sensor did: frozen converter or amplifier.")
        { NeedsTechnician = true }, _device, _plan.Pressure, _plan.Guard, moves, standsStill));
        rows.Add(new StillRule(new("vacuum-frozen", TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H08", "The vacuum is not measured any more.", Tip,
            "Neither vacuum sensor changed by a digit for 1.8 s while the pump pulled: the converter of the console hangs.")
        { NeedsTechnician = true }, _device, _plan.Pressure, _plan.Guard, Contact, TimeSpan.FromSeconds(1.8)));
        rows.Fresh("vacuum-guard", _device, _plan.Guard, RuleScope.Energised);
        rows.Fresh("vacuum-pressure", _device, _plan.Pressure, RuleScope.Energised);
        rows.Fresh("suction-status", _device, _plan.PumpRunning, RuleScope.Energised);
    }

    bool IsOffZero(RoomState room, Instant now) => room.Readings.IsOn(_plan.VentOpen, now)
        && room.Readings.At(_plan.PumpRunning, now) is { IsGood: true, Value.IsOn: false }
        && ((room.Readings.TryValue(_plan.Guard, now, out var guard) && guard > 2) || (room.Readings.TryValue(_plan.Pressure, now, out var pressure) && pressure > 2));

    /// <summary>Domain §1.4, §1.5, §10 H05: too little vacuum does nothing, and is made up for with passes that abrade.</summary>
    void AddUpkeep(RuleRows rows, SuctionUpkeep upkeep)
    {
        rows.Add(new FilterRule(new("filter-clogged", TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H05", "The filter of the suction unit is clogged.",
            "Lift the tip, put a new filter in and confirm it; do not make up for weak suction with more passes.",
            "Time constant of the rise more than 60 % above that of a new filter, or more than three times nominal: filter, hose kinked, pump weak."), _device, _plan, upkeep));
        rows.Add(new("filter-clogging", TripKind.DeviceFault, RuleScope.Always, RuleRows.AtOnce, TripAction.Warn, "H05", "The filter of the suction unit is clogging.", "Change the filter after this visit.",
            "Time constant of the rise more than 30 % above that of a new filter.")
        { Priority = AlarmPriority.Low }, _device, (_, _) => upkeep.IsClogging && !upkeep.IsClogged, "more than 30 % slower", "as with a new filter");
        rows.Add(new("suction-leaks-a-little", TripKind.DeviceFault, RuleScope.Always, RuleRows.AtOnce, TripAction.Warn, "H05", "The suction hose leaks a little.", "Check tip, hose and filter housing after this visit.",
            "Leak test: 2–5 kPa lost in 10 s from 40 kPa.")
        { Priority = AlarmPriority.Low }, _device, (_, _) => upkeep.Hose == LeakTestOutcome.Weak, "2–5 kPa in 10 s", "at most 2 kPa");
        rows.Add(new("suction-leaks", TripKind.DeviceFault, RuleScope.Always, RuleRows.AtOnce, TripAction.Warn, "H05", "The suction hose leaks.", "Check tip, hose and filter housing, then test again.",
            "Leak test: more than 5 kPa lost in 10 s from 40 kPa. No suction before a test has passed."), _device, (_, _) => upkeep.Hose == LeakTestOutcome.Failed, "more than 5 kPa in 10 s", "at most 2 kPa");
    }

    void AddConsole(RuleRows rows)
    {
        rows.Range(new("waste-nearly-full", TripKind.OverLimit, RuleScope.Always, TimeSpan.FromSeconds(1), TripAction.Warn, "H09", "The waste bottle is nearly full.", "Empty the bottle before the next client.",
            "Waste level above 80 %."), _device, _plan.Waste, 0, 80, Dimension.Fraction);
        rows.Range(new("waste-full", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(1), TripAction.Stop, "H09", "The waste bottle is full.", "Lift the tip off the skin, empty the bottle.",
            "Waste level above 95 %."), _device, _plan.Waste, 0, 95, Dimension.Fraction);
        rows.Switch(new("suction-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The suction unit lost its supply.", Tip, "Status bit supply is off."), _device, _plan.Supply);
        if (_plan.Fault is { } fault)
            rows.Add(new("suction-fault", TripKind.DeviceFault, RuleScope.Always, TimeSpan.FromSeconds(0.5), TripAction.Emergency, "H04", "The suction unit reports a fault.", Tip,
                "Status bit fault is on: the console found its pump running without order.")
            { NeedsTechnician = true }, _device, (room, now) => room.Readings.IsOn(fault, now), "on", "off");
        if (_plan.TimedOut is { } timedOut)
            rows.Add(new("suction-timed-out", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H31", "The suction unit was left alone and switched itself off.", Tip,
                "Status bit host time-out is on: the console heard no heartbeat for as long as its time-out."), _device, (room, now) => room.Readings.IsOn(timedOut, now), "on", "off");
    }
}
