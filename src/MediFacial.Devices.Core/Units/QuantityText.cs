using System.Globalization;

namespace MediFacial.Devices.Core.Units;

/// <summary>Why a text is no quantity.</summary>
public enum QuantityFault : byte
{
    None = 0,
    /// <summary>It does not begin with a decimal number. NaN, infinities and exponents are no numbers here.</summary>
    NoNumber,
    /// <summary>A number alone.</summary>
    NoUnit,
    UnknownUnit,
    /// <summary>So many digits that no finite number holds them.</summary>
    NotFinite,
}

/// <summary>The one reading of "43 °C", "12 inHg", "250 ms": a decimal number, one space or none, one known unit; nothing else.</summary>
public static class QuantityText
{
    /// <param name="unit">What stands after the number, known or not.</param>
    public static QuantityFault Read(string? text, out Quantity quantity, out string unit)
    {
        (quantity, unit) = (default, "");
        var trimmed = (text ?? "").Trim();
        var split = 0;
        while (split < trimmed.Length && (char.IsAsciiDigit(trimmed[split]) || trimmed[split] is '.' or '-' or '+')) split++;
        if (!double.TryParse(trimmed.AsSpan(0, split), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number)) return QuantityFault.NoNumber;

        unit = trimmed[split..].TrimStart();
        if (unit.Length == 0) return QuantityFault.NoUnit;
        if (Unit.Find(unit) is not { } known) return QuantityFault.UnknownUnit;
        return Quantity.TryOf((number * known.Factor) + known.Offset, known.Dimension, out quantity) ? QuantityFault.None : QuantityFault.NotFinite;
    }
}
