using System.Globalization;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Panel.Words;

/// <summary>Numbers as the panel writes them: never more digits than the eye can use, never without a unit.</summary>
public static class Figures
{
    public const string None = "–";

    /// <summary>Number and unit apart, so that the number can be large.</summary>
    public static (string Number, string Unit) Of(Quantity quantity) => quantity.Dimension switch
    {
        Dimension.None => (None, ""),
        Dimension.Switch => (quantity.IsOn ? "on" : "off", ""),
        Dimension.Duration when quantity.Value >= 172_800 => (Number(quantity.Value / 86_400, 0), "d"),
        Dimension.Duration => (Clock(TimeSpan.FromSeconds(quantity.Value)), "min"),
        Dimension.Count or Dimension.Choice => (Number(quantity.Value, 0), ""),
        Dimension.Pressure or Dimension.Temperature or Dimension.Fluence or Dimension.WaterLoss => (Number(quantity.Value, 1), Unit.CanonicalOf(quantity.Dimension).Symbol),
        Dimension.Irradiance or Dimension.Fraction or Dimension.Length or Dimension.Volume or Dimension.MassFlow or Dimension.VolumeFlow
            or Dimension.Power or Dimension.RotationalSpeed or Dimension.PressureRate or Dimension.Index or Dimension.AreaDensity => (Number(quantity.Value, 0), Unit.CanonicalOf(quantity.Dimension).Symbol),
        Dimension.Voltage or Dimension.Current => (Number(quantity.Value, 2), Unit.CanonicalOf(quantity.Dimension).Symbol),
    };

    public static string Text(Quantity? quantity)
    {
        if (quantity is not { } known) return None;
        var (number, unit) = Of(known);
        return unit.Length == 0 ? number : $"{number} {unit}";
    }

    public static string Text<T>(Range<T> range) where T : struct, IMeasure<T>
    {
        var (lowest, _) = Of(range.Lowest.ToQuantity());
        return $"{lowest} to {Text(range.Highest.ToQuantity())}";
    }

    public static string Number(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture).Replace("-0.0", "0.0", StringComparison.Ordinal);

    /// <summary>Minutes and seconds; hours only when there are any.</summary>
    public static string Clock(TimeSpan span)
    {
        var shown = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return shown.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)shown.TotalHours}:{shown.Minutes:00}:{shown.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{shown.Minutes}:{shown.Seconds:00}");
    }

    /// <summary>Whole seconds below a minute and a half, as people say them.</summary>
    public static string Minutes(TimeSpan span) => span < TimeSpan.FromSeconds(90)
        ? $"{Number(span.TotalSeconds, 0)} s"
        : $"{Number(span.TotalMinutes, span.TotalMinutes < 3 && span.Seconds != 0 ? 1 : 0)} min";

    /// <summary>How old a reading is; a fresh one says so in a word, so that the screen keeps still.</summary>
    public static string Age(TimeSpan age) => age < TimeSpan.FromSeconds(1) ? "now" : $"{Number(age.TotalSeconds, 0)} s ago";

    public static string OfDay(DateTimeOffset wall) => wall.ToLocalTime().ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string OfDate(DateTimeOffset wall) => wall.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>0 to 1, for what fills up.</summary>
    public static double Share(double part, double whole) => whole > 0 && part > 0 ? Math.Min(1, part / whole) : 0;

    public static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
