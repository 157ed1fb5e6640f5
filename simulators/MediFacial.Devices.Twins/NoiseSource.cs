namespace MediFacial.Devices.Twins;

/// <summary>Seeded noise (xorshift64*): the same seed gives the same run on every machine.</summary>
public sealed class NoiseSource
{
    ulong _state;

    public NoiseSource(ulong seed)
    {
        unchecked
        {
            // One SplitMix64 step, so that neighbouring seeds do not begin alike; a xorshift state must not be zero.
            var z = seed + 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            _state = (z ^ (z >> 31)) | 1;
        }
    }

    /// <summary>An independent stream for another user, so that one more draw here does not shift everything there.</summary>
    public NoiseSource Fork(uint stream) => new(unchecked(_state + (stream * 0xD1342543DE82EF95UL)));

    public ulong Next()
    {
        unchecked
        {
            _state ^= _state >> 12;
            _state ^= _state << 25;
            _state ^= _state >> 27;
            return _state * 2685821657736338717UL;
        }
    }

    /// <summary>0 ≤ u &lt; 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double lowest, double highest) => lowest + ((highest - lowest) * Uniform());

    /// <summary>Mean 0, standard deviation 1, never beyond ±3.5: the sum of four uniform draws.</summary>
    public double Normal() => (Uniform() + Uniform() + Uniform() + Uniform() - 2) * 1.7320508075688772;
}
