using System.Globalization;

namespace MediFacial.Devices.Core.Texts;

/// <summary>Durations and dates as people say them.</summary>
public static class Durations
{
    public static string Say(TimeSpan span) => span.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):0} s");

    /// <summary>Hours and days: "24 hours", "3 days", "2 weeks".</summary>
    public static string SayLong(TimeSpan span) => span.TotalDays switch
    {
        < 2 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours"),
        >= 14 and var days when days % 7 == 0 => string.Create(CultureInfo.InvariantCulture, $"{days / 7:0} weeks"),
        var days => string.Create(CultureInfo.InvariantCulture, $"{days:0.#} days"),
    };

    /// <summary>A moment to come, in the time of the place: "24 Nov 14:10". Rounded up to the minute, so that nobody comes too early.</summary>
    public static string SayDate(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var up = new DateTimeOffset((moment.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        return TimeZoneInfo.ConvertTime(up, zone).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
    }
}
