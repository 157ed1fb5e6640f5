using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>Whether the products that a protocol names exist and suit the clients of their step.</summary>
static class ProductUse
{
    public static IEnumerable<Finding> Check(ProtocolProfile protocol, ImmutableArray<ProductProfile> products)
    {
        var known = products.Select(product => product.Id).Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < protocol.Steps.Length; i++)
        {
            if (protocol.Steps[i] is not ManualStep step) continue;
            for (var j = 0; j < step.Products.Length; j++)
            {
                var name = step.Products[j];
                if (products.FirstOrDefault(product => product.Id == name) is not { } product)
                {
                    yield return new($"steps/{i}/products/{j}", "unknown-product", $"There is no good product file for “{name}”.{Nearest.Hint(name, known)} Known: {string.Join(", ", known)}.");
                    continue;
                }
                if (step.Kind == ManualKind.Peel)
                    foreach (var finding in Peel(step, product, $"steps/{i}")) yield return finding;
                var clients = step.Phototypes.IsEmpty ? [.. Enum.GetValues<Phototype>()] : step.Phototypes;
                var unsuited = clients.Where(client => !product.Phototypes.Contains(client)).ToArray();
                if (unsuited.Length > 0)
                {
                    yield return new($"steps/{i}/products/{j}", "product-not-for-phototype",
                        $"“{name}” is not for phototype {string.Join(", ", unsuited)}; limit the step with “phototypes” or use another product.");
                }
            }
        }
    }

    static IEnumerable<Finding> Peel(ManualStep step, ProductProfile product, string path)
    {
        if (PeelAgents.Of(product) is null)
            yield return new($"{path}/products", "unknown-peel-agent", $"No limits are known for a peel with {product.Agent}; use {string.Join(", ", PeelAgents.Rows.Select(row => row.Agent).Distinct())}.");
        if (product.Contact is not { } contact)
            yield return new($"{path}/products", "no-contact-time", $"The file of “{product.Id}” does not say how long it may stay on the skin; add “contact” to it.");
        else if (step.Allowed.Highest > contact.Highest)
            yield return new($"{path}/allowed", "contact-too-long", $"“{product.Id}” may stay on the skin for {Texts.Durations.Say(contact.Highest)}, not {Texts.Durations.Say(step.Allowed.Highest)}; shorten the step.");
    }
}
