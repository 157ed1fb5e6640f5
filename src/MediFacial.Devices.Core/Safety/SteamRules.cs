using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Temperature and distance at the face, water and over-temperature of the steamer. Figures: domain §0, §3, §10.</summary>
internal sealed class SteamRules
{
    /// <summary>Set by the running step: its trip at the face.</summary>
    public RangeRule FaceTemperature { get; }

    public SteamRules(RuleRows rows, RunningDevice device, SteamPlan plan)
    {
        const string away = "Turn the steamer arm away. Cool the skin with water if it feels hot.";
        FaceTemperature = rows.Range(new("face-temperature", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(10), TripAction.Stop, "H19", "The steam was too warm at the face.", away,
            "Face-plane temperature above its trip for 10 s: distance?"), device, plan.Face, -20, 43, Dimension.Temperature);
        rows.Range(new("face-temperature-at-once", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H19", "The steam was far too warm at the face.", away, "Face-plane temperature reached 45 °C.") { Priority = AlarmPriority.High },
            device, plan.Face, -20, 45, Dimension.Temperature);
        rows.Range(new("distance", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H19", "The steamer came too close.", away, "Distance below 25 cm while the steam was aimed at the face."),
            device, plan.Distance, 25, 500, Dimension.Length);
        rows.Range(new("water-low", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(2), TripAction.Stop, "H21", "The steamer runs dry.", "Turn the arm away; fill distilled water when it has cooled.", "Water level below 15 %."),
            device, plan.WaterLevel, 15, 100, Dimension.Fraction);
        rows.Switch(new("over-temperature", TripKind.DeviceFault, RuleScope.Energised, RuleRows.AtOnce, TripAction.Emergency, "H21", "The steamer overheated.", away, "The over-temperature switch opened (120 °C) or its wire broke."), device, plan.OverTemperature);
        rows.Fresh("steam-face", device, plan.Face, RuleScope.Delivering);
        rows.Fresh("steam-distance", device, plan.Distance, RuleScope.Delivering);
        rows.Fresh("steam-level", device, plan.WaterLevel, RuleScope.Energised);
        rows.Fresh("steam-outlet", device, plan.Outlet, RuleScope.Energised);
        rows.Fresh("steam-over-temperature", device, plan.OverTemperature, RuleScope.Energised);
    }
}
