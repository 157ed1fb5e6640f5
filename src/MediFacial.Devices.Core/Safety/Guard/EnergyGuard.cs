using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Guard;

/// <summary>The second pair of eyes: owns the permit contact and lets it close only while a controller proves, again and again, that it looks at every rule in time.</summary>
/// <remarks>It shares no state with the controller, runs in a process of its own, and is fed with events and the time; one thread calls it. A permit that was dropped stays
/// so until the controller arms anew with the present ticket: neither a restarted guard nor a restarted controller closes the contact by itself.</remarks>
public sealed class EnergyGuard
{
    /// <summary>The permit goes when the last valid answer is older than this (Decisions 4).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);

    /// <summary>The window's near edge. A controller answers with its next kick, 100 ms later; what answers sooner only babbles.</summary>
    public static readonly TimeSpan EarliestAnswer = TimeSpan.FromMilliseconds(20);

    static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(100);

    readonly EvaluationProof _expected;
    readonly IGuardOutlet _outlet;
    ulong _nonces;
    Instant _challengedAt, _heardAt, _tellDue;
    Instant? _validAt, _soundsSince;
    GuardStatus _status = new(0, 1, false, false);
    bool _connected, _sounder;

    /// <param name="rules">How many rules the controller of this room must evaluate, by the guard's own reading of the room file.</param>
    /// <param name="seed">Where its challenges begin; different for every start, so that no answer of an earlier run fits.</param>
    public EnergyGuard(int rules, ulong seed, IGuardOutlet outlet)
    {
        (_expected, _nonces, _outlet) = (EvaluationProof.Expected(rules), seed, outlet);
        outlet.DropPermit();
        outlet.SetSounder(false);
    }

    public GuardStatus Status => _status;
    public bool IsPermitted => _status.Permitted;
    public bool IsConnected => _connected;

    /// <summary>The controller fell silent while energy was permitted, and none has spoken since.</summary>
    public bool IsSounding => _soundsSince is not null;

    /// <summary>Why the permit was last taken away.</summary>
    public GuardDrop LastDrop { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do, if nothing is heard before.</summary>
    public Instant NextWake
    {
        get
        {
            var next = _connected ? _tellDue : Instant.Never;
            if (IsPermitted) next = Instant.Earlier(next, Expiry);
            return _soundsSince is { } since ? Instant.Earlier(next, SounderDue(since)) : next;
        }
    }

    // Exactly as old as allowed is still allowed.
    Instant Expiry => (_validAt ?? Instant.Zero) + Patience + TimeSpan.FromTicks(1);

    Instant SounderDue(Instant since) => new(since.Ticks + (((_tickedAt.Ticks - since.Ticks) / HighAlarmPattern.Grid.Ticks) + 1) * HighAlarmPattern.Grid.Ticks);

    Instant _tickedAt;

    /// <summary>A controller has come. It has proven nothing yet.</summary>
    public void Connected(Instant now)
    {
        Look(now);
        Drop(GuardDrop.Gone);
        (_connected, _validAt) = (true, null);
        Challenge(now);
    }

    /// <summary>The controller has gone, with or without an order. A controller that ends in order has dropped its energy before.</summary>
    public void Disconnected(Instant now)
    {
        Look(now);
        _connected = false;
        _validAt = null;
        if (!IsPermitted) return;
        Drop(GuardDrop.Gone);
        Sound(now);
    }

    /// <summary>The controller answers the last challenge.</summary>
    public void Answered(ulong answer, Instant now)
    {
        Hear(now);
        var wrong = answer != _expected.Answer(_status.Challenge);
        if (wrong || now < _challengedAt + EarliestAnswer)
        {
            // Whoever answers so is not the controller that was armed, or is not itself.
            Drop(wrong ? GuardDrop.WrongAnswer : GuardDrop.EarlyAnswer);
            _validAt = null;
        }
        else
        {
            _validAt = now;
            if (IsPermitted) _outlet.PulsePermit();
        }
        Challenge(now);
    }

    /// <summary>The controller lives, and has nothing to prove: a rule trips. The permit is not renewed.</summary>
    public void Withheld(Instant now) => Hear(now);

    /// <summary>The controller asks for the permit. Granted for the present ticket only, and after a valid answer not long ago.</summary>
    public void Armed(long ticket, Instant now)
    {
        Hear(now);
        if (_connected && !IsPermitted && ticket == _status.Ticket && _outlet.OwnsContact && _validAt is { } valid && now <= valid + Patience)
        {
            _status = _status with { Permitted = true };
            _outlet.PulsePermit();
        }
        Tell(now);
    }

    /// <summary>The controller gives the permit back.</summary>
    public void Dropped(Instant now)
    {
        Hear(now);
        Drop(GuardDrop.Asked);
        Tell(now);
    }

    public void Tick(Instant now)
    {
        Look(now);
        if (_connected && now >= _tellDue) Tell(now);
    }

    void Hear(Instant now)
    {
        _heardAt = now;
        // The controller is back and gives its own alarm; two would hide each other. Nobody acknowledges here: the guard has no button, and a dead controller is no state to get used to.
        _soundsSince = null;
        Look(now);
    }

    void Look(Instant now)
    {
        _tickedAt = now;
        if (IsPermitted && now >= Expiry)
        {
            Drop(GuardDrop.Late);
            if (now > _heardAt + Patience) Sound(now);
            if (_connected) Tell(now);
        }
        var on = _soundsSince is { } since && HighAlarmPattern.IsOn(now.Since(since));
        if (on == _sounder) return;
        _outlet.SetSounder(_sounder = on);
    }

    void Drop(GuardDrop why)
    {
        if (!IsPermitted) return;
        _outlet.DropPermit();
        _status = _status with { Permitted = false, Ticket = _status.Ticket + 1 };
        LastDrop = why;
    }

    void Sound(Instant now)
    {
        _soundsSince ??= now;
        _outlet.SetSounder(_sounder = HighAlarmPattern.IsOn(now.Since(_soundsSince.Value)));
    }

    void Challenge(Instant now)
    {
        // Weyl sequence: never the same twice in the life of a process.
        _nonces = unchecked(_nonces + 0x9E3779B97F4A7C15);
        _challengedAt = now;
        _status = _status with { Challenge = _nonces };
        Tell(now);
    }

    void Tell(Instant now)
    {
        _tellDue = now + TellEvery;
        _status = _status with { OwnsContact = _outlet.OwnsContact };
        _outlet.Tell(_status);
    }
}
