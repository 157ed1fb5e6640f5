using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Limits of a laser step: how long in all, how long at a time. What the laser gives is set on the laser; the outputs here are contacts and a sign.</summary>
static class LaserLimits
{
    public static StepEnvelope Of(RoomPlan plan, LaserPlan device, LaserStep step)
    {
        var time = TimeLimits.Of(LimitKind.Time, ClinicalLimits.LongestLaser, "no laser is armed longer in one step", "domain §5.3, judgement").Tighten(TimeLimits.Protocol(step.Allowed, step.Source));
        var armed = TimeLimits.Of(LimitKind.Armed, ClinicalLimits.LongestArmed, "an armed laser that nobody uses is forgotten", "domain §5.3, judgement")
            .Tighten(new(LimitLayer.Protocol, null, TimeLimits.Seconds(step.LongestArmed), $"the protocol allows {Texts.Durations.Say(step.LongestArmed)}", step.Source));
        return new(step.Id, [time, armed], [OutputLayers.Switch(plan, device.Contact), OutputLayers.Switch(plan, device.Contact2), OutputLayers.Switch(plan, device.Sign)], [], step, null);
    }
}
