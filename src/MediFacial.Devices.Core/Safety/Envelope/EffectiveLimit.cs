using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>One limit with all its layers. It is made from the range of its first layer and can only be tightened from there: there is no way to widen it.</summary>
public sealed class EffectiveLimit
{
    EffectiveLimit(LimitKind kind, FaceRegion? region, Bound lowest, Bound highest, ImmutableArray<LayerLimit> layers) =>
        (Kind, Region, Lowest, Highest, Layers) = (kind, region, lowest, highest, layers);

    public LimitKind Kind { get; }

    /// <summary>Null where the limit is the same everywhere.</summary>
    public FaceRegion? Region { get; }
    public Bound Lowest { get; }
    public Bound Highest { get; }

    /// <summary>What each layer said, in order.</summary>
    public ImmutableArray<LayerLimit> Layers { get; }

    /// <summary>Null when the layers leave nothing between them.</summary>
    public Range<Quantity>? Range => Lowest.Value <= Highest.Value ? new(Lowest.Value, Highest.Value) : null;

    /// <param name="first">The first layer that has something to say: the hardware's for an output, a later one for what no part limits by itself.</param>
    public static EffectiveLimit Of(LimitKind kind, FaceRegion? region, LimitLayer first, Range<Quantity> range, string why, string source) => new(
        kind, region, new(range.Lowest, first, why, source), new(range.Highest, first, why, source), [new(first, range.Lowest, range.Highest, why, source)]);

    /// <summary>Each end moves inwards or stays.</summary>
    /// <exception cref="ArgumentException">The layer belongs before one that has spoken already.</exception>
    /// <exception cref="InvalidOperationException">The layer speaks of another dimension.</exception>
    public EffectiveLimit Tighten(LayerLimit layer)
    {
        if (layer.Layer < Layers[^1].Layer) throw new ArgumentException($"{layer.Layer} comes before {Layers[^1].Layer}.", nameof(layer));
        var lowest = layer.Lowest is { } low && low > Lowest.Value ? new Bound(low, layer.Layer, layer.Why, layer.Source) : Lowest;
        var highest = layer.Highest is { } high && high < Highest.Value ? new Bound(high, layer.Layer, layer.Why, layer.Source) : Highest;
        return new(Kind, Region, lowest, highest, Layers.Add(layer));
    }

    public bool Contains(Quantity value) => Range is { } range && range.Contains(value);

    /// <summary>The nearest value inside.</summary>
    /// <exception cref="InvalidOperationException">Nothing is inside.</exception>
    public Quantity Clip(Quantity wanted)
    {
        var range = Range ?? throw new InvalidOperationException($"The layers of {Name} leave nothing.");
        return wanted > range.Highest ? range.Highest : wanted < range.Lowest ? range.Lowest : wanted;
    }

    /// <summary>Why a value is outside: by which layer, why, and by how much. Null when it is inside.</summary>
    public Refusal? WhyNot(Quantity wanted)
    {
        if (wanted.Dimension != Highest.Value.Dimension)
            return new(RefusalKind.Unknown, $"This is set in {Unit.CanonicalOf(Highest.Value.Dimension).Symbol}.", $"{Name}: asked {wanted}, expected {Highest.Value.Dimension}.");
        if (wanted > Highest.Value) return Outside(wanted, Highest, "at most", "too much", wanted.Value - Highest.Value.Value);
        if (wanted < Lowest.Value) return Outside(wanted, Lowest, "at least", "too little", Lowest.Value.Value - wanted.Value);
        return null;
    }

    /// <summary>Such as "vacuum, left eye rim".</summary>
    public string Name => Region is { } region ? $"{LimitTexts.Of(Kind)}, {Regions.Say(region).ToLowerInvariant()}" : LimitTexts.Of(Kind);

    Refusal Outside(Quantity wanted, Bound bound, string how, string what, double by)
    {
        var off = Quantity.Of(by, wanted.Dimension);
        var where = Region is { } region ? $"{Regions.Say(region)} takes" : "This step takes";
        return new(RefusalKind.Limit, $"{LimitTexts.Say(wanted)} is {LimitTexts.Say(off)} {what}. {where} {how} {LimitTexts.Say(bound.Value)}: {bound.Why}.",
            $"{Name}: asked {wanted}, {how} {bound.Value} by the {LimitTexts.Of(bound.Layer)} layer ({bound.Why}; {bound.Source}), off by {off}.");
    }
}
