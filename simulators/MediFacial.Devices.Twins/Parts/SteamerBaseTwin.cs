using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>SB-1 steamer base: three pins, a supply behind the energy contact, a timer and two bimetals. It has no firmware that could hang.</summary>
public sealed class SteamerBaseTwin(SteamPlant plant)
{
    static readonly long LongestHeating = TimeSpan.FromMinutes(15).Ticks;

    long _heatingSince;
    bool _timerEnded;

    /// <summary>Pin HEATER.</summary>
    public bool Heater { get; set; }

    /// <summary>Pin DIVERT.</summary>
    public bool Divert { get; set; }

    /// <summary>The heater's relay does not open any more: it heats while there is supply.</summary>
    public bool HeaterWelded { get; set; }

    /// <summary>The heating element is broken.</summary>
    public bool HeaterBroken { get; set; }

    /// <summary>The wire of the over-temperature switch is broken.</summary>
    public bool OverTemperatureWireBroken { get; set; }

    /// <summary>Pin OVERTEMP: 1 = bimetal closed and healthy.</summary>
    public bool OverTemperature => plant.BimetalClosed && !OverTemperatureWireBroken;

    public void Step(long now, bool supply)
    {
        var relay = supply && (Heater || HeaterWelded);
        if (!relay) (_heatingSince, _timerEnded) = (now, false);
        _timerEnded |= now - _heatingSince >= LongestHeating;
        plant.HeaterOn = relay && !_timerEnded && !HeaterBroken;
        plant.DivertToFace = supply && Divert;
    }
}
