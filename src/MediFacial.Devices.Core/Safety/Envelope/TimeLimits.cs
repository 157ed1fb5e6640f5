using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Limits of times.</summary>
static class TimeLimits
{
    public static EffectiveLimit Of(LimitKind kind, TimeSpan longest, string why, string source) =>
        EffectiveLimit.Of(kind, null, LimitLayer.Device, new(Seconds(TimeSpan.Zero), Seconds(longest)), why, source);

    public static LayerLimit Protocol(Range<TimeSpan> allowed, string source) =>
        new(LimitLayer.Protocol, Seconds(allowed.Lowest), Seconds(allowed.Highest), $"the protocol allows {Texts.Durations.Say(allowed.Lowest)} to {Texts.Durations.Say(allowed.Highest)}", source);

    public static Quantity Seconds(TimeSpan span) => Quantity.Of(span.TotalSeconds, Dimension.Duration);
}
