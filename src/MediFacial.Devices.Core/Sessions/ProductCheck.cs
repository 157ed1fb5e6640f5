using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Whether the products of a visit are for this skin: judged once more where it counts, whatever the files and the panel said (H26).</summary>
public static class ProductCheck
{
    /// <summary>Null when every product of the visit suits the client.</summary>
    /// <param name="leftOut">Steps that will not be done.</param>
    public static Refusal? WhyNot(ProtocolProfile protocol, ImmutableArray<ProductProfile> products, Phototype phototype, string? visit, Func<string, bool> leftOut)
    {
        foreach (var step in protocol.Steps.OfType<ManualStep>())
        {
            if (!step.IsFor(phototype, visit) || leftOut(step.Id)) continue;
            foreach (var name in step.Products)
            {
                var product = products.FirstOrDefault(each => each.Id == name);
                if (product is null && step.Kind == ManualKind.Peel)
                    return new(RefusalKind.NotReady, $"Nothing is known of the product of “{step.Title}”. Put its file into the product folder.", $"No good product file “{name}”.");
                if (product is not null && Against(step, product, phototype) is { } against) return against;
            }
        }
        return null;
    }

    static Refusal? Against(ManualStep step, ProductProfile product, Phototype phototype)
    {
        if (!product.Phototypes.Contains(phototype)) return NotFor(product, phototype, $"its file allows {string.Join(", ", product.Phototypes)}");
        if (step.Kind != ManualKind.Peel) return null;
        if (PeelAgents.Of(product) is not { } agent)
            return new(RefusalKind.Contraindicated, $"{product.Name} is no peel of this room: its agent or strength is not on the list.", $"No row for {product.Agent} {product.Concentration}.");
        if (!agent.Phototypes.Contains(phototype)) return NotFor(product, phototype, agent.Source);
        return product.Contact is { } contact && step.Nominal <= contact.Highest && contact.Highest <= agent.LongestContact ? null
            : new(RefusalKind.Limit, $"“{step.Title}” would stay on longer than {product.Name} may.", $"{step.Id}: {step.Nominal} against {product.Contact} ({agent.Source}).");
    }

    static Refusal NotFor(ProductProfile product, Phototype phototype, string why) => new(
        RefusalKind.Contraindicated, $"{product.Name} is not for phototype {phototype}: it may leave spots or scars. Choose another protocol or kind of visit.", $"{product.Id} on {phototype}: {why}.");
}
