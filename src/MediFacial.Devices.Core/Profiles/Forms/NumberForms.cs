using System.Globalization;
using System.Text.Json.Nodes;

namespace MediFacial.Devices.Core.Profiles.Forms;

/// <summary>A whole number between two bounds, both included.</summary>
sealed class WholeNumber(int lowest, int highest) : TextForm<int>($"a whole number from {lowest} to {highest}")
{
    protected override TextFault? TryParse(string text, out int value)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return new("not-a-number", $"“{text}” is no whole number; write one from {lowest} to {highest}.");
        }
        return lowest <= value && value <= highest
            ? null : new("out-of-range", $"{value} is out of range; allowed is {lowest} to {highest}.");
    }

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = lowest, ["maximum"] = highest };
}

/// <summary>A finite number without a unit, such as a pH or the scale of a register.</summary>
sealed class PlainNumber(double lowest, double highest) : TextForm<double>("a number")
{
    protected override TextFault? TryParse(string text, out double value)
    {
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            return new("not-a-number", $"“{text}” is no number; write one such as 0.1, without unit or exponent.");
        }
        return lowest <= value && value <= highest
            ? null : new("out-of-range", string.Create(CultureInfo.InvariantCulture, $"{value} is out of range; allowed is {lowest} to {highest}."));
    }

    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = lowest, ["maximum"] = highest };
}

sealed class Flag() : TextForm<bool>("true or false")
{
    protected override TextFault? TryParse(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false" ? null : new("unknown-value", $"“{text}” is neither true nor false; write one of the two.");
    }

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}

/// <summary>A calendar day, 2026-11-22.</summary>
sealed class Day() : TextForm<DateOnly>("a date as year-month-day")
{
    protected override TextFault? TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            ? null : new("bad-date", $"“{text}” is no date; write year-month-day, such as 2026-11-22.");

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2}$" };
}
