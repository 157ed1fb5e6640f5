using System.Collections.Immutable;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A simulated part: its firmware can hang and restart, its sensors can lie.</summary>
/// <remarks>A firmware that hangs keeps its outputs as they are and forgets its own time-out: only taking the supply away ends it. That is the worst case a room must survive.</remarks>
public abstract class PartTwin(string name, ImmutableArray<SensorTap> sensors)
{
    static readonly long RestartTicks = TimeSpan.FromSeconds(2).Ticks;

    long _silentUntil;

    /// <summary>As the room file names the part.</summary>
    public string Name { get; } = name;

    public ImmutableArray<SensorTap> Sensors { get; } = sensors;

    /// <summary>Hangs.</summary>
    public bool Frozen { get; set; }

    /// <summary>The part's own view of the room's time, ticks.</summary>
    protected long Now { get; private set; }

    /// <summary>False while the firmware hangs or restarts.</summary>
    public bool Runs => !Frozen && Now >= _silentUntil;

    /// <summary>As after a dip of the supply: outputs off at once, registers as at power-on, 2 s of silence.</summary>
    public void Restart(long now)
    {
        MoveTo(now);
        Frozen = false;
        _silentUntil = Now + RestartTicks;
        PowerOn();
    }

    /// <exception cref="ArgumentException">The part has no such sensor.</exception>
    public SensorTap Sensor(string sensor)
    {
        foreach (var tap in Sensors)
            if (tap.Name == sensor) return tap;
        throw new ArgumentException($"{Name} has no sensor '{sensor}'; it has {string.Join(", ", Sensors.Select(tap => tap.Name))}.", nameof(sensor));
    }

    protected void MoveTo(long now) => Now = now;

    /// <summary>Registers and outputs as after switching on.</summary>
    protected abstract void PowerOn();
}
