using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>All limits of one step of one session, frozen.</summary>
/// <param name="Limits">In the order in which people read them.</param>
/// <param name="Outputs">Which limit holds for which output; an output that is not here may not be set in this step.</param>
/// <param name="Changes">What the step gets other than the protocol asks.</param>
/// <param name="Applied">The step as it will be done: the protocol's, inside the limits.</param>
/// <param name="LeftOut">Why nothing of the step remains; null when something does.</param>
public sealed record StepEnvelope(
    string Step, ImmutableArray<EffectiveLimit> Limits, ImmutableArray<OutputLimit> Outputs, ImmutableArray<LimitChange> Changes, StepProfile Applied, string? LeftOut)
{
    public EffectiveLimit? Find(LimitKind kind, FaceRegion? region = null)
    {
        foreach (var limit in Limits)
            if (limit.Kind == kind && (limit.Region is null || limit.Region == region)) return limit;
        return null;
    }

    /// <summary>The limit of an output. Where nobody can say which region it is, the strictest.</summary>
    public EffectiveLimit? Of(OutputId output, FaceRegion? region)
    {
        EffectiveLimit? strictest = null;
        foreach (var (id, limit) in Outputs)
        {
            if (id != output) continue;
            if (limit.Region is null || limit.Region == region) return limit;
            if (region is null && (strictest is null || limit.Highest.Value < strictest.Highest.Value)) strictest = limit;
        }
        return strictest;
    }
}

public readonly record struct OutputLimit(OutputId Output, EffectiveLimit Limit);

/// <summary>A value that the layers changed, or took away.</summary>
/// <param name="Given">Null: nothing of it remains.</param>
public sealed record LimitChange(EffectiveLimit Limit, Quantity Asked, Quantity? Given, string Why)
{
    /// <summary>One sentence for the operator.</summary>
    public string Operator => Given is not { } given ? $"{Where}left out: {Why}."
        : given < Asked ? $"{Where}{LimitTexts.Say(given)} instead of {LimitTexts.Say(Asked)}: {Why}."
        : $"{Where}{LimitTexts.Say(given)}, more than the usual {LimitTexts.Say(Asked)}: {Why}.";

    public string Technician
    {
        get
        {
            var by = Given is { } given ? $"{(given < Asked ? "−" : "+")}{Quantity.Of(Math.Abs(given.Value - Asked.Value), Asked.Dimension)}" : "all of it";
            return $"{Limit.Name}: protocol asks {Asked}, given {Given?.ToString() ?? "nothing"} ({by}); highest {Limit.Highest.Value} by {LimitTexts.Of(Limit.Highest.Layer)} ({Limit.Highest.Source}), lowest {Limit.Lowest.Value} by {LimitTexts.Of(Limit.Lowest.Layer)}.";
        }
    }

    string Where => Limit.Region is { } region ? $"{Regions.Say(region)}: " : $"{char.ToUpperInvariant(LimitTexts.Of(Limit.Kind)[0])}{LimitTexts.Of(Limit.Kind)[1..]}: ";
}
