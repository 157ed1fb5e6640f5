using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>A set of files that belong together, each read by what its first key says it is, and checked against each other.</summary>
/// <param name="Problems">Of all files, in reading order file by file. Empty: everything is good.</param>
public sealed record ProfileSet(
    ImmutableArray<ProfileFile> Files, ImmutableArray<Loaded<PartProfile>> Parts, ImmutableArray<Loaded<RoomProfile>> Rooms,
    ImmutableArray<Loaded<ProtocolProfile>> Protocols, ImmutableArray<Loaded<ProductProfile>> Products, ImmutableArray<ProfileProblem> Problems)
{
    public static ProfileSet Read(IEnumerable<ProfileFile> files)
    {
        ImmutableArray<ProfileFile> all = [.. files];
        var kinds = all.ToLookup(KindOf);
        ImmutableArray<Loaded<PartProfile>> parts = [.. kinds[ProfileKind.Part].Select(PartReader.Read)];
        ImmutableArray<Loaded<RoomProfile>> rooms = [.. kinds[ProfileKind.Room].Select(RoomReader.Read)];
        ImmutableArray<Loaded<ProtocolProfile>> protocols = [.. kinds[ProfileKind.Protocol].Select(ProtocolReader.Read)];
        ImmutableArray<Loaded<ProductProfile>> products = [.. kinds[ProfileKind.Product].Select(ProductReader.Read)];
        var set = new ProfileSet(all, parts, rooms, protocols, products, []);
        ImmutableArray<ProfileProblem> problems =
        [
            .. parts.SelectMany(each => each.Problems), .. products.SelectMany(each => each.Problems), .. protocols.SelectMany(each => each.Problems),
            .. rooms.SelectMany(room => set.Compile(room).Problems), .. kinds[ProfileKind.Unknown].SelectMany(NoKind),
            .. Doubled(parts, part => part.Id, "part"), .. Doubled(rooms, room => room.Id, "room"),
            .. Doubled(protocols, protocol => protocol.Id, "protocol"), .. Doubled(products, product => product.Id, "product"),
            .. protocols.Where(each => each.Draft is not null).SelectMany(each => each.Source.Problems(ProductUse.Check(each.Draft!, set.GoodProducts))),
        ];
        return set with { Problems = [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)] };
    }

    public ImmutableArray<PartProfile> GoodParts => [.. Parts.Where(each => each.IsGood).Select(each => each.Value!)];
    public ImmutableArray<ProductProfile> GoodProducts => [.. Products.Where(each => each.IsGood).Select(each => each.Value!)];
    public ImmutableArray<ProtocolProfile> GoodProtocols => [.. Protocols.Where(each => each.IsGood).Select(each => each.Value!)];

    /// <summary>The file that holds a part, room, protocol or product.</summary>
    public ProfileFile FileOf<T>(Loaded<T> loaded) where T : class => Files.First(file => file.Path == loaded.Source.File);

    public Loaded<RoomPlan> Compile(Loaded<RoomProfile> room)
    {
        var named = room.Value?.Parts.Select(part => part.Profile).ToHashSet() ?? [];
        return RoomCompiler.Compile(room, GoodParts, [FileOf(room), .. Parts.Where(part => part.Value is { } good && named.Contains(good.Id)).Select(FileOf)]);
    }

    static ProfileKind KindOf(ProfileFile file) => YamlTree.Read(file, new Inspection(file.Path)) is YamlMapping mapping
        ? Enum.GetValues<ProfileKind>().FirstOrDefault(kind => mapping.Find(Words.Hyphenated(kind.ToString())) is not null)
        : ProfileKind.Unknown;

    static IEnumerable<ProfileProblem> NoKind(ProfileFile file)
    {
        var inspection = new Inspection(file.Path);
        if (YamlTree.Read(file, inspection) is { } root)
        {
            inspection.Report(root.At, "unknown-kind", "Nothing says what this file describes; begin it with “part:”, “room:”, “protocol:” or “product:” and a name.");
        }
        return inspection.Problems;
    }

    static IEnumerable<ProfileProblem> Doubled<T>(ImmutableArray<Loaded<T>> all, Func<T, string> name, string kind) where T : class =>
        from later in all.Where(each => each.IsGood).Select((each, index) => (each, index))
        let earlier = all.Where(each => each.IsGood).Take(later.index).FirstOrDefault(each => name(each.Value!) == name(later.each.Value!))
        where earlier is not null
        from problem in later.each.Source.Problems([new Finding(kind, "duplicate-name", $"{earlier.Source.File} already describes a {kind} called “{name(later.each.Value!)}”; rename one.")])
        select problem;
}

/// <summary>What a file describes. Its first key says so.</summary>
public enum ProfileKind : byte { Unknown = 0, Part, Room, Protocol, Product }
