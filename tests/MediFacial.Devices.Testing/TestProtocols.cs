using System.Collections.Immutable;
using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Testing;

/// <summary>Protocols for tests: the shipped ones by name, or one written in the test.</summary>
public static class TestProtocols
{
    /// <param name="name">Of a file in <c>device-profiles/protocols</c>.</param>
    public static ProtocolProfile Of(string name) => ShippedProfiles.Good(ProtocolReader.Read(ShippedProfiles.Of("protocols", name)));

    /// <param name="yaml">A whole protocol file.</param>
    public static ProtocolProfile Parse(string yaml) => ShippedProfiles.Good(ProtocolReader.Read(ProfileFile.Of("test.yaml", Encoding.UTF8.GetBytes(yaml))));

    /// <summary>The products that a protocol names.</summary>
    public static ImmutableArray<ProductProfile> ProductsOf(ProtocolProfile protocol)
    {
        var named = protocol.Steps.OfType<ManualStep>().SelectMany(step => step.Products).ToHashSet();
        return [.. ShippedProfiles.All.GoodProducts.Where(product => named.Contains(product.Id))];
    }

    /// <summary>The files of a shipped protocol and of its products, as the panel sends them with a start; empty for one written in the test.</summary>
    public static ImmutableArray<ProfileFile> FilesOf(ProtocolProfile protocol)
    {
        var set = ShippedProfiles.All;
        return set.Protocols.FirstOrDefault(each => each.Value?.Id == protocol.Id) is not { } loaded ? []
            : [set.FileOf(loaded), .. ProductsOf(protocol).Select(product => set.FileOf(set.Products.First(each => each.Value?.Id == product.Id)))];
    }
}
