using System.Collections.Immutable;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Protocols;

/// <summary>The shipped protocols, and every session that a client card can choose of them.</summary>
static class ShippedTreatments
{
    public static ImmutableArray<ProtocolProfile> Protocols { get; } = ShippedProfiles.All.GoodProtocols;

    /// <summary>Those that treat somebody: all but the demonstration.</summary>
    public static IEnumerable<ProtocolProfile> Treatments => Protocols.Where(protocol => protocol.Id != "demonstration");

    public static IReadOnlyDictionary<string, ProductProfile> Products { get; } = ShippedProfiles.All.GoodProducts.ToDictionary(product => product.Id);

    public static ProtocolProfile Protocol(string id) => Protocols.Single(protocol => protocol.Id == id);

    /// <summary>Every combination of visit and phototype.</summary>
    public static IEnumerable<VisitSteps> Sessions(ProtocolProfile protocol) =>
        from visit in protocol.Visits.IsEmpty ? [null] : protocol.Visits.Select(kind => (string?)kind.Id)
        from phototype in Enum.GetValues<Phototype>()
        select SessionOf(protocol, visit, phototype);

    public static VisitSteps SessionOf(ProtocolProfile protocol, string? visit, Phototype phototype) =>
        new($"{protocol.Id}, {visit ?? "only"} visit, phototype {phototype}", phototype, [.. protocol.Steps.Where(step => step.IsFor(phototype, visit))]);
}

/// <summary>The steps that one visit of one client runs through.</summary>
sealed record VisitSteps(string Name, Phototype Phototype, ImmutableArray<StepProfile> Steps)
{
    public TimeSpan Nominal => Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Nominal);
}
