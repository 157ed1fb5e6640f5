using System.Text.Json;
using System.Text.Json.Serialization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Panel.Room;

/// <summary>How snapshots look as JSON: camelCase, enums as words, quantities and measures as <c>{"value": 40, "unit": "kPa"}</c>,
/// instants in seconds, the instrument of a step with its <c>kind</c>.</summary>
public static class SnapshotJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new QuantityConverter(), new InstantConverter(), new MeasureFactory(), new DetailConverter() },
    };

    static void Write(Utf8JsonWriter writer, double value, Dimension dimension)
    {
        writer.WriteStartObject();
        writer.WriteNumber("value", value);
        writer.WriteString("unit", dimension == Dimension.None ? "" : Unit.CanonicalOf(dimension).Symbol);
        writer.WriteEndObject();
    }

    /// <summary>Written only: nothing is ever read from this form.</summary>
    abstract class Writing<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Snapshots are written, never read.");
    }

    sealed class QuantityConverter : Writing<Quantity>
    {
        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
            SnapshotJson.Write(writer, value.Value, value.Dimension);
    }

    sealed class InstantConverter : Writing<Core.Time.Instant>
    {
        public override void Write(Utf8JsonWriter writer, Core.Time.Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Ticks / 1e7);
    }

    sealed class DetailConverter : Writing<StepDetail>
    {
        public override void Write(Utf8JsonWriter writer, StepDetail value, JsonSerializerOptions options)
        {
            var kind = value switch
            {
                ManualDetail => "manual",
                SuctionDetail => "suction",
                LightDetail => "light",
                SteamDetail => "steam",
                LaserDetail => "laser",
                _ => throw new NotSupportedException($"{value.GetType().Name} has no name in JSON yet: add it here."),
            };
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            foreach (var property in JsonSerializer.SerializeToElement(value, value.GetType(), options).EnumerateObject()) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(StepDetail);
    }

    sealed class MeasureFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.GetInterfaces()
            .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IMeasure<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(MeasureConverter<>).MakeGenericType(typeToConvert))!;
    }

    sealed class MeasureConverter<T> : Writing<T> where T : struct, IMeasure<T>
    {
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            SnapshotJson.Write(writer, value.Value, T.Dimension);
    }
}
