using System.Globalization;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Records;

/// <summary>Amounts as they stand in entries and in <c>records.db</c>: "12.4 J/cm²", "93 s"; a bare number is a count.</summary>
static class DoseText
{
    public static Quantity? Read(string? text)
    {
        if (Quantity.TryParse(text, out var quantity)) return quantity;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Quantity.TryOf(number, Dimension.Count, out quantity) ? quantity : null;
    }

    /// <summary>To the last digit, always with its unit.</summary>
    public static string? Write(Quantity? quantity) => quantity is { Dimension: not Dimension.None } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Value:0.###############} {Unit.CanonicalOf(known.Dimension).Symbol}")
        : null;
}
