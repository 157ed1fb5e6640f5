using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>The reading of quantities and ranges in files, with the sentence for each way of getting one wrong.</summary>
static class MeasureText
{
    public static IEnumerable<string> UnitsOf(Dimension dimension) => Unit.All.Where(unit => unit.Dimension == dimension).Select(unit => unit.Symbol);

    /// <param name="dimension">Null: any.</param>
    public static TextFault? Read(string text, Dimension? dimension, out Quantity quantity)
    {
        var fault = QuantityText.Read(text, out quantity, out var unit);
        var allowed = dimension is { } wanted ? UnitsOf(wanted).ToArray() : [.. Unit.All.Select(known => known.Symbol)];
        var units = string.Join(", ", allowed);
        return fault switch
        {
            QuantityFault.NoNumber or QuantityFault.NotFinite =>
                new("not-a-number", $"“{text}” does not begin with a finite decimal number; write a number and a unit ({units})."),
            QuantityFault.NoUnit => new("missing-unit", $"“{text}” has no unit; add one of {units}."),
            QuantityFault.UnknownUnit => new("unknown-unit", $"“{unit}” is no unit.{Nearest.Hint(unit, allowed)} Allowed: {units}."),
            _ when dimension is { } expected && quantity.Dimension != expected =>
                new("wrong-unit", $"“{text}” is a {Name(quantity.Dimension)}, but a {Name(expected)} is expected; write it in {units}."),
            _ => null,
        };
    }

    /// <param name="dimension">Null: any, but both ends the same.</param>
    public static TextFault? ReadRange(string text, Dimension? dimension, out Quantity lowest, out Quantity highest)
    {
        (lowest, highest) = (default, default);
        var ends = text.Split(" to ");
        if (ends.Length != 2) return new("bad-range", $"“{text}” is no range; write both ends with their unit, such as “15 kPa to 40 kPa”.");
        if (Read(ends[0], dimension, out lowest) is { } low) return low;
        if (Read(ends[1], dimension ?? lowest.Dimension, out highest) is { } high) return high;
        return lowest > highest
            ? new("range-upside-down", $"The range “{text}” runs downwards; write the lower end first.")
            : null;
    }

    public static string Name(Dimension dimension) => Words.Hyphenated(dimension.ToString()).Replace('-', ' ');

    static string Literally(string symbol) => symbol.Replace(".", "\\.", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    public static JsonObject Schema(Dimension? dimension, bool range)
    {
        var symbols = dimension is { } wanted ? UnitsOf(wanted) : Unit.All.Select(unit => unit.Symbol);
        var quantity = $"[+-]?[0-9]*\\.?[0-9]+ ?({string.Join('|', symbols.Select(Literally))})";
        return new JsonObject { ["type"] = "string", ["pattern"] = range ? $"^{quantity} to {quantity}$" : $"^{quantity}$" };
    }
}

/// <summary>A quantity of one dimension, inside bounds when there are any.</summary>
sealed class QuantityForm(Dimension dimension, Range<Quantity>? bounds = null)
    : TextForm<Quantity>($"a {MeasureText.Name(dimension)} such as “{Sample(dimension, bounds)}”")
{
    protected override TextFault? TryParse(string text, out Quantity value) =>
        MeasureText.Read(text, dimension, out value) is { } fault ? fault
        : bounds is { } limits && !limits.Contains(value) ? new("out-of-range", $"{value} is out of range; allowed is {limits}.")
        : null;

    public override JsonObject Schema() => MeasureText.Schema(dimension, range: false);

    static string Sample(Dimension dimension, Range<Quantity>? bounds) =>
        (bounds?.Highest ?? Quantity.Of(1, dimension)).ToString();
}

/// <summary>A range of one dimension, inside bounds when there are any.</summary>
sealed class QuantityRangeForm(Dimension? dimension, Range<Quantity>? bounds = null) : TextForm<Range<Quantity>>("a range such as “15 kPa to 40 kPa”")
{
    protected override TextFault? TryParse(string text, out Range<Quantity> value)
    {
        value = default;
        if (MeasureText.ReadRange(text, dimension, out var lowest, out var highest) is { } fault) return fault;
        value = new Range<Quantity>(lowest, highest);
        return bounds is { } limits && !limits.Contains(value) ? new("out-of-range", $"{value} is out of range; allowed is {limits}.") : null;
    }

    public override JsonObject Schema() => MeasureText.Schema(dimension, range: true);
}

/// <summary>Turns what a form reads into another type.</summary>
sealed class Converted<TRead, TValue>(TextForm<TRead> form, Func<TRead, TValue> convert) : Form<TValue>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out TValue? value)
    {
        var good = form.TryRead(node, inspection, out var read);
        value = good ? convert(read!) : default;
        return good;
    }

    public override JsonObject Schema() => form.Schema();
}
