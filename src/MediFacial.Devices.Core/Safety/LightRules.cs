using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Irradiance, heat and supply of the LED panel. Figures: domain §0, §2, §10.</summary>
internal sealed class LightRules
{
    /// <summary>Set by the running step: target + 20 %.</summary>
    public RangeRule OverLimit { get; }

    /// <summary>Set by the running step: its skin trip.</summary>
    public RangeRule SkinTemperature { get; }

    public LightRules(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        const string away = "Swing the panel away. Keep the eye shields on until it is dark.";
        OverLimit = rows.Range(new("light-over-limit", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H10", "The light was too strong.", away,
            "The guard photodiode passed the target + 20 %: driver current, or the panel is too close."), device, plan.Guard, 0, 132, Dimension.Irradiance);
        rows.Range(new("light-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromMilliseconds(500), TripAction.Emergency, "H10", "The light is on although nothing was asked of it.", away,
            "Guard photodiode above 3 mW/cm² while the device is idle: driver stuck on?"), device, plan.Guard, 0, 3, Dimension.Irradiance);
        SkinTemperature = rows.Range(new("skin-temperature", TripKind.OverLimit, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H18", "The skin side of the panel got too hot.", "Swing the panel away and cool the skin.",
            "Skin-side temperature at its trip: fan, distance, room temperature."), device, plan.SkinTemperature, -20, 43, Dimension.Temperature);
        rows.Range(new("board-temperature", TripKind.OverLimit, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H18", "The light panel overheated.", away, "Heat sink above 70 °C: fan?"), device, plan.BoardTemperature, -20, 70, Dimension.Temperature);
        rows.Switch(new("light-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The light panel lost its supply.", away, "PWR=0."), device, plan.Supply);
        rows.Fresh("light-guard", device, plan.Guard, RuleScope.Energised);
        rows.Fresh("light-skin", device, plan.SkinTemperature, RuleScope.Energised);
        rows.Fresh("light-board", device, plan.BoardTemperature, RuleScope.Energised);
        foreach (var channel in plan.Channels) rows.Fresh($"light-{(int)channel.Wavelength}", device, channel.Irradiance, RuleScope.Energised);
    }
}
