using System.Collections.Immutable;
using System.Security.Cryptography;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Tests.Protocols;

/// <summary>The protocol and product files that the program ships, read with its own reader.</summary>
static class ShippedProfiles
{
    public static readonly ImmutableArray<Loaded<ProtocolProfile>> ProtocolFiles = [.. FilesOf("protocols").Select(ProtocolReader.Read)];
    public static readonly ImmutableArray<Loaded<ProductProfile>> ProductFiles = [.. FilesOf("products").Select(ProductReader.Read)];

    public static IEnumerable<ProtocolProfile> Protocols => ProtocolFiles.Select(file => file.Value).OfType<ProtocolProfile>();

    /// <summary>Those that treat somebody: all but the demonstration.</summary>
    public static IEnumerable<ProtocolProfile> Treatments => Protocols.Where(protocol => protocol.Id != "demonstration");

    public static IReadOnlyDictionary<string, ProductProfile> Products { get; } =
        ProductFiles.Select(file => file.Value).OfType<ProductProfile>().ToDictionary(product => product.Id);

    public static ProtocolProfile Protocol(string id) => Protocols.Single(protocol => protocol.Id == id);

    /// <summary>Every combination of visit and phototype that a client card can choose.</summary>
    public static IEnumerable<Session> Sessions(ProtocolProfile protocol) =>
        from visit in protocol.Visits.IsEmpty ? [null] : protocol.Visits.Select(kind => (string?)kind.Id)
        from phototype in Enum.GetValues<Phototype>()
        select SessionOf(protocol, visit, phototype);

    public static Session SessionOf(ProtocolProfile protocol, string? visit, Phototype phototype) =>
        new($"{protocol.Id}, {visit ?? "only"} visit, phototype {phototype}", phototype, [.. protocol.Steps.Where(step => step.IsFor(phototype, visit))]);

    static IEnumerable<ProfileFile> FilesOf(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root(), "device-profiles", folder), "*.yaml").Order(StringComparer.Ordinal)
        let bytes = File.ReadAllBytes(path)
        select new ProfileFile($"{folder}/{Path.GetFileName(path)}", [.. bytes], Convert.ToHexStringLower(SHA256.HashData(bytes)));

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MediFacial.Devices.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds MediFacial.Devices.sln.");
        }
        return folder.FullName;
    }
}

/// <summary>The steps that one visit of one client runs through.</summary>
sealed record Session(string Name, Phototype Phototype, ImmutableArray<StepProfile> Steps)
{
    public TimeSpan Nominal => Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Nominal);
}
