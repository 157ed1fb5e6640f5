using System.Diagnostics;

namespace MediFacial.Devices.Benchmarks.Room;

/// <summary>Times and allocations of many calls of one kind.</summary>
public sealed class CallTimes
{
    readonly double[] _times = new double[100_000];
    int _count;
    long _bytes;

    /// <summary>Nanoseconds of the last call.</summary>
    public double Last { get; private set; }

    /// <param name="began">Timestamp before the call.</param>
    /// <param name="allocated">Bytes that this thread had allocated before it.</param>
    public void Add(long began, long allocated)
    {
        var ended = Stopwatch.GetTimestamp();
        _bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        Last = (ended - began) * 1e9 / Stopwatch.Frequency;
        if (_count < _times.Length) _times[_count++] = Last;
    }

    public void Clear() => (_count, _bytes) = (0, 0);

    public Measure ToMeasure() => Measure.Of(_times.AsSpan(0, _count).ToArray(), _bytes);
}
