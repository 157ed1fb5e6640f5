using System.Collections.Immutable;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A simulated part: its firmware can hang and restart, its sensors can lie.</summary>
/// <remarks>A firmware that hangs keeps its outputs as they are and forgets its own time-out: only taking the supply away ends it. That is the worst case a room must survive.</remarks>
public abstract class PartTwin(string name, ImmutableArray<SensorTap> sensors)
{
    static readonly long RestartTicks = TimeSpan.FromSeconds(2).Ticks;

    long _silentUntil;
    bool _unpowered;

    /// <summary>As the room file names the part.</summary>
    public string Name { get; } = name;

    public ImmutableArray<SensorTap> Sensors { get; } = sensors;

    /// <summary>Hangs.</summary>
    public bool Frozen { get; set; }

    /// <summary>Ticks that the part thinks longer than its datasheet allows before it answers.</summary>
    public long ExtraThinking { get; set; }

    /// <summary>Says that it is another model than it is.</summary>
    public bool Misidentified { get; private set; }

    /// <summary>Of the part that stands in this one's place; null: it is the one that belongs here.</summary>
    protected string? OtherSerial { get; private set; }

    /// <summary>The part's own view of the room's time, ticks.</summary>
    protected long Now { get; private set; }

    /// <summary>False while the firmware hangs or restarts, and without mains.</summary>
    public bool Runs => !Frozen && !_unpowered && Now >= _silentUntil;

    /// <summary>As after a dip of the supply: outputs off at once, registers as at power-on, 2 s of silence.</summary>
    public void Restart(long now)
    {
        MoveTo(now);
        Frozen = false;
        _silentUntil = Now + RestartTicks;
        PowerOn();
    }

    /// <summary>It runs on its battery, whatever the mains do.</summary>
    protected virtual bool HasBattery => false;

    /// <summary>Takes the mains away; back, the part starts anew.</summary>
    public void Power(bool on, long now)
    {
        if (on != _unpowered || HasBattery) return;
        _unpowered = !on;
        Restart(now);
    }

    /// <summary>Another part of the same kind is wired in, or the right one again (null).</summary>
    /// <exception cref="ArgumentException">A serial number has 8 characters.</exception>
    public void Replace(string? serial, long now)
    {
        if (serial is not null && (serial.Length != 8 || !serial.All(char.IsAscii))) throw new ArgumentException($"“{serial}” is no serial number: write 8 letters, digits or signs, such as ZZ0-0000.", nameof(serial));
        if (serial == OtherSerial) return;
        OtherSerial = serial;
        Restart(now);
    }

    /// <summary>A part that says it is another model is wired in, or the right one again.</summary>
    public void Misidentify(bool wrong, long now)
    {
        if (wrong == Misidentified) return;
        Misidentified = wrong;
        Restart(now);
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
