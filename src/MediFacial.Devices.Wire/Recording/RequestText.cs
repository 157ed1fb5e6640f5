using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Requests as one line of JSON, and back. A new kind of request is there by itself.</summary>
/// <remarks>What a session starts with is kept as the bytes of its files and read again: a protocol is never written down in a second way.</remarks>
static class RequestText
{
    static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new QuantityConverter() },
    };

    static readonly FrozenDictionary<string, Type> Kinds = typeof(OperatorRequest).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OperatorRequest))).ToFrozenDictionary(type => type.Name);

    sealed record Opening(string From, Guid Session, string Protocol, ImmutableArray<string> Products, ClientCard Card, ImmutableArray<DeviceKind> Without, ImmutableArray<RecordedFile> Files);

    public static string Write(OperatorRequest request) => $"{request.GetType().Name} {(request is StartSession start
        ? JsonSerializer.Serialize(new Opening(start.From, start.Session, start.Protocol.Id, [.. start.Products.Select(product => product.Id)], start.Card, start.Without,
            [.. start.Files.Select(RecordedFile.Of)]), Plain)
        : JsonSerializer.Serialize(request, request.GetType(), Plain))}";

    /// <exception cref="FlightFault">This program has no such request, or the files of a session are missing.</exception>
    public static OperatorRequest Read(string text)
    {
        var (name, json) = text.IndexOf(' ') is > 0 and var space ? (text[..space], text[space..]) : (text, "");
        if (!Kinds.TryGetValue(name, out var kind)) throw new FlightFault($"The record holds a request “{name}” that this program does not know. Replay it with the version that recorded it.");
        try
        {
            return kind == typeof(StartSession) ? Start(JsonSerializer.Deserialize<Opening>(json, Plain)!) : (OperatorRequest)JsonSerializer.Deserialize(json, kind, Plain)!;
        }
        catch (JsonException damaged)
        {
            throw new FlightFault($"The record holds a request {name} that this program does not understand. Replay it with the version that recorded it.", damaged);
        }
    }

    static StartSession Start(Opening opening)
    {
        var set = ProfileSet.Read(opening.Files.Select(file => file.File));
        var protocol = set.GoodProtocols.FirstOrDefault(each => each.Id == opening.Protocol)
            ?? throw new FlightFault($"The record does not hold a protocol “{opening.Protocol}” that this program understands, so its session cannot be opened again.");
        return new(opening.From, opening.Session, protocol,
            [.. opening.Products.Select(id => set.GoodProducts.FirstOrDefault(each => each.Id == id) ?? throw new FlightFault($"The record does not hold the product “{id}” of its session."))],
            opening.Card, [.. opening.Files.Select(file => file.File)])
        { Without = opening.Without };
    }

    sealed class QuantityConverter : JsonConverter<Quantity>
    {
        sealed record Pair(Dimension Dimension, double Value);

        public override Quantity Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Pair>(ref reader, options) is { } pair ? Quantity.Of(pair.Value, pair.Dimension) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Pair(value.Dimension, value.Value), options);
    }
}
