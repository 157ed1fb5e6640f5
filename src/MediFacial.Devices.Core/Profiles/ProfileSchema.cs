using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>JSON Schema (draft 7) of each kind of file, for an editor's completion. Made of the same tables of keys that read the files.</summary>
public static class ProfileSchema
{
    public static IReadOnlyList<ProfileKind> Kinds { get; } = [ProfileKind.Part, ProfileKind.Room, ProfileKind.Protocol, ProfileKind.Product];

    /// <summary>Name of the file in <c>device-profiles/schema</c>.</summary>
    public static string FileNameOf(ProfileKind kind) => $"{kind.ToString().ToLowerInvariant()}.schema.json";

    /// <summary>Text of that file.</summary>
    public static string TextOf(ProfileKind kind)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = $"{kind} of MediFacial.Devices" };
        foreach (var (key, value) in SchemaOf(kind).ToArray()) schema[key] = value?.DeepClone();
        return schema.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static JsonObject SchemaOf(ProfileKind kind) => kind switch
    {
        ProfileKind.Part => PartReader.Schema(),
        ProfileKind.Room => RoomReader.Schema(),
        ProfileKind.Protocol => ProtocolReader.Schema(),
        ProfileKind.Product => ProductReader.Schema(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No file has this kind."),
    };
}
