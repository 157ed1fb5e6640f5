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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <exception cref="JsonException">Unknown fault, unknown or missing member.</exception>
    public static TwinFault Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<TwinFault>(json, Options) ?? throw new JsonException("A fault is an object with \"do\".");

    public static byte[] Write(TwinFault fault) => JsonSerializer.SerializeToUtf8Bytes(fault, Options);
}
