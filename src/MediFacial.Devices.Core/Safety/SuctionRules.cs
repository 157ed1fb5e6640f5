using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Vacuum, pump and waste bottle. Figures: domain §0, §1, §10.</summary>
internal sealed class SuctionRules
{
    /// <summary>Set by the running step: set-point + 6 kPa or the region's trip, whichever is lower.</summary>
    public RangeRule OverLimit { get; }

    public SuctionRules(RuleRows rows, RunningDevice device, SuctionPlan plan)
    {
        const string tip = "Lift the tip off the skin. Look for marks; cool the spot if it is red.";
        OverLimit = rows.Range(new("vacuum-over-limit", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(0.3), TripAction.Stop, "H01", "The vacuum was too high.", tip,
            "The guard sensor passed set-point + 6 kPa, or the trip of the region, for 0.3 s: regulator valve, filter, set-point."), device, plan.Guard, 0, 50, Dimension.Pressure);
        rows.Range(new("vacuum-absolute", TripKind.OverLimit, RuleScope.Always, RuleRows.AtOnce, TripAction.Emergency, "H01", "The vacuum was far too high.", tip,
            "The guard sensor passed 50 kPa: regulator valve stuck shut?"), device, plan.Guard, 0, 50, Dimension.Pressure);
        rows.Range(new("vacuum-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromSeconds(1.5), TripAction.Emergency, "H04", "Suction is on although nothing was asked of it.", tip,
            "Vacuum above 8 kPa while the device is idle: pump relay welded or vent stuck?") { NeedsTechnician = true }, device, plan.Guard, 0, 8, Dimension.Pressure);
        rows.Range(new("waste-full", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(1), TripAction.Stop, "H09", "The waste bottle is full.", "Lift the tip off the skin, empty the bottle.",
            "Waste level above 95 %."), device, plan.Waste, 0, 95, Dimension.Fraction);
        rows.Switch(new("suction-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The suction unit lost its supply.", tip, "Status bit supply is off."), device, plan.Supply);
        rows.Switch(new("suction-stopped-itself", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(1), TripAction.Stop, "H31", "The suction unit switched itself off.", tip,
            "pump-running is off although it was asked to run: host time-out in the console, or relief."), device, plan.PumpRunning);
        rows.Fresh("vacuum-guard", device, plan.Guard, RuleScope.Energised);
        rows.Fresh("vacuum-pressure", device, plan.Pressure, RuleScope.Energised);
        rows.Fresh("suction-status", device, plan.PumpRunning, RuleScope.Energised);
    }
}
