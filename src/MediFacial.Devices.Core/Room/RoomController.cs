using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>The room's mind: inputs in, effects out. One thread calls it; it never waits and knows no clock.</summary>
/// <remarks>After every input the caller runs <see cref="Evaluate"/>; every 20 ms it runs <see cref="Tick"/>. Then it empties <see cref="Effects"/>.</remarks>
public sealed partial class RoomController
{
    /// <summary>A clock that lies behind what the journal has seen by more than this was set back, or has lost its battery.</summary>
    static readonly TimeSpan ClockMayDiffer = TimeSpan.FromSeconds(2);
    static readonly TimeSpan KickEvery = TimeSpan.FromMilliseconds(100);

    readonly RoomState _room;
    readonly SafeOutputs _safe;
    readonly Leases _leases;
    readonly RoomWatch _watch = new();
    readonly SafetySupervisor _supervisor;
    readonly Journalist _journalist;
    readonly EffectOrder _order;
    readonly SessionDirector _director;
    readonly Readiness _readiness;
    readonly Panels _panels;
    readonly Sampler _sampler;
    readonly AlarmBoard _alarms;
    readonly RuleAlarms _ruleAlarms;
    readonly TechnicalAlarms _technicalAlarms;
    readonly SelfTest _selfTest;
    readonly SafeOffLog _safeOff;
    readonly Dictionary<string, TripRule?> _tripped = [];
    readonly RoomStart _start;
    StopRecord? _stop;
    Instant _kickDue, _answerDue;
    bool _begun;
    readonly PedalSwitch _pedal = new();
    bool _clientButton;

    public RoomController(RoomPlan plan, RoomStart start)
    {
        _start = start;
        _safe = new(plan);
        _room = new(plan, start, Effects, _safe);
        _leases = new(plan);
        var book = new RuleBook(_room, _leases, _watch);
        _supervisor = new(_room, book);
        _journalist = new(start, _room.Wall, _room.Doses, _room.Upkeep, _watch, Effects);
        _alarms = new(_journalist, _room.Wall, Effects, start.EarlierAlarms);
        _ruleAlarms = new(_alarms, _supervisor, _room);
        _technicalAlarms = new(_alarms, book, _room);
        _order = new(_room, _watch, Effects);
        (_selfTest, _safeOff) = (new(_room, Effects), new(_room));
        _director = new(new(_room, new(_room), _leases, _safe, book, Effects, _alarms), _order, _journalist, _watch, _selfTest, plan.Profile.Policies.LongestPause) { Report = start.Interrupted };
        _readiness = new(_room, _supervisor, _director, _watch, _selfTest);
        _panels = new(plan.Profile.Policies.PauseAfterPanelLoss);
        _sampler = new(_room);
    }

    /// <summary>What was decided since the caller last emptied it.</summary>
    public EffectList Effects { get; } = new();

    /// <summary>Rules that are evaluated each time.</summary>
    public int RuleCount => _supervisor.RuleCount;

    internal IEnumerable<TripRule> StandingWarnings => _supervisor.Warnings.Where(rule => rule.Stands);

    /// <summary>Rules that a controller of this room must evaluate: the guard's own reading of the room file.</summary>
    public static int RulesOf(RoomPlan plan) => new RoomController(plan, new(default, 1, null, "")).RuleCount;

    /// <summary>Complete evaluations of the rules, since the start: what an outer watchdog is fed with.</summary>
    public long Evaluations { get; private set; }

    public void Handle(in Input input, Instant now)
    {
        switch (input.Kind)
        {
            case InputKind.Reading:
                var sensor = new SensorId(input.Index);
                _room.Readings.Take(sensor, input.Value);
                _director.Session?.Running?.Reads(sensor, now);
                break;
            case InputKind.Link: Linked(new(input.Index), (LinkState)(input.Number & 0xFF), (LinkFault)(input.Number >> 8), now); break;
            case InputKind.Confirmed: Confirmed((Command)input.Body!, now); break;
            case InputKind.Failed: Failed((Command)input.Body!, (LinkFault)input.Number, now); break;
            case InputKind.Line: Line((LineRole)input.Index, input.Number == 1 ? null : input.Flag, now); break;
            case InputKind.Asked: Asked((OperatorRequest)input.Body!, now); break;
            case InputKind.JournalFlushed: _watch.EntriesFlushed(input.Number); break;
            case InputKind.JournalFailed: _watch.JournalFailed = true; break;
            case InputKind.Wall: Wall(new(input.Number, TimeSpan.Zero), input.Flag, now); break;
            case InputKind.PanelSeen: _panels.Seen((string)input.Body!, now); break;
            case InputKind.Guard: _room.Guard.Heard(input.Status, now); break;
            case InputKind.GuardLost: _room.Guard.Lost(); break;
            case InputKind.ShutDown: Stop(StopOrigin.Shutdown, "shutdown", latches: true, now); break;
            default: throw new InvalidOperationException($"Input {input.Kind}.");
        }
    }

    /// <summary>Every rule, now. A trip goes safe first and is written down afterwards.</summary>
    public void Evaluate(Instant now)
    {
        Judge(now);
    }

    public void Tick(Instant now)
    {
        if (!_begun) Begin(now);
        ForgetStaleLines(now);
        var proof = Judge(now);
        if (proof is not null) Renew(now);
        TellGuard(proof, now);
        _director.Tick(now);
        Prove(now);
        if (_room.IsAnyEnergised && _panels.CommanderIsLost(now)) LosePanel(now);
        if (_director.Session is { } session) _sampler.Tick(session, now, Effects);
        if (_director.Session is null && !_room.IsLatched) _panels.Release();
        TickAlarms(now);
    }

    /// <summary>Nothing is energised and a reading or the open contact proves it.</summary>
    public bool IsSafe(Instant now)
    {
        if (_room.EnergyArmed) return false;
        foreach (var device in _room.Devices)
            if (device.IsEnergised || !device.IsProvenSafe(_room, now)) return false;
        return true;
    }

    /// <returns>Null unless the evaluation was complete and nothing at all trips.</returns>
    EvaluationProof? Judge(Instant now)
    {
        _watch.Evaluating(now, _room.IsAnyEnergised || _order.IsHolding || _room.EnergyArmed);
        var verdict = _supervisor.Evaluate(now);
        if (!verdict.IsComplete) Tripped(SafetySupervisor.Incomplete(verdict, now), null, now);
        else if (verdict.Worst is { } worst) Tripped(worst.ToTrip(_room, now), worst, now);
        if (verdict.IsComplete) Evaluations++;
        return EvaluationProof.Of(verdict);
    }

    void Begin(Instant now)
    {
        _begun = true;
        _safe.SendAll(Effects);
        Effects.DropEnergy();
        _journalist.Write(JournalKind.RoomStarted, now, $"{_room.Plan.Profile.Name} starts.", new JournalField("room", _room.Plan.Profile.Id), new("build", _start.Build),
            new("simulated", _room.Plan.Profile.Simulated ? "yes" : "no"), new("files", string.Join(",", _room.Plan.Files.Select(file => $"{file.Path}={file.Sha256}"))));
        if (_room.Doses.LastKnown is { } last && last - _room.Wall.At(now) > ClockMayDiffer) _room.Wall.Distrust();
        if (_room.Doses.OpenPeel is { } peel) _director.Peel.Rebase(peel, _room.Wall, now);
        if (_start.Interrupted is { } report)
            _journalist.Write(JournalKind.Interrupted, now, $"An earlier session was interrupted: {report.Protocol}.", new JournalField("session", $"{report.Id}"));
    }

    // The kick and the renewals are the result of a complete, on-time evaluation that found nothing.
    void Renew(Instant now)
    {
        foreach (var device in _room.Devices)
            if (device.IsEnergised)
                foreach (var part in device.Driven) _leases.Renew(part, now, Effects);
        if (!_room.EnergyArmed || now < _kickDue) return;
        _kickDue = now + KickEvery;
        Effects.KickEnergy();
    }

    // An answer is due with every kick; the guard hears the silence of a rule that trips, and that the controller lives.
    void TellGuard(EvaluationProof? proof, Instant now)
    {
        if (!_room.HasGuard || now < _answerDue) return;
        if (proof is null) Effects.WithholdFromGuard();
        else if (_room.Guard.TryAnswer(proof.Value, now, out var answer)) Effects.AnswerGuard(answer);
        else return;
        _answerDue = now + KickEvery;
    }

    void Prove(Instant now)
    {
        var idle = !_order.IsHolding;
        var unproven = false;
        foreach (var device in _room.Devices)
        {
            var proven = device.IsProvenSafe(_room, now);
            if (proven && device.State is DeviceState.MakingSafe or DeviceState.Latched) Measured(device, now);
            if (device.State == DeviceState.MakingSafe && proven) device.Machine.Fire(DeviceTrigger.SafeProven);
            Follow(device);
            if (device.State is DeviceState.MakingSafe or DeviceState.Latched && !proven && now.Since(device.SafeAskedAt) > SafeProof.Within) unproven = true;
            if (device.State is not (DeviceState.Idle or DeviceState.Absent or DeviceState.Latched)) idle = false;
        }
        _watch.IsUnproven = unproven;
        if (_room.EnergyArmed && idle && _director.State is not SessionState.StepStarting && !_selfTest.HoldsContact) Drop();
        if (_stop is not null && IsSafe(now)) _stop.Proven(now);
    }

    void Measured(RunningDevice device, Instant now)
    {
        if (_safeOff.Proven(device, now) is not { } took) return;
        _journalist.Write(JournalKind.SafeOff, now, $"{device.Plan.Name} was safe {took.TotalSeconds:0.00} s after it was told.",
            new JournalField("device", device.Plan.Name), new("took", $"{took.TotalMilliseconds:0} ms"));
    }

    void Drop()
    {
        _room.EnergyArmed = false;
        Effects.DropEnergy();
    }

    /// <summary>De-energise, then record: the constant list first, the contact, the machines, and only then the journal.</summary>
    void MakeRoomSafe(SessionTrigger trigger, Instant now)
    {
        _safe.SendAll(Effects);
        Drop();
        _room.IsLatched = true;
        foreach (var device in _room.Devices)
        {
            if (!device.Acts) continue;
            device.AskedSafe(now);
            device.Machine.Fire(DeviceTrigger.Trip);
        }
        _director.Stopped(trigger, now);
    }

    void Tripped(Trip trip, TripRule? rule, Instant now)
    {
        if (trip.Action == TripAction.Hold)
        {
            Hold(trip.What.TrimEnd('.').ToLowerInvariant(), now);
            _ruleAlarms.Tripped(trip, rule, now);
            return;
        }
        if (trip.Action is TripAction.Note or TripAction.Warn || !_tripped.TryAdd(trip.Rule, rule)) return;
        if (rule is not null) rule.HasTripped = true;
        if (!_room.IsLatched)
        {
            var hadSession = _director.Session is not null;
            MakeRoomSafe(SessionTrigger.Trip, now);
            _stop = new(rule?.Row.Kind == TripKind.EmergencyStop ? StopOrigin.EmergencyStop : null, trip, hadSession, now, _room.Wall.At(now)) { HasLaser = _room.Plan.Device<LaserPlan>() is not null };
        }
        else
        {
            _safe.SendAll(Effects);
        }
        _stop?.Found(trip, rule?.Row.NeedsTechnician ?? trip.Kind == TripKind.SupervisorIncomplete);
        _journalist.Write(JournalKind.Tripped, now, trip.What, new JournalField("rule", trip.Rule), new("measured", trip.Measured), new("limit", trip.Limit),
            new("action", $"{trip.Action}"), new("technician", trip.Technician));
        _ruleAlarms.Tripped(trip, rule, now);
    }

    void Stop(StopOrigin origin, string from, bool latches, Instant now)
    {
        var wasLatched = _room.IsLatched;
        if (latches || _director.Session is not null || _room.IsAnyEnergised)
        {
            var hadSession = _director.Session is not null;
            MakeRoomSafe(SessionTrigger.StopAsked, now);
            if (!wasLatched) _stop = new(origin, null, hadSession, now, _room.Wall.At(now)) { HasLaser = _room.Plan.Device<LaserPlan>() is not null };
        }
        else
        {
            _safe.SendAll(Effects);
            Drop();
        }
        _journalist.Write(JournalKind.Stopped, now, $"Stop by {origin}.", new JournalField("origin", $"{origin}"), new("from", from));
    }

    /// <summary>Energy off and paused, not latched: a comfort stop, an open door, a lost panel.</summary>
    void Hold(string why, Instant now)
    {
        foreach (var device in _room.Devices)
        {
            if (!device.IsEnergised) continue;
            device.AskedSafe(now);
            device.Machine.Fire(DeviceTrigger.SafeAsked);
        }
        _director.VoidStart("Energy was switched off before it began.");
        if (_director.State is SessionState.StepRunning or SessionState.StepStarting) _director.Pause(why, everything: true, now);
    }
}
