using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Irradiance, other channels, place, heat and supply of the LED panel. Figures: domain §0, §2, §10.</summary>
internal sealed class LightRules
{
    const string Away = "Swing the panel away. Keep the eye shields on until it is dark.";
    const string Look = "Stay with the client. Ask how the skin feels and look at it.";

    /// <summary>More than the guard photodiode can say: no upper limit.</summary>
    const double Brightest = 1000;

    /// <summary>Judgement: what a photodiode may see of the room or of another channel; as for the dark panel.</summary>
    const double StrayLight = 3;

    /// <summary>Judgement: a third of what the fan of the LD-4 turns (2,900 1/min); below it the board warms as without a fan.</summary>
    static readonly Range<Quantity> FanRuns = new(Quantity.Of(1000, Dimension.RotationalSpeed), Quantity.Of(1e6, Dimension.RotationalSpeed));

    /// <summary>Trip of the irradiance: target + 20 % (domain §0).</summary>
    const double TripShare = 0.2;

    /// <summary>Warning of a drift (domain §0, H12), and of light so weak that the dose is not reached in planned time × 1.25 (Decisions 1).</summary>
    const double DriftShare = 0.1;

    /// <summary>Light trembles by 0.5 % (domain §13): a span of 0.3 mW/cm² in 3 s, of which a living photodiode shows some digit.</summary>
    const double Tremble = 0.3;
    static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(3);

    /// <summary>°C at the skin side: domain §0.</summary>
    const double SkinWarning = 41, SkinTrip = 43;

    /// <summary>Three times the low light with which a step finds out whether the right one shines, and what the room adds.</summary>
    const double IdentityTrip = 3;

    readonly RangeRule _overLimit;
    readonly RangeRule _drift;
    readonly RangeRule _weak;
    readonly RangeRule _skinWarm;
    readonly RangeRule _skinHot;

    public LightRules(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        _overLimit = rows.Range(new("light-over-limit", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H10", "The light was too strong.", Away,
            "The guard photodiode passed the target + 20 %: driver current, or the panel is too close."), device, plan.Guard, 0, 132, Dimension.Irradiance);
        rows.Range(new("light-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromMilliseconds(500), TripAction.Emergency, "H10", "The light is on although nothing was asked of it.", Away,
            "Guard photodiode above 3 mW/cm² while the device is idle: driver stuck on?")
        { NeedsTechnician = true }, device, plan.Guard, 0, StrayLight, Dimension.Irradiance);
        _drift = rows.Warning(1, new("light-drift", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(5), TripAction.Warn, "H12", "The light is not as strong as planned; the time follows the dose.", Look,
            "The guard photodiode is more than 10 % off the target for 5 s: age, dirty window, heat, or one of the two photodiodes."), device, plan.Guard, 0, Brightest, Dimension.Irradiance);
        _weak = rows.Warning(1, new("light-weak", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(5), TripAction.Warn, "H12", "The light is so weak that the planned dose will not be reached in time.", Look,
            "The guard photodiode is more than 20 % below the target for 5 s: clean the window, look at the driver, or have the panel measured."), device, plan.Guard, 0, Brightest, Dimension.Irradiance);
        AddIdentity(rows, device);
        AddChannels(rows, device, plan);
        AddPhotodiodes(rows, device, plan);
        AddPlace(rows, device, plan);
        (_skinWarm, _skinHot) = AddHeat(rows, device, plan);
        rows.Switch(new("light-supply", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H30", "The light panel lost its supply.", Away, "PWR=0."), device, plan.Supply);
        rows.Fresh("light-guard", device, plan.Guard, RuleScope.Energised);
        rows.Fresh("light-skin", device, plan.SkinTemperature, RuleScope.Energised);
        rows.Fresh("light-board", device, plan.BoardTemperature, RuleScope.Energised);
        rows.Fresh("light-fan", device, plan.Fan, RuleScope.Energised);
        foreach (var channel in plan.Channels) rows.Fresh($"light-{(int)channel.Wavelength}", device, channel.Irradiance, RuleScope.Energised);
    }

    /// <summary>The light that was asked for did not answer on its own photodiode alone.</summary>
    public bool IsUnidentified { get; set; }

    /// <summary>The low light with which a step begins.</summary>
    public void Identify(Irradiance level)
    {
        IsUnidentified = false;
        _overLimit.Begin(Irradiances(0, (level.Value * IdentityTrip) + StrayLight));
    }

    /// <summary>The limits of a step that was found to shine with its own light.</summary>
    public void Begin(Irradiance target, Celsius skinTrip)
    {
        _overLimit.Begin(Irradiances(0, target.Value * (1 + TripShare)));
        _drift.Begin(Irradiances(target.Value * (1 - DriftShare), target.Value * (1 + DriftShare)));
        _weak.Begin(Irradiances(target.Value * (1 - TripShare), Brightest));
        _skinHot.Begin(Temperatures(skinTrip.Value));
        _skinWarm.Begin(Temperatures(Math.Min(SkinWarning, skinTrip.Value - 1)));
    }

    /// <summary>The target of the running step changed.</summary>
    public void Follow(Irradiance target, Instant now)
    {
        _overLimit.Set(Irradiances(0, target.Value * (1 + TripShare)), now);
        _drift.Set(Irradiances(target.Value * (1 - DriftShare), target.Value * (1 + DriftShare)), now);
        _weak.Set(Irradiances(target.Value * (1 - TripShare), Brightest), now);
    }

    void AddIdentity(RuleRows rows, RunningDevice device) => rows.Add(
        new("light-identity", TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H15", "The light that came on is not the one that was asked for.", Away,
            "At 5 % of the set-point the channel's own photodiode, and no other, must answer within 1.5 s: swapped cables, dead channel or photodiode."),
        device, (_, _) => IsUnidentified, "another light, or none", "only the channel that was set");

    static void AddChannels(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        foreach (var channel in plan.Channels)
        {
            var (output, sensor) = (channel.Output, channel.Irradiance);
            rows.Add(new($"light-{(int)channel.Wavelength}-without-order", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromMilliseconds(300), TripAction.Stop, "H15",
                $"Light of {(int)channel.Wavelength} nm is on although it was not asked for.", Away, $"The photodiode of {(int)channel.Wavelength} nm reads more than 3 mW/cm² while its channel is set to 0: shorted or swapped channel."),
                device, (room, now) => room.SetPoints[output.Index].Value == 0 && room.Readings.At(sensor, now) is { IsGood: true } reading && !Irradiances(0, StrayLight).Contains(reading.Value), "> 3 mW/cm²", "dark");
        }
    }

    static void AddPhotodiodes(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        rows.Add(new PhotodiodeRule(new("light-disagreement", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromMilliseconds(500), TripAction.Stop, "H10", "The two light sensors of the panel disagree.", Away,
            "The channel's photodiode and the guard photodiode differ by more than their tolerances for 0.5 s: one of them is dirty, drifted or broken, or another channel shines."), device, plan.Channels, plan.Guard));
        foreach (var channel in plan.Channels)
        {
            var nanometres = (int)channel.Wavelength;
            rows.Add(new StuckRule(Stuck($"light-guard-stuck-{nanometres}", "The guard photodiode", $"the photodiode of {nanometres} nm moves"), device, plan.Guard, channel.Irradiance, Tremble, StandsStill));
            rows.Add(new StuckRule(Stuck($"light-{nanometres}-stuck", $"The photodiode of {nanometres} nm", "the guard photodiode moves"), device, channel.Irradiance, plan.Guard, Tremble, StandsStill, channel.Output));
        }
        rows.Add(new StuckRule(Stuck("light-skin-stuck", "The skin-side temperature", "the heat sink warms"), device, plan.SkinTemperature, plan.BoardTemperature, 3, TimeSpan.FromSeconds(60)));
        rows.Add(new StuckRule(Stuck("light-board-stuck", "The heat-sink temperature", "the skin side warms"), device, plan.BoardTemperature, plan.SkinTemperature, 1, TimeSpan.FromSeconds(60)));
    }

    static RuleRow Stuck(string id, string which, string witness) => new(id, TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H08", "A sensor of the light panel does not move any more.", Away,
        $"{which} has not changed by a digit although {witness}: frozen firmware, converter or wire.");

    static void AddPlace(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        if (plan.InPlace is not { } place) return;
        rows.Add(new("panel-moved", TripKind.Interlock, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Hold, "H13", "The light panel was moved.", "Look whether the eye shields still sit.",
            "The switch in-place opened: the panel is tilted or swung away, or its wire broke."),
            device, (room, now) => room.Readings.At(place, now) is { IsGood: true } reading && !reading.Value.IsOn, "moved", "in place");
        rows.Fresh("light-place", device, place, RuleScope.Energised);
    }

    static (RangeRule Warm, RangeRule Hot) AddHeat(RuleRows rows, RunningDevice device, LightPlan plan)
    {
        var warm = rows.Warning(0.5, new("skin-warm", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(1), TripAction.Warn, "H18", "The skin side of the panel is getting warm.", "Ask the client; swing the panel a little away.",
            "Skin-side temperature at its warning: fan, distance, room temperature."), device, plan.SkinTemperature, -20, SkinWarning, Dimension.Temperature);
        var hot = rows.Range(new("skin-temperature", TripKind.OverLimit, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H18", "The skin side of the panel got too hot.", "Swing the panel away and cool the skin.",
            "Skin-side temperature at its trip: fan, distance, room temperature."), device, plan.SkinTemperature, -20, SkinTrip, Dimension.Temperature);
        rows.Warning(2, new("board-warm", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(1), TripAction.Warn, "H18", "The light panel is getting hot inside.", "Keep its vents free.",
            "Heat sink above 60 °C: fan, filter, room temperature."), device, plan.BoardTemperature, -20, 60, Dimension.Temperature);
        rows.Range(new("board-temperature", TripKind.OverLimit, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H18", "The light panel overheated.", Away, "Heat sink above 70 °C: fan?"), device, plan.BoardTemperature, -20, 70, Dimension.Temperature);
        rows.Add(new("light-fan", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(2), TripAction.Stop, "H18", "The fan of the light panel stands still.", Away,
            "Fan below 1,000 1/min for 2 s while light is on: blocked, worn or unplugged."),
            device, (room, now) => room.Readings.At(plan.Fan, now) is { IsGood: true } fan && !FanRuns.Contains(fan.Value), "< 1,000 1/min", "1,000 1/min");
        return (warm, hot);
    }

    static Range<Quantity> Irradiances(double lowest, double highest) => new(Quantity.Of(lowest, Dimension.Irradiance), Quantity.Of(highest, Dimension.Irradiance));

    static Range<Quantity> Temperatures(double highest) => new(Quantity.Of(-20, Dimension.Temperature), Quantity.Of(highest, Dimension.Temperature));
}
