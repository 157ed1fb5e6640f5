using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Runtime;

/// <summary>The protocols and products that this room loaded and checked at start, with their bytes.</summary>
public sealed record Shelf(
    ImmutableArray<ProtocolProfile> Protocols, ImmutableArray<ProductProfile> Products, ImmutableDictionary<string, ProfileFile> Files);
