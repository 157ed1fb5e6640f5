using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Testing;

/// <summary>The files of <c>device-profiles</c>.</summary>
public static class ShippedProfiles
{
    static readonly string[] Folders = ["parts", "products", "protocols", "rooms"];

    static readonly Lazy<ProfileSet> Shipped = new(() => ProfileSet.Read(Folders.SelectMany(folder => FilesOf(folder))));

    /// <summary>Every shipped file, read and checked once.</summary>
    public static ProfileSet All => Shipped.Value;

    /// <summary>Files of one folder of <c>device-profiles</c>, their paths relative to it with forward slashes.</summary>
    public static ImmutableArray<ProfileFile> FilesOf(string folder)
    {
        var path = Repository.Under("device-profiles", folder);
        return !Directory.Exists(path) ? [] : [.. Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(file => Read(folder, file))];
    }

    public static ProfileFile Of(string folder, string name) => Read(folder, Repository.Under("device-profiles", folder, $"{name}.yaml"));

    static ProfileFile Read(string folder, string file) => ProfileFile.Of($"{folder}/{Path.GetFileName(file)}", File.ReadAllBytes(file));

    /// <exception cref="InvalidOperationException">The file has problems; the message lists them.</exception>
    public static T Good<T>(Loaded<T> loaded) where T : class =>
        loaded.IsGood ? loaded.Value! : throw new InvalidOperationException(string.Join('\n', loaded.Problems));
}
