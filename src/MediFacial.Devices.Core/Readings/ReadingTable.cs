using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Readings;

/// <summary>The last reading of every sensor. What is stale, implausible or missing is never handed out as a number.</summary>
public sealed class ReadingTable
{
    readonly Reading[] _readings;
    readonly SensorPlan[] _plans;
    readonly TimeSpan[] _staleAfter;

    public ReadingTable(RoomPlan plan)
    {
        _plans = [.. plan.Sensors];
        _staleAfter = [.. _plans.Select(plan => plan.Signal.StaleAfter)];
        _readings = new Reading[_plans.Length];
    }

    public int Count => _readings.Length;

    /// <summary>Keeps the reading; one outside the sensor's plausible range is kept as implausible.</summary>
    public Reading Take(SensorId sensor, Reading reading)
    {
        if (reading.IsGood && !_plans[sensor.Index].Signal.Range.Contains(reading.Value)) reading = reading with { Quality = ReadingQuality.Implausible };
        return _readings[sensor.Index] = reading;
    }

    /// <summary>Forgets what a lost part said: its last numbers say nothing about now.</summary>
    public void Forget(PartId part)
    {
        for (var index = 0; index < _plans.Length; index++)
            if (_plans[index].Part == part) _readings[index] = default;
    }

    /// <summary>The reading as it counts now: one that is older than its stale-after is missing.</summary>
    public Reading At(SensorId sensor, Instant now)
    {
        ref readonly var reading = ref _readings[sensor.Index];
        return reading.Quality == ReadingQuality.Missing || IsFresh(reading, sensor, now)
            ? reading
            : reading with { Quality = ReadingQuality.Missing };
    }

    /// <summary>The good value now, in canonical units; false when there is none.</summary>
    public bool TryValue(SensorId sensor, Instant now, out double value)
    {
        ref readonly var reading = ref _readings[sensor.Index];
        value = reading.Value.Value;
        return reading.IsGood && IsFresh(reading, sensor, now);
    }

    /// <summary>A switch that is known to be on. Unknown is off.</summary>
    public bool IsOn(SensorId sensor, Instant now)
    {
        ref readonly var reading = ref _readings[sensor.Index];
        return reading.IsGood && reading.Value.IsOn && IsFresh(reading, sensor, now);
    }

    bool IsFresh(in Reading reading, SensorId sensor, Instant now) => now.Since(reading.TakenAt) <= _staleAfter[sensor.Index];
}
