using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>The room's safety relay: emergency stop and a monostable of 600 ms close the contact that feeds every actuator supply.</summary>
public sealed class SafetyRelayTwin
{
    static readonly long Holds = TimeSpan.FromMilliseconds(600).Ticks;
    static readonly long LongestLow = TimeSpan.FromMilliseconds(20).Ticks;
    static readonly long Closes = TimeSpan.FromMilliseconds(15).Ticks;
    static readonly long Opens = TimeSpan.FromMilliseconds(10).Ticks;

    long _heldUntil = long.MinValue;
    long _lowSince;
    long _movesAt = Instant.Never.Ticks;
    bool _level, _coil;

    /// <summary>Both channels closed.</summary>
    public bool EmergencyStopHealthy { get; set; } = true;

    /// <summary>The contact does not open any more.</summary>
    public bool Welded { get; set; }

    public bool ContactClosed { get; private set; }

    public long NextEvent
    {
        get
        {
            if (!_coil) return _movesAt;
            var drops = _level ? _heldUntil : Math.Min(_heldUntil, _lowSince + LongestLow);
            return Math.Min(_movesAt, drops);
        }
    }

    /// <summary>Line ENERGY_RUN: a rising edge starts the monostable anew, a short low pulse does no harm, a held low drops the contact.</summary>
    public void SetEnergyRun(bool level, long now)
    {
        if (level == _level) return;
        _level = level;
        if (level) _heldUntil = now + Holds;
        else _lowSince = now;
    }

    public void Step(long now)
    {
        var coil = EmergencyStopHealthy && now < _heldUntil && (_level || now - _lowSince <= LongestLow);
        if (coil != _coil)
        {
            _coil = coil;
            _movesAt = now + (coil ? Closes : Opens);
        }
        if (now < _movesAt) return;
        _movesAt = Instant.Never.Ticks;
        ContactClosed = _coil || (Welded && ContactClosed);
    }
}
