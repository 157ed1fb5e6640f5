using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>Values as transcripts write them: <c>vacuum 40 kPa</c>, <c>pump on</c>, <c>mode diamond</c>, <c>face -3276.8 °C (implausible)</c>.</summary>
static class TranscriptValues
{
    /// <summary>“vacuum-set to 40 kPa, pump to on” as values of a command.</summary>
    public static IEnumerable<OutputValue> Written(RoomPlan plan, string text)
    {
        foreach (var each in text.Split(", "))
        {
            var parts = each.Split(" to ");
            if (parts.Length != 2 || plan.Outputs.FirstOrDefault(output => output.Name == parts[0]) is not { } plans) throw new FormatException($"“{each}” is no output of the part with its value; write vacuum-set to 40 kPa.");
            yield return Made.Value(plans, Value(plans.Signal, parts[1]).Value);
        }
    }

    /// <summary>Names of the signals that a meaning tells of, with their values as written.</summary>
    public static ImmutableArray<(string Signal, string Value)> Told(string means) =>
        [.. from each in means.Split(", ") let parts = each.Split(' ', 2) where parts.Length == 2 select (parts[0], parts[1])];

    /// <returns>The meaning itself when the readings are exactly these; else what they are.</returns>
    public static string Compared(string means, ImmutableArray<(SignalProfile Signal, Reading Reading)> readings)
    {
        var told = Told(means).ToDictionary(each => each.Signal, each => each.Value);
        var same = told.Count == readings.Length && readings.All(each => told.TryGetValue(each.Signal.Id, out var value) && IsSame(each.Signal, value, each.Reading));
        return same ? means : string.Join(", ", readings.Select(each => $"{each.Signal.Id} {Say(each.Signal, each.Reading)}"));
    }

    /// <exception cref="FormatException">Not a value of this signal.</exception>
    public static Quantity Value(SignalProfile signal, string text)
    {
        if (signal.Dimension == Dimension.Switch && text is "on" or "off") return text == "on" ? Quantity.On : Quantity.Off;
        foreach (var name in signal.Names)
            if (name.Name == text) return Quantity.Of(name.Raw, Dimension.Choice);
        // What no switch can be: 2 where 0 and 1 are.
        if (signal.Dimension == Dimension.Switch && double.TryParse(text, CultureInfo.InvariantCulture, out var number)) return Quantity.Of(number, Dimension.Switch);
        return Quantity.TryParse(text, out var value) && value.Dimension == signal.Dimension ? value : throw new FormatException($"“{text}” is no value of {signal.Id}.");
    }

    static bool IsSame(SignalProfile signal, string text, Reading reading)
    {
        if (reading.Quality is ReadingQuality.Faulty or ReadingQuality.Missing) return text == $"({reading.Quality.ToString().ToLowerInvariant()})";
        var value = reading.IsGood ? text : text.Split(" (")[0];
        // Two ways of computing the same decimal differ in the last bit at most.
        return text.EndsWith("(implausible)", StringComparison.Ordinal) == !reading.IsGood && text is not ("(faulty)" or "(missing)") && Math.Abs(Value(signal, value).Value - reading.Value.Value) < 1e-9;
    }

    static string Say(SignalProfile signal, Reading reading) =>
        reading.Quality is ReadingQuality.Faulty or ReadingQuality.Missing ? $"({reading.Quality.ToString().ToLowerInvariant()})"
        : (signal.Names.FirstOrDefault(name => name.Raw == reading.Value.Value).Name ?? $"{reading.Value}") + (reading.IsGood ? "" : $" ({reading.Quality.ToString().ToLowerInvariant()})");
}
