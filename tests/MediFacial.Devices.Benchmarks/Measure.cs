using System.Diagnostics;

namespace MediFacial.Devices.Benchmarks;

/// <summary>Times of many runs of the same thing, in nanoseconds, sorted; and the bytes that one run allocated on this thread.</summary>
public sealed class Measure
{
    readonly double[] _sorted;

    Measure(double[] times, double bytesPerRun)
    {
        Array.Sort(times);
        (_sorted, BytesPerRun) = (times, bytesPerRun);
    }

    public double BytesPerRun { get; }
    public double Median => At(0.50);
    public double P99 => At(0.99);
    public double Slowest => _sorted[^1];
    public int Runs => _sorted.Length;

    /// <param name="times">Nanoseconds; sorted in place.</param>
    public static Measure Of(double[] times, long bytes) => new(times, bytes / (double)Math.Max(1, times.Length));

    public static Measure Together(IReadOnlyCollection<Measure> parts) =>
        new([.. parts.SelectMany(part => part._sorted)], parts.Sum(part => part.BytesPerRun * part.Runs) / parts.Sum(part => part.Runs));

    /// <summary>Runs it <paramref name="warmUp"/> times unmeasured, then measures each of <paramref name="runs"/> runs by itself.</summary>
    public static Measure Each(Action run, int runs = 10_000, int warmUp = 2_000)
    {
        var times = new double[runs];
        for (var i = 0; i < warmUp; i++) run();
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(began).Ticks * 100.0;
        }
        return new(times, (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / (double)runs);
    }

    /// <summary>Measures batches, for what is too short for the clock; times are per run.</summary>
    public static Measure Batches(Action run, int batch, int batches = 1_000, int warmUp = 100)
    {
        var each = Each(() => { for (var i = 0; i < batch; i++) run(); }, batches, warmUp);
        return new([.. each._sorted.Select(time => time / batch)], each.BytesPerRun / batch);
    }

    double At(double share) => _sorted[(int)Math.Min(_sorted.Length - 1, Math.Floor(share * _sorted.Length))];
}
