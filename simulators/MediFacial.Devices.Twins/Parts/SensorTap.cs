namespace MediFacial.Devices.Twins.Parts;

/// <summary>Where a fault can be put between what a sensor sees and what its part reports.</summary>
/// <param name="openReads">What the part makes of a broken wire, in the sensor's unit.</param>
public sealed class SensorTap(string name, double openReads = 0)
{
    double _last, _noise, _perTick;
    long _driftsSince;
    NoiseSource? _source;

    public string Name { get; } = name;

    /// <summary>Reports its last value for ever.</summary>
    public bool Stuck { get; set; }

    /// <summary>Wire broken.</summary>
    public bool Open { get; set; }

    /// <summary>Added to every value, in the sensor's unit.</summary>
    public double Offset { get; set; }

    /// <summary>Times every value; 1 is healthy.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>It follows what it measures, with whatever bias.</summary>
    public bool Follows => !Stuck && !Open;

    /// <summary>What is added to the value by now: offset and drift.</summary>
    public double Bias(long now) => _perTick == 0 ? Offset : Offset + (_perTick * (now - _driftsSince));

    public double Report(double measured, long now)
    {
        if (Stuck) return _last;
        if (Open) return _last = openReads;
        _last = (measured * Gain) + Bias(now);
        if (_source is not null) _last += _source.Normal() * _noise;
        return _last;
    }

    /// <summary>Moves away from now on.</summary>
    /// <param name="perMinute">In the sensor's unit.</param>
    public void Drift(double perMinute, long now) => (_perTick, _driftsSince) = (perMinute / TimeSpan.TicksPerMinute, now);

    /// <param name="rootMeanSquare">In the sensor's unit.</param>
    /// <param name="source">Of its own, so that a noisy sensor shifts no other draw.</param>
    public void Disturb(double rootMeanSquare, NoiseSource source) => (_noise, _source) = (rootMeanSquare, source);

    public void Heal() => (Stuck, Open, Offset, Gain, _perTick, _source) = (false, false, 0, 1, 0, null);
}
