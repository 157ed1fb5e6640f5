using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>What a skin probe needs before it is believed. Worth knowing; no treatment waits for it.</summary>
internal static class ProbeCare
{
    /// <summary>%: an hour of measuring is left; judgement.</summary>
    const double Low = 10;

    /// <summary>s: 12 months, as its datasheet asks.</summary>
    const double Longest = 365 * 86_400.0;

    public static IEnumerable<ReadinessReason> Of(SkinProbePlan probe, RoomState room, Instant now)
    {
        if (probe.Battery is { } battery && room.Readings.TryValue(battery, now, out var left) && left < Low)
            yield return new(probe.Name, false, $"The battery of the {probe.Name.ToLowerInvariant()} is nearly empty.", "Put it into its cradle.");
        if (probe.CalibrationAge is not { } sensor || room.Readings.At(sensor, now) is not { IsGood: true } age) yield break;
        if (age.Value.Value > Longest) yield return new(probe.Name, false, $"The {probe.Name.ToLowerInvariant()} was not adjusted for more than a year.", "Have it adjusted before its values count.");
    }
}
