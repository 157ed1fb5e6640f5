using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Temperature, distance and heat dose at the face, water, element and outlet of the steamer. Figures: domain §0, §3, §10.</summary>
internal sealed class SteamRules
{
    const string Away = "Turn the steamer arm away. Cool the skin with water if it feels hot.";
    const string Dry = "Turn the arm away; let it cool, then fill distilled water.";

    /// <summary>domain §0: warn 42.5 °C.</summary>
    const double FaceWarning = 42.5;

    /// <summary>CEM43 minutes: warn 5, stop 10 (domain §3.5).</summary>
    static readonly Range<double> WarmEnough = new(0, 5), HotEnough = new(0, 10);

    /// <summary>domain §0: steam 10 min warn, 12 min trip.</summary>
    static readonly Range<TimeSpan> LongEnough = new(TimeSpan.Zero, TimeSpan.FromMinutes(10)), TooLong = new(TimeSpan.Zero, TimeSpan.FromMinutes(12));

    static readonly Range<Quantity> On = new(Quantity.On, Quantity.On), Off = new(Quantity.Off, Quantity.Off);

    readonly RangeRule _faceHot;
    readonly RangeRule _faceWarm;
    readonly RangeRule _near;
    readonly RangeRule _tooNear;
    readonly BurstRule _spits;

    public SteamRules(RuleRows rows, RunningDevice device, SteamPlan plan)
    {
        _faceHot = rows.Range(new("face-temperature", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(10), TripAction.Stop, "H19", "The steam was too warm at the face.", Away,
            "Face-plane temperature above its trip for 10 s: distance?"), device, plan.Face, -20, 43, Dimension.Temperature);
        rows.Range(new("face-temperature-at-once", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H19", "The steam was far too warm at the face.", Away, "Face-plane temperature reached 45 °C.") { Priority = AlarmPriority.High },
            device, plan.Face, -20, 45, Dimension.Temperature);
        _faceWarm = rows.Warning(0.5, new("face-warm", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(2), TripAction.Warn, "H19", "The steam is getting too warm at the face.", "Move the arm a little away.",
            "Face-plane temperature above 42.5 °C for 2 s."), device, plan.Face, -20, FaceWarning, Dimension.Temperature);
        rows.Range(new("distance", TripKind.OverLimit, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H19", "The steamer came too close.", Away, "Distance below 25 cm while the steam was aimed at the face."),
            device, plan.Distance, 25, 500, Dimension.Length);
        _near = rows.Warning(0.5, new("distance-near", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(2), TripAction.Warn, "H19", "The steamer is closer than this treatment allows.", "Move the arm away.",
            "Distance below the protocol's lowest for 2 s."), device, plan.Distance, 25, 500, Dimension.Length);
        // There the sensor at the face would be the only defence: eight kelvin too little of it, at 30 cm, fits the jet, and burns.
        _tooNear = rows.Range(new("distance-too-near", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(10), TripAction.Hold, "H19", "The steamer stayed closer than this treatment allows.", "Move the arm away.",
            "Distance below the protocol's lowest for 10 s."), device, plan.Distance, 25, 500, Dimension.Length);
        AddFace(rows, device, plan);
        AddDose(rows, device);
        AddWater(rows, device, plan);
        AddHeat(rows, device, plan);
        _spits = rows.Add(new BurstRule(new("steam-spits", TripKind.DeviceFault, RuleScope.Energised, RuleRows.AtOnce, TripAction.Hold, "H20", "The steamer spits hot water.", Away,
            "The outlet temperature jumped by more than 5 K three times within 5 s: scale, too much water, additives, or a loose wire."),
            device, plan.Outlet, 5, 3, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)));
        rows.Fresh("steam-face", device, plan.Face, RuleScope.Delivering);
        rows.Fresh("steam-distance", device, plan.Distance, RuleScope.Delivering);
        rows.Fresh("steam-level", device, plan.WaterLevel, RuleScope.Energised);
        rows.Fresh("steam-outlet", device, plan.Outlet, RuleScope.Energised);
        rows.Fresh("steam-over-temperature", device, plan.OverTemperature, RuleScope.Energised);
    }

    /// <summary>What the steam of this session has done to the face.</summary>
    public ThermalDose Dose { get; } = new();

    /// <summary>Nothing is left of what the skin may bear today.</summary>
    public bool IsDoseUsedUp => !HotEnough.Contains(Dose.Minutes) || !TooLong.Contains(Dose.Aimed);

    /// <summary>Drops of boiling water came out of late: not now towards a face.</summary>
    public bool IsSpitting(Instant now) => _spits.IsRestless(now);

    /// <summary>The limits of a step that begins.</summary>
    public void Begin(Celsius faceTrip, Centimetres nearest)
    {
        _faceHot.Begin(Temperatures(-20, faceTrip.Value));
        _faceWarm.Begin(Temperatures(-20, Math.Min(FaceWarning, faceTrip.Value - 0.5)));
        var allowed = new Range<Quantity>(Quantity.Of(nearest.Value, Dimension.Length), Quantity.Of(500, Dimension.Length));
        _near.Begin(allowed);
        _tooNear.Begin(allowed);
    }

    static void AddFace(RuleRows rows, RunningDevice device, SteamPlan plan)
    {
        rows.Add(new JetRule(new("steam-implausible", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(10), TripAction.Stop, "H19", "Distance and temperature at the face do not fit together.", Away,
            "The face plane reads at least 9 K less than the jet has at the measured distance for 10 s: face or distance sensor."), device, plan));
        rows.Add(new ResponseRule(new("steam-unseen", TripKind.DeviceFault, RuleScope.Delivering, TimeSpan.FromSeconds(20), TripAction.Stop, "H19", "The steam does not reach its sensor at the face.", Away,
            "The face plane reads less than 28 °C 20 s after the steam was aimed: sensor beside the jet, frozen sensor, or divert valve stuck."),
            device, plan.Divert, On, plan.Face, Temperatures(28, 150)));
        // No switch tells where the valve is, only the air at the face does: a room is below 34 °C, the jet at 40 cm has 40 °C (domain §3.2).
        rows.Add(new ResponseRule(new("steam-not-diverted", TripKind.DeviceFault, RuleScope.Energised, TimeSpan.FromSeconds(10), TripAction.Stop, "H19", "The steam still goes to the face although it was turned away.", Away,
            "The face plane reads more than 34 °C 10 s after the steam was diverted: valve stuck, or its spring broken."),
            device, plan.Divert, Off, plan.Face, Temperatures(-20, 34)));
        rows.Add(new StuckRule(Stuck("steam-face-stuck", "The face-plane temperature", "the distance changes"), device, plan.Face, plan.Distance, 2, TimeSpan.FromSeconds(5)));
        rows.Add(new StuckRule(Stuck("steam-distance-stuck", "The distance", "the temperature at the face changes"), device, plan.Distance, plan.Face, 5, TimeSpan.FromSeconds(20)));
    }

    void AddDose(RuleRows rows, RunningDevice device)
    {
        rows.Add(new("thermal-dose-high", TripKind.Dose, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Warn, "H19", "The skin has had much warmth.", "Ask how it feels; move the arm away or end the steam.",
            "Thermal dose above CEM43 5 min."), device, (_, _) => !WarmEnough.Contains(Dose.Minutes), "> 5 min at 43 °C", "5 min at 43 °C");
        rows.Add(new("thermal-dose", TripKind.Dose, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H19", "The skin has had as much warmth as it may.", Away,
            "Thermal dose above CEM43 10 min."), device, (_, _) => !HotEnough.Contains(Dose.Minutes), "> 10 min at 43 °C", "10 min at 43 °C");
        rows.Add(new("steam-long", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Warn, "H23", "The steam takes long.", "End the steam soon.",
            "Steam aimed at the face for more than 10 min in this session."), device, (_, _) => !LongEnough.Contains(Dose.Aimed), "> 10 min", "10 min");
        rows.Add(new("steam-too-long", TripKind.TimeCap, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H23", "The steam took too long.", Away,
            "Steam aimed at the face for more than 12 min in this session."), device, (_, _) => !TooLong.Contains(Dose.Aimed), "> 12 min", "12 min");
    }

    static void AddWater(RuleRows rows, RunningDevice device, SteamPlan plan)
    {
        rows.Warning(1, new("water-getting-low", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(2), TripAction.Warn, "H21", "The steamer's water gets low.", "Plan the refill after this step.", "Water level below 25 %."),
            device, plan.WaterLevel, 25, 100, Dimension.Fraction);
        rows.Range(new("water-low", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromSeconds(2), TripAction.Stop, "H21", "The steamer runs dry.", "Turn the arm away; fill distilled water when it has cooled.", "Water level below 15 %."),
            device, plan.WaterLevel, 15, 100, Dimension.Fraction);
        rows.Range(new("water-high", TripKind.OverLimit, RuleScope.Delivering, TimeSpan.FromSeconds(2), TripAction.Hold, "H20", "The steamer is too full and may spit.", Away, "Water level above 92 % while steam was aimed at the face."),
            device, plan.WaterLevel, 0, 92, Dimension.Fraction);
        rows.Add(new StuckRule(Stuck("water-stuck", "The water level", "water boils away, 1.8 % a minute"), device, plan.WaterLevel, plan.Outlet, 0, TimeSpan.FromSeconds(60)));
        rows.Switch(new("over-temperature", TripKind.DeviceFault, RuleScope.Energised, RuleRows.AtOnce, TripAction.Emergency, "H21", "The steamer overheated.", Away, "The over-temperature switch opened (120 °C) or its wire broke."), device, plan.OverTemperature);
    }

    static void AddHeat(RuleRows rows, RunningDevice device, SteamPlan plan)
    {
        rows.Range(new("steam-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromSeconds(60), TripAction.Emergency, "H22", "The steamer goes on steaming although it is switched off.", Away,
            "Outlet above 60 °C for 60 s while the steamer is idle: heater relay welded?"), device, plan.Outlet, -50, 60, Dimension.Temperature);
        if (plan.Element is not { } element) return;
        rows.Add(new RateRule(new("dry-boil", TripKind.OverLimit, RuleScope.Energised, TimeSpan.FromMilliseconds(500), TripAction.Stop, "H21", "The steamer heats without water.", Dry,
            "The heating element rises faster than 1.5 K/s: no water over it, whatever the level sensor says (dry: 2.5 K/s, domain §3.3)."), device, element, 1.5, TimeSpan.FromSeconds(2)));
        rows.Range(new("element-hot", TripKind.OverLimit, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H21", "The steamer's heating element is too hot.", Dry,
            "Heating element above 110 °C: water cannot be hotter than 100 °C."), device, element, -50, 110, Dimension.Temperature);
        rows.Add(new RateRule(new("heats-without-order", TripKind.OverLimit, RuleScope.NotEnergised, TimeSpan.FromSeconds(30), TripAction.Emergency, "H22", "The steamer heats although it is switched off.", Away,
            "The heating element rises by more than 0.1 K/s while the steamer is idle: heater relay welded."), device, element, 0.1, TimeSpan.FromSeconds(30)));
        rows.Add(new HeatingRule(new("does-not-heat", TripKind.DeviceFault, RuleScope.Energised, TimeSpan.FromSeconds(90), TripAction.Warn, "H21", "The steamer does not get warmer.", "Use another time for the steam; nothing is unsafe.",
            "The heating element rose less than 2 K in 90 s of heating: relay, cut-out, fuse or supply."), device, element, 2, 90));
        rows.Fresh("steam-element", device, element, RuleScope.Energised);
    }

    static RuleRow Stuck(string id, string which, string witness) => new(id, TripKind.DeviceFault, RuleScope.Delivering, RuleRows.AtOnce, TripAction.Stop, "H08", "A sensor of the steamer does not move any more.", Away,
        $"{which} has not changed by a digit although {witness}: frozen converter or wire.");

    static Range<Quantity> Temperatures(double lowest, double highest) => new(Quantity.Of(lowest, Dimension.Temperature), Quantity.Of(highest, Dimension.Temperature));
}
