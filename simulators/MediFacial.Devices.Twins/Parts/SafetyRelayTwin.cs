using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>How fast a relay moves, in ms; made to be varied.</summary>
public sealed record RelayParameters
{
    public double Closes { get; init; } = 15;
    public double Opens { get; init; } = 10;
}

/// <summary>One of the room's two safety relays: emergency stop and a monostable of 600 ms close its contact. Both contacts in series feed every actuator supply.</summary>
public sealed class SafetyRelayTwin(RelayParameters parameters)
{
    static readonly long Holds = TimeSpan.FromMilliseconds(600).Ticks;
    static readonly long LowDrops = TimeSpan.FromMilliseconds(20).Ticks;
    readonly long _closes = TimeSpan.FromMilliseconds(parameters.Closes).Ticks;
    readonly long _opens = TimeSpan.FromMilliseconds(parameters.Opens).Ticks;

    long _heldUntil = long.MinValue;
    long _lowSince = long.MinValue;
    long _movesAt = Instant.Never.Ticks;
    bool _level, _coil, _stopHealthy = true, _changed;

    /// <summary>Both channels closed.</summary>
    public bool EmergencyStopHealthy
    {
        get => _stopHealthy;
        set => (_stopHealthy, _changed) = (value, true);
    }

    /// <summary>The contact does not open any more.</summary>
    public bool Welded
    {
        get;
        set
        {
            field = value;
            // A relay that was replaced is open.
            if (!value && !_coil) _movesAt = 0;
        }
    }

    public bool ContactClosed { get; private set; }

    /// <summary>At once after an input has changed: what follows from it is not known before the next step.</summary>
    public long NextEvent => _changed ? 0 : Math.Min(_movesAt, _coil ? EndsAt : Instant.Never.Ticks);

    long EndsAt => _level ? _heldUntil : Math.Min(_heldUntil, _lowSince + LowDrops);

    /// <summary>Line ENERGY_RUN or ENERGY_PERMIT: every rising edge starts the monostable anew; a level held low for 20 ms ends it.</summary>
    public void SetInput(bool level, long now)
    {
        if (level == _level) return;
        (_level, _changed) = (level, true);
        if (level) _heldUntil = now + Holds;
        else _lowSince = now;
    }

    public void Step(long now)
    {
        _changed = false;
        var coil = EmergencyStopHealthy && now < EndsAt;
        if (coil != _coil)
        {
            _coil = coil;
            _movesAt = now + (coil ? _closes : _opens);
        }
        if (now < _movesAt) return;
        _movesAt = Instant.Never.Ticks;
        ContactClosed = _coil || (Welded && ContactClosed);
    }
}
