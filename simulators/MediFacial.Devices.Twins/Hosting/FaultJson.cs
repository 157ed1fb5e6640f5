using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Faults as the control socket and scenario files write them: <c>{"do":"freeze","part":"led-driver"}</c>.</summary>
public static class FaultJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        AllowOutOfOrderMetadataProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new TimeConverter() },
    };

    /// <exception cref="JsonException">Unknown fault, unknown or missing member.</exception>
    public static TwinFault Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<TwinFault>(json, Options) ?? throw new JsonException("A fault is an object with \"do\".");

    public static byte[] Write(TwinFault fault) => JsonSerializer.SerializeToUtf8Bytes(fault, Options);

    /// <inheritdoc cref="Read"/>
    public static HostFault ReadHost(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<HostFault>(json, Options) ?? throw new JsonException("A fault is an object with \"do\".");

    public static byte[] Write(HostFault fault) => JsonSerializer.SerializeToUtf8Bytes(fault, Options);

    sealed class TimeConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            return TimeText.TryRead(text, out var time) ? time : throw new JsonException("A time is written with its unit, such as \"700 ms\".");
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(TimeText.Write(value));
    }
}
