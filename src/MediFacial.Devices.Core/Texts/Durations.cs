using System.Globalization;

namespace MediFacial.Devices.Core.Texts;

/// <summary>Durations as people say them.</summary>
public static class Durations
{
    public static string Say(TimeSpan span) => span.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):0} s");
}
