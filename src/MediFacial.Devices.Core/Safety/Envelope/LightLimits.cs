using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Limits of a light step: irradiance, dose, time, heat.</summary>
static class LightLimits
{
    public static StepEnvelope Of(RoomPlan plan, LightChannel channel, LightStep step)
    {
        var (strongest, largest) = ClinicalLimits.Of(step.Wavelength);
        var irradiance = OutputLayers.Of(plan, channel.Output, LimitKind.Irradiance, null, Most(strongest.ToQuantity(), step))
            .Tighten(new(LimitLayer.Protocol, step.AllowedIrradiance.Lowest.ToQuantity(), step.AllowedIrradiance.Highest.ToQuantity(), $"the protocol allows {step.AllowedIrradiance}", step.Source));
        var dose = EffectiveLimit.Of(LimitKind.Fluence, null, LimitLayer.Device, new(Quantity.Of(0, Dimension.Fluence), largest.ToQuantity()), Why(step), "domain §0, Decisions 1")
            .Tighten(new(LimitLayer.Protocol, step.AllowedDose.Lowest.ToQuantity(), step.AllowedDose.Highest.ToQuantity(), $"the protocol allows {step.AllowedDose}", step.Source));
        var time = EffectiveLimit.Of(LimitKind.Time, null, LimitLayer.Protocol, new(TimeLimits.Seconds(TimeSpan.Zero), TimeLimits.Seconds(step.TimeCap)),
            "the planned time and a quarter more", "Decisions 1");
        var heat = EffectiveLimit.Of(LimitKind.SkinTemperature, null, LimitLayer.Device, HeatOf(ClinicalLimits.Hottest), "warmer skin burns in minutes", "domain §0")
            .Tighten(new(LimitLayer.Protocol, null, step.SkinTrip.ToQuantity(), $"the protocol stops at {step.SkinTrip}", step.Source));
        var (target, planned) = (step.Target.ToQuantity(), step.Dose.ToQuantity());
        // The protocol's reader holds the dose inside both of its layers; only hardware and room can take all irradiance away.
        if (irradiance.Range is not { } range)
        {
            var change = new LimitChange(irradiance, target, null, $"{irradiance.Highest.Why}, and {irradiance.Lowest.Why}");
            return new(step.Id, [irradiance, dose, time, heat], [], [change], step, change.Operator);
        }
        var given = irradiance.Clip(target);
        ImmutableArray<LimitChange> changes = given == target ? [] : [new(irradiance, target, given, irradiance.Highest.Why)];
        return new(step.Id, [irradiance, dose, time, heat], [new(channel.Output, irradiance)], changes,
            step with { Target = given.As<Irradiance>(), AllowedIrradiance = new(range.Lowest.As<Irradiance>(), range.Highest.As<Irradiance>()), Dose = dose.Clip(planned).As<Fluence>() }, null);
    }

    public static Range<Quantity> HeatOf(Celsius highest) => new(Quantity.Of(-20, Dimension.Temperature), highest.ToQuantity());

    static LayerLimit Most(Quantity highest, LightStep step) => new(LimitLayer.Device, null, highest, Why(step), "domain §0, §2.1");

    static string Why(LightStep step) => $"no protocol may give more at {(int)step.Wavelength} nm";
}
