namespace MediFacial.Devices.Wire.Conformance;

/// <summary>How long a part thinks before it answers.</summary>
/// <param name="Count">Good answers that were measured; 0: the rest is zero as well.</param>
public readonly record struct ConformanceTimes(int Count, TimeSpan Median, TimeSpan NinetyNinth, TimeSpan Longest)
{
    internal static ConformanceTimes Of(IReadOnlyCollection<TimeSpan> times)
    {
        if (times.Count == 0) return default;
        var sorted = times.Order().ToArray();
        return new(sorted.Length, sorted[sorted.Length / 2], sorted[(sorted.Length - 1) * 99 / 100], sorted[^1]);
    }
}
