namespace MediFacial.Devices.Twins.Parts;

/// <summary>Where a fault can be put between what a sensor sees and what its part reports.</summary>
public sealed class SensorTap(string name)
{
    double _last;

    public string Name { get; } = name;

    /// <summary>Reports its last value for ever.</summary>
    public bool Stuck { get; set; }

    /// <summary>Wire broken.</summary>
    public bool Open { get; set; }

    /// <summary>Added to every value, in the sensor's unit.</summary>
    public double Offset { get; set; }

    /// <summary>Times every value; 1 is healthy.</summary>
    public double Gain { get; set; } = 1;

    public double Report(double measured)
    {
        if (!Stuck) _last = (measured * Gain) + Offset;
        return _last;
    }

    public void Heal() => (Stuck, Open, Offset, Gain) = (false, false, 0, 1);
}
