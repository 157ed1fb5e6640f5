using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>LI-2 laser interlock: two relays in series with the laser, and the lamp of the sign. Coils behind the energy contact and the door's own contacts.</summary>
public sealed class LaserInterlockTwin
{
    readonly Relay _first = new();
    readonly Relay _second = new();

    /// <summary>Pins K1, K2 and SIGN.</summary>
    public bool FirstCoil { get; set; }
    public bool SecondCoil { get; set; }
    public bool Sign { get; set; }

    /// <summary>The lamp is burnt out or unplugged.</summary>
    public bool LampBroken { get; set; }

    /// <summary>The wires D1 and D2 are bridged: an open door does not take the coils' supply any more.</summary>
    public bool DoorBridged { get; set; }

    public bool FirstClosed => _first.Closed;
    public bool SecondClosed => _second.Closed;
    public bool ChainClosed => _first.Closed && _second.Closed;
    public bool SignLit { get; private set; }

    /// <summary>Pins K1_CLOSED and K2_CLOSED: what the mirror contacts say.</summary>
    public bool FirstMirror => _first.Mirror;
    public bool SecondMirror => _second.Mirror;

    public long NextEvent => Math.Min(_first.MovesAt, _second.MovesAt);

    /// <summary>A welded relay is closed, and stays so.</summary>
    public void Weld(bool second, bool welded) => Of(second).Welded = welded;

    /// <summary>The mirror contact, or its wire, is broken: it never says closed.</summary>
    public void BreakMirror(bool second, bool broken) => Of(second).MirrorBroken = broken;

    /// <summary>The coil is burnt out: the relay closes no more.</summary>
    public void BreakCoil(bool second, bool broken) => Of(second).CoilBroken = broken;

    public void Step(long now, bool supply, bool firstDoorContact, bool secondDoorContact)
    {
        _first.Step(now, supply && FirstCoil && (firstDoorContact || DoorBridged));
        _second.Step(now, supply && SecondCoil && (secondDoorContact || DoorBridged));
        SignLit = supply && Sign && !LampBroken;
    }

    Relay Of(bool second) => second ? _second : _first;

    sealed class Relay
    {
        static readonly long Closes = TimeSpan.FromMilliseconds(15).Ticks;
        static readonly long Opens = TimeSpan.FromMilliseconds(10).Ticks;

        bool _coil, _closed;

        public bool Welded { get; set; }
        public bool MirrorBroken { get; set; }
        public bool CoilBroken { get; set; }
        public long MovesAt { get; private set; } = Instant.Never.Ticks;
        public bool Closed => _closed || Welded;
        public bool Mirror => Closed && !MirrorBroken;

        public void Step(long now, bool coil)
        {
            coil &= !CoilBroken;
            if (coil != _coil) (_coil, MovesAt) = (coil, now + (coil ? Closes : Opens));
            if (now >= MovesAt) (_closed, MovesAt) = (_coil, Instant.Never.Ticks);
        }
    }
}
