using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Limits of a suction step: vacuum and passes per region, flow, time.</summary>
static class SuctionLimits
{
    /// <summary>The protocol's lower end is what it recommends, not a limit: the operator, and the client's skin, may go below it down to what still does something.</summary>
    public static StepEnvelope Of(RoomPlan plan, SuctionPlan device, SuctionStep step, ClientLayer client)
    {
        var regions = step.Regions.Select(target => Region(plan, device, step, target, client)).ToImmutableArray();
        var kept = regions.Where(region => region.Applied is not null).ToImmutableArray();
        var flow = OutputLayers.Of(plan, device.Flow, LimitKind.Flow, null, null).Tighten(new(LimitLayer.Protocol, null, step.Flow.ToQuantity(), $"the protocol asks {step.Flow}", step.Source));
        var time = TimeLimits.Of(LimitKind.Time, ClinicalLimits.LongestSuction, "no suction goes on longer", "domain §0")
            .Tighten(TimeLimits.Protocol(step.Allowed, step.Source));
        var given = flow.Clip(step.Flow.ToQuantity());
        var changes = regions.SelectMany(region => region.Changes);
        if (given != step.Flow.ToQuantity()) changes = changes.Append(new(flow, step.Flow.ToQuantity(), given, flow.Highest.Why));
        return new(step.Id,
            [.. regions.SelectMany(region => new[] { region.Vacuum, region.Passes }), flow, time],
            [
                .. regions.Select(region => new OutputLimit(device.Vacuum, region.Vacuum)), new(device.Flow, flow),
                OutputLayers.Choice(plan, device.Mode, Quantity.Of((int)step.Mode, Dimension.Choice), step),
                OutputLayers.Switch(plan, device.Pump), OutputLayers.Switch(plan, device.Vent),
            ],
            [.. changes],
            kept.IsEmpty ? step : step with { Regions = [.. kept.Select(region => region.Applied!)], Flow = given.As<Percent>() },
            kept.IsEmpty ? string.Join(" ", regions.SelectMany(region => region.Changes).Select(change => change.Operator)) : null);
    }

    readonly record struct RegionLimits(EffectiveLimit Vacuum, EffectiveLimit Passes, RegionTarget? Applied, ImmutableArray<LimitChange> Changes);

    static RegionLimits Region(RoomPlan plan, SuctionPlan device, SuctionStep step, RegionTarget target, ClientLayer client)
    {
        var most = ClinicalLimits.VacuumOf(step.Mode, target.Region);
        var vacuum = client.OnVacuum(OutputLayers.Of(plan, device.Vacuum, LimitKind.Vacuum, target.Region,
                new(LimitLayer.Device, ClinicalLimits.LeastVacuum.ToQuantity(), most.ToQuantity(), $"no protocol may give less than {ClinicalLimits.LeastVacuum} or more than {most} here", "domain §0, §1.1"))
            .Tighten(new(LimitLayer.Protocol, null, target.Allowed.Highest.ToQuantity(), $"the protocol allows up to {target.Allowed.Highest} here", target.Source)), step, target);
        var passes = client.OnPasses(EffectiveLimit.Of(LimitKind.Passes, target.Region, LimitLayer.Device, new(Count(0), Count(ClinicalLimits.MostPasses)), "a fourth pass abrades", "domain §0, H06")
            .Tighten(new(LimitLayer.Protocol, null, Count(target.Passes), $"the protocol plans {LimitTexts.Say(Count(target.Passes))}", target.Source)), step);
        var asked = target.Vacuum.ToQuantity();
        if (vacuum.Range is not { } range)
        {
            var why = $"{LimitTexts.Say(vacuum.Highest.Value)} would be left ({vacuum.Highest.Why}), and less than {LimitTexts.Say(vacuum.Lowest.Value)} does nothing";
            return new(vacuum, passes, null, [new(vacuum, asked, null, why)]);
        }
        var changes = ImmutableArray.CreateBuilder<LimitChange>();
        var wish = Quantity.Of(asked.Value * client.Wish, Dimension.Pressure);
        var given = vacuum.Clip(wish);
        if (given < asked) changes.Add(new(vacuum, asked, given, vacuum.Highest.Why));
        else if (given > asked) changes.Add(new(vacuum, asked, given, given < wish ? $"thick or oily skin bears more, and {vacuum.Highest.Why}" : "thick or oily skin bears more"));
        var kept = passes.Highest.Value;
        if (kept < Count(target.Passes)) changes.Add(new(passes, Count(target.Passes), kept, passes.Highest.Why));
        var applied = target with { Vacuum = given.As<Kilopascals>(), Allowed = new(range.Lowest.As<Kilopascals>(), range.Highest.As<Kilopascals>()), Passes = (int)kept.Value };
        return new(vacuum, passes, applied, changes.ToImmutable());
    }

    static Quantity Count(int passes) => Quantity.Of(passes, Dimension.Count);
}
