using System.Globalization;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Twins;

/// <summary>Times as the fault vocabulary writes them, with a unit: <c>700 ms</c>, <c>-1 h</c>.</summary>
public static class TimeText
{
    const double LongestSeconds = 1e9;

    /// <returns>What <see cref="TryRead"/> reads as the same time.</returns>
    public static string Write(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0 && time.Duration() >= TimeSpan.FromDays(2) ? $"{time.Ticks / TimeSpan.TicksPerDay} d"
        : time.Ticks % TimeSpan.TicksPerMinute == 0 && time.Duration() >= TimeSpan.FromMinutes(2) ? $"{time.Ticks / TimeSpan.TicksPerMinute} min"
        : time.Ticks % TimeSpan.TicksPerSecond == 0 ? $"{time.Ticks / TimeSpan.TicksPerSecond} s"
        : string.Create(CultureInfo.InvariantCulture, $"{(decimal)time.Ticks / TimeSpan.TicksPerMillisecond} ms");

    public static bool TryRead(string text, out TimeSpan time)
    {
        var isTime = QuantityText.Read(text, out var quantity, out _) == QuantityFault.None && quantity.Dimension == Dimension.Duration && Math.Abs(quantity.Value) <= LongestSeconds;
        time = isTime ? TimeSpan.FromSeconds(quantity.Value) : default;
        return isTime;
    }

    /// <exception cref="FormatException">It is no time with a unit.</exception>
    public static TimeSpan Read(string text) => TryRead(text, out var time) ? time : throw new FormatException($"“{text}” is no time; write a number and ms, s, min, h or d.");
}
