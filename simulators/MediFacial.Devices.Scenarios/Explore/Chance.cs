using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>What a seed decides. Times and factors are round numbers, so that a scenario is the same after it was written and read.</summary>
sealed class Chance(NoiseSource noise)
{
    /// <summary>0 ≤ n &lt; <paramref name="below"/>.</summary>
    public int Whole(int below) => (int)(noise.Next() % (ulong)below);

    public bool Happens(double probability) => noise.Uniform() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Whole(from.Count)];

    public TimeSpan Time(TimeSpan shortest, TimeSpan longest) =>
        shortest + TimeSpan.FromMilliseconds(10 * Whole((int)((longest - shortest) / TimeSpan.FromMilliseconds(10)) + 1));

    /// <summary>Short times as often as long ones: what matters lies milliseconds or minutes apart.</summary>
    public TimeSpan AnyTime(TimeSpan longest)
    {
        var part = noise.Uniform();
        return TimeSpan.FromMilliseconds(10 * (int)(longest / TimeSpan.FromMilliseconds(10) * part * part * part));
    }

    /// <summary>Between two ends, to a hundredth.</summary>
    public double Number(double lowest, double highest) => lowest + (Whole((int)Math.Round((highest - lowest) * 100) + 1) / 100.0);
}
