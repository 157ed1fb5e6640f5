using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>The contact in the laser's interlock chain: open until it is armed, open again after every doubt. It never fires the laser (domain §5.3).</summary>
internal sealed class LaserRunner : StepRunner
{
    /// <summary>The sign is lit, and proven so, before the contact closes; a lamp shows its current at once.</summary>
    static readonly TimeSpan SignLightsWithin = TimeSpan.FromSeconds(1);

    /// <summary>What is not used up of the allowed time, and this for resetting the laser and for looking.</summary>
    static readonly TimeSpan HandsOn = TimeSpan.FromMinutes(20);

    readonly LaserStep _step;
    readonly LaserPlan _plan;
    readonly StepContext _context;
    readonly LaserSelfTest _test;
    Authorisation? _authorisation;
    Authorisation? _arming;
    Phase _phase;
    Instant _signAsked;
    Instant? _closedAt;
    TimeSpan _unknown;
    bool _first;
    bool _second;
    string? _notice;

    public LaserRunner(LaserStep step, LaserPlan plan, StepContext context) : base(step) =>
        (_step, _plan, _context, _test) = (step, plan, context, new(plan, context));

    enum Phase : byte { Idle, Testing, Open, Recording, Signing, Armed }

    public override StepKind Kind => StepKind.Laser;
    public override RunningDevice Device => _context.Room.Device(_plan.Id);

    /// <summary>Armed time, read closed or not known to be open, has used up what the step allows.</summary>
    public override bool IsDone => Elapsed + _unknown >= _step.Allowed.Highest;

    public override DoseView Dose => new(Seconds(Elapsed), Seconds(_step.Nominal), Seconds(_unknown));

    /// <summary>The arming that waits for the disk; null when none does.</summary>
    public Authorisation? Recording => _phase == Phase.Recording ? _arming : null;

    public override IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        foreach (var refusal in base.WhyNotBegin(now)) yield return refusal;
        if (!_first) yield return new(RefusalKind.Interlock, $"Eyewear on everybody, and confirm it: {_step.Eyewear}", "Eyewear: first confirmation is missing.");
        if (!_second) yield return new(RefusalKind.Interlock, "Look at everybody in the room again and confirm the eyewear a second time.", "Eyewear: second confirmation is missing.");
    }

    public Refusal? Confirm(bool second)
    {
        if (second && !_first) return new(RefusalKind.Incomplete, "Confirm first that everybody wears the eyewear, then that you have looked again.", "Second confirmation before the first.");
        if (second) _second = true;
        else _first = true;
        return null;
    }

    /// <summary>Covers the self-test and the sign; each arming has an authorisation of its own.</summary>
    public override Authorisation Authorise(long number, Instant now) => new(number, _step.Id, Highest, now + (_step.Allowed.Highest - Elapsed) + HandsOn);

    public Authorisation AuthoriseArming(long number, Instant now)
    {
        var left = _step.Allowed.Highest - Elapsed - _unknown;
        return new(number, _step.Id, Highest, now + (left < _step.LongestArmed ? left : _step.LongestArmed));
    }

    public override Refusal? Begin(Authorisation? authorisation, Instant now)
    {
        if (_context.Deliver(Device, now) is { } refusal) return refusal;
        (_authorisation, _phase, _closedAt, _notice) = (authorisation, Phase.Testing, null, null);
        _test.Begin(authorisation!, now);
        return null;
    }

    /// <summary>Every reason against arming, none hidden behind another.</summary>
    public IEnumerable<Refusal> WhyNotArm(Instant now)
    {
        var room = _context.Room;
        if (State != StepState.Running) yield return new(RefusalKind.NotNow, "The laser step is not running.", $"Step {_step.Id} is {State}.");
        if (_test.Outcome == LaserTest.Running) yield return new(RefusalKind.NotReady, "The interlock is testing itself. Wait a moment.", "Self-test is running.");
        if (_test.Outcome == LaserTest.Failed) yield return new(RefusalKind.Interlock, "The laser's interlock failed its self-test. Do not use the laser; call the technician.", $"Self-test: {_test.Fault}");
        if (_phase is Phase.Recording or Phase.Signing or Phase.Armed) yield return new(RefusalKind.NotNow, "The laser is armed already.", $"Phase {_phase}.");
        if (room.DoorClosed != true) yield return new(RefusalKind.Interlock, "The door is not closed. Close it.", $"door {Say(room.Line(Profiles.LineRole.Door))}, door-b {Say(room.Line(Profiles.LineRole.DoorB))}.");
        if (!room.EmergencyStopHealthy) yield return new(RefusalKind.Interlock, "The emergency stop is pressed.", "Line emergency-stop is open.");
        if (!(_first && _second)) yield return new(RefusalKind.Interlock, "The eyewear is not confirmed.", "Eyewear: a confirmation is missing.");
        foreach (var other in room.Devices)
            if (other != Device && (other.IsEnergised || other.State == DeviceState.MakingSafe))
                yield return new(RefusalKind.NotReady, $"{other.Plan.Name} is still on. Wait until it is off.", $"{other.Plan.Name} is {other.State}.");
        if (!IsReadOpen(_plan.ContactReadBack, now) || !IsReadOpen(_plan.Contact2ReadBack, now))
            yield return new(RefusalKind.NotReady, "The interlock's contacts are not read open.", "A mirror contact reads closed, or nothing.");
        // An open chain keeps every class 4 laser in standby; one that is ready all the same does not hang on this chain.
        if (_phase is Phase.Open && (IsRead(_plan.LaserReady, now) || IsRead(_plan.Emission, now)))
            yield return new(RefusalKind.Interlock, "The laser is not in standby although its interlock is open. Put it in standby and call the technician.",
                "laser-ready or emission is on while the chain is open: is the remote interlock plugged into the laser?");
    }

    /// <summary>Somebody asked for it, so that it may have been fired.</summary>
    public bool WasArmed { get; private set; }

    public void Arm(Authorisation authorisation) => (_arming, _phase, _notice, WasArmed) = (authorisation, Phase.Recording, null, true);

    /// <summary>The arming is on disk: the sign first.</summary>
    public void Recorded(Instant now)
    {
        (_phase, _signAsked) = (Phase.Signing, now);
        if (_context.Send(_arming!, now, new OutputValue(_plan.Sign, Quantity.On)) is { } refusal) Open(refusal.Operator, now);
    }

    /// <summary>Contact open, sign dark; it has to be armed anew.</summary>
    public void Open(string why, Instant now)
    {
        _context.Safe.Send(_plan.Id, _context.Effects);
        Disarm(why, now);
    }

    public override void Pause(Instant now)
    {
        _context.MakeSafe(Device, now);
        _test.Abandon();
        // Whoever paused may have taken the eyewear off (domain §5.3: confirmed for this step).
        (_first, _second) = (false, false);
        Disarm(null, now);
        _phase = Phase.Idle;
    }

    /// <summary>Armed time is what both mirrors say between two looks at them. A gap longer than a reading stays fresh is unknown.</summary>
    public override void Reads(SensorId sensor, Instant now)
    {
        if (sensor != _plan.ContactReadBack && sensor != _plan.Contact2ReadBack) return;
        if (_closedAt is { } since && now > since)
        {
            var gap = now.Since(since);
            if (gap <= _context.Room.Plan.Sensors[sensor.Index].Signal.StaleAfter) Elapsed += gap;
            else _unknown += gap;
        }
        _closedAt = LaserRules.IsChainRead(_context.Room, _plan, now) ? now : null;
    }

    public override void Tick(Instant now)
    {
        _test.Tick(now);
        if (_phase == Phase.Testing && _test.Outcome != LaserTest.Running) _phase = Phase.Open;
        if (_phase == Phase.Signing) Close(now);
        if (_phase == Phase.Armed && now >= _arming!.LatestEnd) Open($"The laser was armed for {Texts.Durations.Say(_step.LongestArmed)}, as long as it may be. Arm it again if you go on.", now);
    }

    public override Refusal? WhyNotNext(Instant now) => Elapsed >= _step.Allowed.Lowest
        ? null
        : new(RefusalKind.Limit, $"The laser step takes at least {Texts.Durations.Say(_step.Allowed.Lowest)} of armed time. Skip it with a reason if it must end now.", $"{_step.Id}: armed {Elapsed} < {_step.Allowed.Lowest}.");

    public override TimeSpan? Remaining(Instant now) => _step.Nominal > Elapsed ? _step.Nominal - Elapsed : TimeSpan.Zero;

    /// <summary>What the readings say, not what was asked. A laser that does not tell whether it is ready counts as ready.</summary>
    public LaserState Shows(Instant now)
    {
        var room = _context.Room;
        if (IsRead(_plan.Emission, now)) return LaserState.Emitting;
        if (_test.Outcome == LaserTest.Failed || !room.Readings.At(_plan.ContactReadBack, now).IsGood || !room.Readings.At(_plan.Contact2ReadBack, now).IsGood) return LaserState.Fault;
        if (!LaserRules.IsChainRead(room, _plan, now)) return LaserState.Open;
        return _plan.LaserReady is { } ready && room.Readings.At(ready, now) is { IsGood: true } told && !told.Value.IsOn ? LaserState.Closed : LaserState.Armed;
    }

    /// <summary>Why the contact was last opened; null when nobody has to be told.</summary>
    public string? Notice => _notice;

    public override StepDetail Detail(Instant now)
    {
        var (room, lit) = (_context.Room, _context.Room.Readings.At(_plan.SignLit, now));
        return new LaserDetail(
            Shows(now), _test.Outcome, _phase is Phase.Recording or Phase.Signing, _plan.LaserReady is not null, lit.IsGood ? lit.Value.IsOn : null,
            room.Line(Profiles.LineRole.Door), room.Line(Profiles.LineRole.DoorB), _step.Eyewear, _first, _second,
            _phase == Phase.Armed ? _arming!.LatestEnd.Since(now) : null, _step.LongestArmed, Elapsed,
            State == StepState.Running ? [.. WhyNotArm(now).Select(refusal => refusal.Operator)] : [], _notice);
    }

    public override string? Asks(Instant now) => State switch
    {
        StepState.Ready or StepState.Paused when WhyNotBegin(now).FirstOrDefault() is { } why => why.Operator,
        StepState.Ready => "Close the door, then hold Begin: the interlock tests itself.",
        StepState.Running => _notice ?? Shows(now) switch
        {
            LaserState.Fault => "Do not use the laser. Call the technician.",
            LaserState.Open when _phase is Phase.Recording or Phase.Signing => "The sign is being lit.",
            LaserState.Open when WhyNotArm(now).FirstOrDefault() is { } why => why.Operator,
            LaserState.Open => "Hold Arm when everybody is ready.",
            LaserState.Closed => "Press reset on the laser itself.",
            LaserState.Armed => "The laser can emit. Press Next when you are done.",
            _ => null,
        },
        _ => null,
    };

    ImmutableArray<OutputValue> Highest => [new(_plan.Contact, Quantity.On), new(_plan.Contact2, Quantity.On), new(_plan.Sign, Quantity.On)];

    void Close(Instant now)
    {
        if (_context.Room.Readings.At(_plan.SignLit, now) is { IsGood: true } lit && lit.Value.IsOn && lit.TakenAt > _signAsked)
        {
            // The supervisor must know before the relays move: it trips on a chain that nobody armed.
            _context.Rules.Laser!.ArmedUntil = _arming!.LatestEnd;
            if (_context.Send(_arming, now, new(_plan.Contact, Quantity.On), new(_plan.Contact2, Quantity.On)) is { } refusal) Open(refusal.Operator, now);
            else _phase = Phase.Armed;
        }
        else if (now.Since(_signAsked) > SignLightsWithin) Open("The warning sign does not light, so the laser was not armed. Call the technician.", now);
    }

    void Disarm(string? why, Instant now)
    {
        _context.Rules.Laser!.ArmedUntil = now;
        (_arming, _notice) = (null, why);
        if (_phase is Phase.Recording or Phase.Signing or Phase.Armed) _phase = Phase.Open;
    }

    bool IsRead(SensorId? sensor, Instant now) => sensor is { } known && _context.Room.Readings.IsOn(known, now);

    bool IsReadOpen(SensorId mirror, Instant now) => _context.Room.Readings.At(mirror, now) is { IsGood: true } contact && !contact.Value.IsOn;

    static string Say(bool? closed) => closed switch { true => "closed", false => "open", null => "unknown" };

    static Quantity Seconds(TimeSpan span) => Quantity.Of(span.TotalSeconds, Dimension.Duration);
}
