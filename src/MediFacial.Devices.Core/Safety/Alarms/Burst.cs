using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>How an alarm of one priority sounds and flashes: figures of IEC 60601-1-8 as in domain §8.2, all multiples of the 20 ms tick.</summary>
/// <param name="PulseStarts">Milliseconds from the beginning of the burst.</param>
/// <param name="Pulse">Length of one pulse: high 75–200 ms, else 125–250 ms.</param>
/// <param name="Every">From the beginning of one burst to that of the next; null: once.</param>
/// <param name="Flash">Period of the light; null: it stands.</param>
/// <param name="Lit">Share of the period in which it is lit, as a time: 20–60 %.</param>
internal sealed record Burst(int[] PulseStarts, int Pulse, TimeSpan? Every, TimeSpan? EveryEscalated, TimeSpan? Flash, TimeSpan Lit)
{
    /// <summary>5 + 5 pulses in 3 s, repeated after 5 s of silence, escalated after 2.5 s (2.5–15 s); flash 2 Hz (1.4–2.8 Hz), 40 %.</summary>
    static readonly Burst High = new(
        [0, 220, 440, 880, 1100, 1740, 1960, 2180, 2620, 2840], 140, TimeSpan.FromMilliseconds(7980), TimeSpan.FromMilliseconds(5480), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(200));

    /// <summary>Three pulses in 1 s, repeated after 10 s of silence (2.5–30 s); flash 0.625 Hz (0.4–0.8 Hz), 50 %.</summary>
    static readonly Burst Medium = new(
        [0, 380, 760], 180, TimeSpan.FromMilliseconds(10940), null, TimeSpan.FromMilliseconds(1600), TimeSpan.FromMilliseconds(800));

    /// <summary>Two pulses, once; the light stands.</summary>
    static readonly Burst Low = new([0, 380], 180, null, null, null, TimeSpan.Zero);

    public static Burst Of(AlarmPriority priority) => priority switch
    {
        AlarmPriority.High => High,
        AlarmPriority.Medium => Medium,
        AlarmPriority.Low => Low,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, null),
    };

    public TimeSpan Length { get; } = TimeSpan.FromMilliseconds(PulseStarts[^1] + Pulse);

    public bool IsPulse(TimeSpan sinceBegin)
    {
        foreach (var start in PulseStarts)
        {
            var into = sinceBegin.TotalMilliseconds - start;
            if (into >= 0 && into < Pulse) return true;
        }
        return false;
    }

    public bool IsLit(TimeSpan sinceBegin) => Flash is not { } period || sinceBegin.Ticks % period.Ticks < Lit.Ticks;
}
