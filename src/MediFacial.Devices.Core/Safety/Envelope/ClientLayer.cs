using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>What the client card says about suction. Light and steam have their steps per phototype in the protocol.</summary>
/// <param name="card">Null when no client is known: then it says nothing.</param>
internal sealed class ClientLayer(ProtocolProfile protocol, ClientCard? card)
{
    /// <summary>Wish for the set-point as a multiple of the protocol's; above 1 only for skin that bears more, and then clipped by the other layers.</summary>
    public double Wish => card is { Skin: SkinType.Oily } ? FactorOf(SkinType.Oily) : 1;

    /// <summary>Share of the region's nominal vacuum (domain §1.1, rule of thumb).</summary>
    public static double FactorOf(SkinType skin) => skin switch
    {
        SkinType.Oily => 1.2,
        SkinType.Normal => 1,
        SkinType.Dry => 0.8,
        SkinType.Thin => 0.65,
        SkinType.Sensitive => 0.45,
        _ => throw new ArgumentOutOfRangeException(nameof(skin), skin, null),
    };

    /// <summary>By the skin type, of the region's nominal or of what the protocol asks, whichever is less. Lymph drainage is made for sensitive skin: its figures stand.</summary>
    public EffectiveLimit OnVacuum(EffectiveLimit limit, SuctionStep step, RegionTarget target)
    {
        if (card is not null && FactorOf(card.Skin) is < 1 and var factor && step.Mode != SuctionMode.Lymph)
        {
            var nominal = Math.Min(target.Vacuum.Value, ClinicalLimits.NominalOf(target.Region).Value);
            limit = limit.Tighten(new(LimitLayer.Client, null, Share(factor, nominal), $"{LimitTexts.Say(card.Skin)}, {factor * 100:0} % of {new Kilopascals(nominal)}", "domain §1.1"));
        }
        foreach (var asked in Reducing(step))
        {
            var of = Math.Min(target.Vacuum.Value, limit.Highest.Value.Value);
            limit = limit.Tighten(new(LimitLayer.Client, null, Share(asked.Reduces!.Vacuum.Value / 100, of),
                $"{asked.Reduces.Vacuum} of {new Kilopascals(of)}, since {LimitTexts.Clause(asked.Because)}", asked.Source));
        }
        return limit;
    }

    public EffectiveLimit OnPasses(EffectiveLimit limit, SuctionStep step)
    {
        if (card is { Phototype: >= Phototype.IV and var phototype })
            limit = limit.Tighten(new(LimitLayer.Client, null, Count(ClinicalLimits.MostPassesOnDarkSkin), $"phototype {phototype} marks easily", "domain §7, H06"));
        foreach (var asked in Reducing(step))
            limit = limit.Tighten(new(LimitLayer.Client, null, Count(asked.Reduces!.Passes), LimitTexts.Clause(asked.Because), asked.Source));
        return limit;
    }

    ImmutableArray<Contraindication> Reducing(SuctionStep step) => card is null ? []
        : [.. protocol.Contraindications.Where(asked => asked.Reduces is { } reduces && reduces.Steps.Contains(step.Id) && CardCheck.Says(card, asked))];

    // Rounded down to what a console can set, 0.1 kPa.
    static Quantity Share(double factor, double of) => Quantity.Of(Math.Floor((factor * of * 10) + 1e-6) / 10, Dimension.Pressure);

    static Quantity Count(int passes) => Quantity.Of(passes, Dimension.Count);
}
