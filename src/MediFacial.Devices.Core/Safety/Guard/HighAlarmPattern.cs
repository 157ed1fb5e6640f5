namespace MediFacial.Devices.Core.Safety.Guard;

/// <summary>The burst of a high-priority alarm for a sounder that can only be on or off: ten pulses, c c c – c c, twice (IEC 60601-1-8 table 4, domain §8.2).</summary>
static class HighAlarmPattern
{
    /// <summary>All edges lie on this grid.</summary>
    public static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(50);

    // Pulses of 150 ms, 100 ms between them, 350 ms after the third, 500 ms between the halves, 2.5 s between bursts.
    static readonly int[] PulsesAt = [0, 250, 500, 1000, 1250, 1900, 2150, 2400, 2900, 3150];
    const int Pulse = 150, Period = 3300 + 2500;

    public static bool IsOn(TimeSpan since)
    {
        var at = (int)(since.Ticks / TimeSpan.TicksPerMillisecond % Period);
        foreach (var pulse in PulsesAt)
            if (at >= pulse && at < pulse + Pulse) return true;
        return false;
    }
}
