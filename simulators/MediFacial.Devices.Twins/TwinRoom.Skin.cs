using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Twins;

/// <content>The skin in the chair, and the hand with the probe.</content>
public sealed partial class TwinRoom
{
    TruthView WithProbe(TruthView truth)
    {
        if (_probes.Length == 0) return truth;
        var (skin, region) = (_probeHand.Skin, _probeHand.Region);
        return truth with
        {
            Skin = new(_probeHand.OnSkin, skin.Hydration(region), skin.Sebum(region), skin.WaterLoss(region), skin.Melanin(region), skin.Erythema(region), new Celsius(skin.Temperature(region))),
        };
    }

    bool ApplyToProbe(TwinFault fault)
    {
        switch (fault)
        {
            case PressProbe press: _probeHand.Press(press.Region, _now); break;
            case LiftProbe: _probeHand.Lift(); break;
            case DockProbe dock: _probeHand.Dock(dock.Docked); break;
            case DrainProbe drain: foreach (var probe in _probes) probe.Drain(drain.Percent); break;
            case SeatClient client: _probeHand.Skin.Seat(client.Phototype, client.Skin); break;
            default: return false;
        }
        return true;
    }
}
