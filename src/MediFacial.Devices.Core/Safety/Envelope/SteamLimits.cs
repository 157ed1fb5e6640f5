using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Limits of a steam step: heat at the face, distance, time, preheat. The outputs are switches.</summary>
static class SteamLimits
{
    public static StepEnvelope Of(RoomPlan plan, SteamPlan device, SteamStep step)
    {
        var sensor = plan.Sensors[device.Distance.Index].Signal;
        var face = EffectiveLimit.Of(LimitKind.FaceTemperature, null, LimitLayer.Device, LightLimits.HeatOf(ClinicalLimits.Hottest), "warmer steam burns", "domain §0")
            .Tighten(new(LimitLayer.Protocol, null, step.FaceTrip.ToQuantity(), $"the protocol stops at {step.FaceTrip}", step.Source));
        var distance = EffectiveLimit.Of(LimitKind.Distance, null, LimitLayer.Hardware, sensor.Range, $"the distance is measured from {sensor.Range}", sensor.Source ?? "part file")
            .Tighten(new(LimitLayer.Device, ClinicalLimits.NearestSteam.ToQuantity(), null, "nearer steam scalds", "domain §10 H19"))
            .Tighten(new(LimitLayer.Protocol, step.AllowedDistance.Lowest.ToQuantity(), step.AllowedDistance.Highest.ToQuantity(), $"the protocol allows {step.AllowedDistance}", step.Source));
        var time = TimeLimits.Of(LimitKind.Time, ClinicalLimits.LongestSteam, "no steam goes on longer", "domain §0").Tighten(TimeLimits.Protocol(step.Allowed, step.Source));
        var preheat = TimeLimits.Of(LimitKind.Preheat, ClinicalLimits.LongestPreheat, "preheat is not a way to keep a boiler on", "Decisions 6")
            .Tighten(new(LimitLayer.Protocol, null, TimeLimits.Seconds(step.LongestPrepare), $"the protocol allows {Texts.Durations.Say(step.LongestPrepare)}", step.Source));
        return new(step.Id, [face, distance, time, preheat], [OutputLayers.Switch(plan, device.Heater), OutputLayers.Switch(plan, device.Divert)], [], step, null);
    }
}
