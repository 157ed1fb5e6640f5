using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>How far one strength of a peeling agent may go. Product files tighten it; nothing loosens it.</summary>
/// <param name="UpTo">% of the agent, inclusive.</param>
/// <param name="LowestPh">Null where no figure is known.</param>
public sealed record PeelAgent(string Agent, double UpTo, TimeSpan LongestContact, double? LowestPh, ImmutableArray<Phototype> Phototypes, string Source);

/// <summary>Which peel for which skin, by agent, strength, pH and phototype (H26).</summary>
public static class PeelAgents
{
    static readonly ImmutableArray<Phototype> All = [.. Enum.GetValues<Phototype>()];
    static readonly ImmutableArray<Phototype> ToFive = [.. All.Take(5)];
    static readonly ImmutableArray<Phototype> ToFour = [.. All.Take(4)];
    static readonly ImmutableArray<Phototype> ToThree = [.. All.Take(3)];
    static readonly ImmutableArray<Phototype> ToTwo = [.. All.Take(2)];

    /// <summary>By agent, weakest first.</summary>
    public static readonly ImmutableArray<PeelAgent> Rows =
    [
        new("glycolic acid", 35, Minutes(3), 2.5, All, "domain §4.1: 20–35 %, pH 2.5–3.5, 1–3 min; judgement"),
        new("glycolic acid", 49.9, Minutes(2), 2.5, ToFour, "domain §4.1: 30–50 %, 1–2 min, I–IV; S111"),
        new("glycolic acid", 69.9, Minutes(5), null, ToThree, "domain §4.1: 50–70 %, 2–5 min, I–III; §4.2: from 50 % never on IV–VI; S111"),
        new("glycolic acid", 70, Minutes(15), null, ToTwo, "domain §4.1: 70 %, 3–15 min, I–II (III); §4.2; S110, S111"),
        new("salicylic acid", 20, Minutes(3), 2.5, All, "domain §4.1: 20 %, 2–3 min, I–VI; S111, S112"),
        new("salicylic acid", 30, Minutes(4), 2.5, All, "domain §4.1: 30 %, 2–4 min, I–VI; S111, S112"),
        new("lactic acid", 30, Minutes(10), 2.5, All, "domain §4.1: 20–30 %, pH 2.5–3.5, 3–10 min, I–VI; S113, judgement"),
        new("mandelic acid", 50, Minutes(10), 2.5, All, "domain §4.1: 20–50 %, pH 2.5–3.5, 5–10 min, I–VI; S113, judgement"),
        new("trichloroacetic acid", 35, Minutes(5), null, ToThree, "domain §4.1: 10–35 %, 1–5 min, I–III; §4.2: from 20 % never on IV–VI; S112, S113"),
        new("pyruvic acid", 60, Minutes(5), 2, ToFive, "domain §4.1: 40–60 %, pH 2–4, 3–5 min, I–V; judgement"),
        new("azelaic acid", 20, Minutes(10), 4, ToFive, "domain §4.1: 20 %, pH 4 and more, 5–10 min, I–V; judgement"),
        new("papain", 100, Minutes(10), 5, ToFive, "domain §4.1: enzyme, pH 5–6, 5–10 min, I–V; judgement"),
    ];

    /// <summary>Null for an agent, or a strength of it, that no row allows: phenol among them.</summary>
    public static PeelAgent? Of(ProductProfile product) => Rows.FirstOrDefault(row =>
        row.Agent.Equals(product.Agent.Trim(), StringComparison.OrdinalIgnoreCase) && (product.Concentration?.Value ?? 0) <= row.UpTo);

    /// <summary>What a file of a peeling product must not promise. A product of another agent is no matter of this table before a protocol peels with it.</summary>
    internal static IEnumerable<Finding> Check(ProductProfile product)
    {
        if (!Rows.Any(row => row.Agent.Equals(product.Agent.Trim(), StringComparison.OrdinalIgnoreCase))) yield break;
        if (Of(product) is not { } row)
        {
            yield return new("concentration", "too-strong", $"No room peels with {product.Agent} of {product.Concentration}; use a weaker one.");
            yield break;
        }
        if (product.Contact is { } contact && contact.Highest > row.LongestContact)
            yield return new("contact", "contact-too-long", $"{product.Agent} of {product.Concentration} stays on for at most {Texts.Durations.Say(row.LongestContact)} ({row.Source}); shorten it.");
        if (product.Ph < row.LowestPh)
            yield return new("ph", "too-sour", $"{product.Agent} of {product.Concentration} needs pH {row.LowestPh} or more ({row.Source}); use a buffered one.");
        var unsuited = product.Phototypes.Except(row.Phototypes).ToArray();
        if (unsuited.Length > 0)
            yield return new("phototypes", "too-strong-for-phototype", $"{product.Agent} of {product.Concentration} is not for phototype {string.Join(", ", unsuited)} ({row.Source}); take it out.");
    }

    static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
