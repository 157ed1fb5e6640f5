using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Plants;

/// <summary>A plain class 4 laser (domain §5.1): it knows its interlock chain, its own reset and its foot switch, and nothing of any controller.</summary>
public sealed class TreatmentLaser
{
    static readonly long DropsWithin = TimeSpan.FromMilliseconds(5).Ticks;
    static readonly long EmissionDelay = TimeSpan.FromSeconds(3).Ticks;

    bool _chain;
    long _opensAt = Instant.Never.Ticks;
    long _readySince;

    bool _ready;

    /// <summary>Out of standby.</summary>
    public bool Ready => _ready || ReadyStuck;

    public bool Emits { get; private set; }

    /// <summary>Held down by the person who treats.</summary>
    public bool FootSwitch { get; set; }

    /// <summary>A fault of the laser itself, or a chain that it does not hang on.</summary>
    public bool ReadyStuck { get; set; }

    /// <summary>A fault of the laser itself: it emits whatever its interlock says.</summary>
    public bool EmissionStuck { get; set; }

    public long NextEvent => Math.Min(_opensAt, Ready && FootSwitch && !Emits ? _readySince + EmissionDelay : Instant.Never.Ticks);

    /// <summary>Somebody presses reset on the laser: out of standby, if the chain is closed.</summary>
    public void Reset(long now)
    {
        if (!_chain) return;
        (_ready, _readySince) = (true, now);
    }

    public void Standby() => _ready = false;

    public void Step(long now, bool chainClosed)
    {
        if (_chain && !chainClosed) _opensAt = now + DropsWithin;
        if (chainClosed && !_chain) _opensAt = Instant.Never.Ticks;
        _chain = chainClosed;
        if (now >= _opensAt) (_ready, _opensAt) = (false, Instant.Never.Ticks);
        Emits = EmissionStuck || (Ready && FootSwitch && now - _readySince >= EmissionDelay);
    }
}
