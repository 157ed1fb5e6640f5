using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Plants;

/// <summary>The door of the room with its two contacts: they bounce, one follows the other, and either can stick.</summary>
public sealed class RoomDoor(NoiseSource noise)
{
    readonly DoorContact _first = new();
    readonly DoorContact _second = new();

    public DoorParameters Parameters { get; set; } = new();

    /// <summary>What is really so.</summary>
    public bool Closed { get; private set; } = true;

    /// <summary>The contact of line DOOR, which also feeds the coil of K1.</summary>
    public bool FirstClosed => _first.Closed;

    /// <summary>The contact of line DOOR_B, which also feeds the coil of K2.</summary>
    public bool SecondClosed => _second.Closed;

    public long NextEvent => Math.Min(_first.NextEvent, _second.NextEvent);

    /// <summary>A hand opens or closes the door. Which contact goes first, how long each bounces and how far they lie apart is drawn.</summary>
    public void Move(bool closed, long now)
    {
        if (closed == Closed) return;
        Closed = closed;
        var skew = Ticks(noise.Uniform(0, 1) * Parameters.LongestSkew.TotalSeconds);
        var firstLeads = noise.Uniform() < 0.5;
        _first.Move(closed, now + (firstLeads ? 0 : skew), Bounce(), now);
        _second.Move(closed, now + (firstLeads ? skew : 0), Bounce(), now);
    }

    /// <param name="second">Which of the two.</param>
    public void Stick(bool second, bool stuck) => (second ? _second : _first).StuckClosed = stuck;

    public void Step(long now)
    {
        _first.Step(now, noise);
        _second.Step(now, noise);
    }

    long Bounce() => Ticks(noise.Uniform(Parameters.ShortestBounce.TotalSeconds, Parameters.LongestBounce.TotalSeconds));

    static long Ticks(double seconds) => (long)Math.Round(seconds * TimeSpan.TicksPerSecond);

    sealed class DoorContact
    {
        bool _level = true;
        bool _target = true;
        long _nextToggle = Instant.Never.Ticks;
        long _settledAt;

        /// <summary>Welded, bridged or jammed: closed whatever the door does.</summary>
        public bool StuckClosed { get; set; }

        public bool Closed => _level || StuckClosed;

        public long NextEvent => _nextToggle;

        public void Move(bool closed, long from, long bounces, long now)
        {
            (_target, _nextToggle, _settledAt) = (closed, from, from + bounces);
            // The first touch is at once: nobody has to wait for the next step to see a door that opens.
            if (from <= now) (_level, _nextToggle) = (closed, from + TimeSpan.TicksPerMillisecond);
        }

        public void Step(long now, NoiseSource noise)
        {
            if (now < _nextToggle) return;
            if (now >= _settledAt) (_level, _nextToggle) = (_target, Instant.Never.Ticks);
            else (_level, _nextToggle) = (!_level, Math.Min(_settledAt, now + Ticks(noise.Uniform(0.001, 0.005))));
        }
    }
}
