using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Scenarios;

/// <summary>The guard of a virtual room: the real one, its lines on the twins, its word on the way for a millisecond.</summary>
sealed class VirtualGuard : IGuardOutlet
{
    static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(1);

    readonly TwinRoom _twins;
    readonly int _permit, _sounder;
    readonly int _rules;
    EnergyGuard? _guard;
    GuardStatus _told;
    Instant _arrives = Instant.Never;
    bool _lossIsToTell, _connected, _isFrozen, _connectedAnew;
    ulong _starts;

    public VirtualGuard(RoomPlan plan, TwinRoom twins)
    {
        _twins = twins;
        (_permit, _sounder) = (Line(plan, LineRole.EnergyPermit), Line(plan, LineRole.GuardSounder));
        if (_permit < 0) return;
        _rules = RoomController.RulesOf(plan);
        Start();
    }

    public bool IsAlive => _guard is not null;

    /// <summary>Held up: it neither hears nor acts, and its lines stay as they are. Who connected meanwhile waits at its socket.</summary>
    public bool IsFrozen
    {
        get => _isFrozen;
        set
        {
            _isFrozen = value;
            if (value || !_connectedAnew) return;
            _connectedAnew = false;
            _guard?.Disconnected(_twins.Now);
            if (_connected) _guard?.Connected(_twins.Now);
        }
    }

    public bool IsPermitted => _guard?.IsPermitted == true;
    public GuardDrop LastDrop => _guard?.LastDrop ?? GuardDrop.None;

    /// <summary>When the guard does something by itself.</summary>
    public Instant NextAct => IsFrozen || _guard is null ? Instant.Never : _guard.NextWake;

    /// <summary>As <see cref="NextAct"/>, or when its word arrives.</summary>
    public Instant NextWake => _lossIsToTell ? _twins.Now : Instant.Earlier(_arrives, NextAct);

    bool IGuardOutlet.OwnsContact => true;

    public void Start()
    {
        if (_permit < 0 || IsAlive) return;
        (_isFrozen, _connectedAnew) = (false, false);
        _guard = new(_rules, ++_starts, this);
        if (_connected) _guard.Connected(_twins.Now);
    }

    /// <summary>kill -9: its lines fall back to their pull-downs.</summary>
    public void Kill()
    {
        (_guard, _arrives, _lossIsToTell) = (null, Instant.Never, _connected);
        if (_permit >= 0) _twins.SetOutputLine(_permit, false);
        if (_sounder >= 0) _twins.SetOutputLine(_sounder, false);
    }

    public void Connect(bool connected)
    {
        if (_connected == connected) return;
        (_connected, _arrives, _connectedAnew) = (connected, Instant.Never, IsFrozen);
        if (connected) Hearing?.Connected(_twins.Now);
        else Hearing?.Disconnected(_twins.Now);
    }

    public void Arm(long ticket) => Hearing?.Armed(ticket, _twins.Now);

    public void Drop() => Hearing?.Dropped(_twins.Now);

    public void Told(ulong? answer)
    {
        if (answer is { } value) Hearing?.Answered(value, _twins.Now);
        else Hearing?.Withheld(_twins.Now);
    }

    /// <summary>Lets the guard act by itself, and its word arrive.</summary>
    public void Step(TreatmentRoom? room, Instant now)
    {
        if (now >= NextAct) _guard!.Tick(now);
        if (room is null) return;
        if (_lossIsToTell)
        {
            _lossIsToTell = false;
            room.GuardLost(now);
        }
        if (now < _arrives) return;
        _arrives = Instant.Never;
        room.GuardHeard(_told, now);
    }

    EnergyGuard? Hearing => IsFrozen ? null : _guard;

    void IGuardOutlet.PulsePermit()
    {
        _twins.SetOutputLine(_permit, false);
        _twins.SetOutputLine(_permit, true);
    }

    void IGuardOutlet.DropPermit() => _twins.SetOutputLine(_permit, false);

    void IGuardOutlet.SetSounder(bool on)
    {
        if (_sounder >= 0) _twins.SetOutputLine(_sounder, on);
    }

    void IGuardOutlet.Tell(in GuardStatus status)
    {
        if (!_connected) return;
        _told = status;
        _arrives = Instant.Earlier(_arrives, _twins.Now + OnTheWay);
    }

    static int Line(RoomPlan plan, LineRole role) => plan.Pin(role) is { } pin ? RoomLines.Number(pin.Line) : -1;
}
