using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Room;

/// <summary>What each input means.</summary>
public sealed partial class RoomController
{
    static readonly int LineRoles = Enum.GetValues<LineRole>().Length;

    void Linked(PartId part, LinkState state, LinkFault why, Instant now)
    {
        var before = _room.Links[part.Index];
        (_room.Links[part.Index], _room.Faults[part.Index]) = (state, why);
        if (state is LinkState.Down or LinkState.Unknown) _room.Readings.Forget(part);
        foreach (var device in _room.Devices)
        {
            if (!device.Parts.Contains(part)) continue;
            Follow(device);
        }
        if (before == state || state == LinkState.Suspect || (before == LinkState.Suspect && state == LinkState.Up)) return;
        var name = _room.Plan.Parts[part.Index].Name;
        _journalist.Write(JournalKind.LinkChanged, now, state == LinkState.Up ? $"{name} answers." : $"{name} does not answer.",
            new JournalField("part", name), new("state", $"{state}"), new("fault", $"{why}"));
    }

    /// <summary>An idle device follows its links; one in use is the business of the rules.</summary>
    void Follow(RunningDevice device)
    {
        var link = device.Link(_room);
        if (link == LinkState.Up && device.State == DeviceState.Absent) device.Machine.Fire(DeviceTrigger.Identified);
        else if (link is LinkState.Down or LinkState.Unknown && device.State == DeviceState.Idle) device.Machine.Fire(DeviceTrigger.LinkLost);
    }

    void Confirmed(Command command, Instant now)
    {
        switch (command)
        {
            case RenewCommand renewal: _leases.Confirmed(renewal, now); break;
            case SafeCommand safe:
                _room.ForgetSetPoints(safe);
                foreach (var device in _room.Devices)
                    if (_safe.IsWhole(device.Plan.Id, safe)) device.Confirmed(safe.Part, now);
                break;
        }
    }

    void Failed(Command command, LinkFault fault, Instant now)
    {
        // What a safe command replaced, such as a ramp by a vent pulse, was not refused by anybody.
        if (command is not AdmittedCommand || fault == LinkFault.Superseded || !_room.IsInUse(command.Part)) return;
        var part = _room.Plan.Parts[command.Part.Index];
        Tripped(new($"refused-{part.Name}", TripKind.DeviceFault, TripAction.Stop, $"{part.Name} did not take what it was asked.", $"{fault}", "acknowledged", now,
            "Take the device away from the client.", $"Part {part.Name} answered a set-point with {fault}."), null, now);
    }

    void Line(LineRole role, bool? active, Instant now)
    {
        var before = _room.Line(role);
        _room.SetLine(role, active, now);
        if (role is LineRole.EmergencyStop or LineRole.EmergencyStopB or LineRole.Door or LineRole.DoorB && before != active)
            _journalist.Write(JournalKind.LineChanged, now, $"{role} {(active == true ? "closed" : "open")}.", new JournalField("line", $"{role}"), new("active", $"{active}"));
        if (role == LineRole.Pedal) LookAtPedal(now);
        if (role == LineRole.ClientButton && Rises(ref _clientButton, active)) Comfort(now);
    }

    void ForgetStaleLines(Instant now)
    {
        for (var role = 0; role < LineRoles; role++)
            if (_room.IsStale((LineRole)role, now)) Line((LineRole)role, null, now);
    }

    static bool Rises(ref bool was, bool? active)
    {
        var rises = active == true && !was;
        was = active == true;
        return rises;
    }

    /// <summary>All energy off at once, paused, not latched; the normal resume leads on (Decisions 12).</summary>
    void Comfort(Instant now)
    {
        Hold("the client pressed the button", now);
        _alarms.Raise(ClientButton, AlarmPriority.Medium, ClientPressed, latches: true, now);
        _director.Session?.AskConsent();
        _journalist.Write(JournalKind.Stopped, now, "Comfort stop by the client.", new JournalField("origin", $"{StopOrigin.ClientButton}"));
    }

    Refusal? Confirmed(ConfirmClock clock, Instant now)
    {
        if (_room.Wall.IsTrusted) return new(RefusalKind.NotNow, "The clock is trusted already.", "ConfirmClock with a trusted wall.");
        if (string.IsNullOrWhiteSpace(clock.Initials) || clock.Initials.Trim().Length > 4) return new(RefusalKind.Incomplete, "Enter your initials: 1 to 4 letters.", "ConfirmClock without initials.");
        _room.Wall.Confirm();
        _journalist.Write(JournalKind.Confirmed, now, $"Date and time confirmed by {clock.Initials.Trim()}: {_room.Wall.At(now):u}.",
            new JournalField("what", DoseLedger.ClockConfirmed), new("initials", clock.Initials.Trim()));
        return null;
    }

    Refusal? Changed(ConfirmFilter filter, Instant now)
    {
        if (_room.Upkeep is not { } upkeep) return new(RefusalKind.Unknown, "This room has no suction unit.", "ConfirmFilter without suction.");
        if (string.IsNullOrWhiteSpace(filter.Initials) || filter.Initials.Trim().Length > 4) return new(RefusalKind.Incomplete, "Enter your initials: 1 to 4 letters.", "ConfirmFilter without initials.");
        if (_room.Devices.Any(device => device.Plan is SuctionPlan && device.IsEnergised)) return new(RefusalKind.NotNow, "The suction runs: no filter can be changed now.", "ConfirmFilter while suction is energised.");
        _journalist.Write(JournalKind.Upkeep, now, $"A new filter is in the suction unit, says {filter.Initials.Trim()}.", upkeep.Fields(SuctionUpkeep.Filter, new JournalField("initials", filter.Initials.Trim())));
        return null;
    }

    void Wall(DateTimeOffset utc, bool trusted, Instant now)
    {
        var jump = _room.Wall.Tell(utc, trusted, now);
        if (jump.Duration() > TimeSpan.FromSeconds(2))
            _journalist.Write(JournalKind.ClockJumped, now, $"Wall time jumped by {jump.TotalSeconds:0} s.", new JournalField("jump", $"{jump.TotalSeconds:0.0} s"));
    }

    void Asked(OperatorRequest request, Instant now)
    {
        var refusal = request switch
        {
            StopEverything stop => Stopped(stop, now),
            DisarmLaser => Disarmed(now),
            TakeCommand take => Taken(take, now),
            AcknowledgeAlarm acknowledge => _alarms.Acknowledge(acknowledge.Alarm, acknowledge.Initials, acknowledge.From, now),
            PauseAlarmSound pause => _alarms.PauseSound(pause.From, now),
            ConfirmRinsed => _director.Rinsed(now),
            _ when _panels.WhyNot(request.From) is { } other => other,
            StartSession start => _readiness.AgainstOpening(start, now) ?? _director.Open(start, now),
            BeginStep => _director.Begin(request, Against(now), now),
            ResumeSession => Resumed(request, now),
            NextStep => _director.Next(now),
            SkipStep skip => _director.Skip(skip.Reason, now),
            PauseSession => _director.Pause("by the operator", everything: false, now),
            ResetStop reset => Reset(reset, now),
            ChangeSetPoint change => Change(change, now),
            TickChecklist tick => _director.Session?.Running?.TickItem(tick.Item, tick.Done) ?? None(_director.Session),
            EnterLot lot => Lot(lot, now),
            ConfirmEyeShields shields => Shields(shields, now),
            ChooseRegion region => _director.ChooseRegion(region.Region, now),
            NextRegion => _director.NextRegion(now),
            ArmLaser => _director.Arm(Against(now), now),
            PrepareSteam => _director.Prepare(request, SteamReasons(now), now),
            RepeatSelfTest => _director.RepeatTest(now),
            TestLeak => _director.TestLeak(request, Against(now), now),
            ConfirmFilter filter => Changed(filter, now),
            ConfirmConsent => _director.Consent(now),
            ConfirmClock clock => Confirmed(clock, now),
            DismissReport => Dismissed(now),
            ChangeAnswer change => _director.Change(change, now),
            EndSession end => _director.End(end.Reason, now),
            _ => throw new InvalidOperationException($"Request {request.GetType().Name}."),
        };
        if (refusal is not null && request is StartSession or BeginStep or ResumeSession or ChangeSetPoint or ResetStop or ArmLaser or TestLeak or ChooseRegion or NextRegion)
            _journalist.Write(JournalKind.Refused, now, refusal.Operator, new JournalField("request", request.GetType().Name), new("kind", $"{refusal.Kind}"), new("technician", refusal.Technician));
        if (refusal is not null || !_director.IsPending(request)) Effects.Answer(request, new(refusal));
    }

    Refusal? Stopped(StopEverything stop, Instant now)
    {
        if (stop.Origin == StopOrigin.ClientButton) Comfort(now);
        else Stop(stop.Origin, stop.From, latches: stop.Origin == StopOrigin.EmergencyStop, now);
        return null;
    }

    Refusal? Disarmed(Instant now)
    {
        _director.Disarm(now);
        return null;
    }

    Refusal? Taken(TakeCommand take, Instant now)
    {
        _panels.Take(take.From);
        _journalist.Write(JournalKind.CommandTaken, now, "Another panel took command.", new JournalField("panel", take.From));
        return null;
    }

    Refusal? Reset(ResetStop reset, Instant now)
    {
        if (_stop is null) return SessionTexts.Refuse(_director.State, SessionTrigger.ResetAsked);
        if (string.IsNullOrWhiteSpace(reset.Reason) || string.IsNullOrWhiteSpace(reset.Initials))
            return new(RefusalKind.Incomplete, "Choose a reason and enter your initials.", "ResetStop without reason or initials.");
        if (CauseStill(now) is { } still) return new(RefusalKind.Latched, still, still);
        if (!IsSafe(now)) return new(RefusalKind.Latched, "The outputs are not proven safe yet.", "IsSafe is false.");
        if (_stop.NeedsTechnician && reset.Reason.Trim() != ResetStop.Repaired)
            return new(RefusalKind.Latched, "A part of the room is faulty. Call the technician; it can be reset when the part is repaired and checked.", $"A hardware fault is reset with the reason “{ResetStop.Repaired}” only.");
        _room.EmergencyStop.Forget();
        (_stop, _room.IsLatched) = (null, false);
        foreach (var rule in _tripped.Values) rule?.HasTripped = false;
        _tripped.Clear();
        foreach (var device in _room.Devices)
        {
            if (!device.Acts) continue;
            device.AskedSafe(now);
            device.Machine.Fire(DeviceTrigger.Reset);
        }
        _journalist.Write(JournalKind.Reset, now, $"Reset by {reset.Initials.Trim()}: {reset.Reason.Trim()}.", new JournalField("reason", reset.Reason.Trim()), new("initials", reset.Initials.Trim()));
        _alarms.AcknowledgeLatched(reset.Initials.Trim(), reset.From, now);
        _ruleAlarms.Reset(now);
        return _director.Reset(now);
    }

    /// <summary>What still holds the latch; null when its cause is gone.</summary>
    string? CauseStill(Instant now)
    {
        if (!_room.EmergencyStopHealthy)
            return _room.EmergencyStop.Differ ? "One contact of the emergency stop is still open. Release it; if it is released, call the technician." : "The emergency stop is still pressed. Release it where it was pressed.";
        foreach (var rule in _tripped.Values)
            if (rule is not null && rule.IsCauseThere(_room, now)) return rule.WhyCauseStands(_room, now);
        return null;
    }

    Refusal? Change(ChangeSetPoint change, Instant now)
    {
        if (_director.Session?.Running is not { } runner) return NotHere("set-point");
        var refusal = runner.ChangeSetPoint(change.Value, now);
        if (refusal is null)
            _journalist.Write(JournalKind.SetPointChanged, now, $"{runner.Step.Title}: {change.Value}.", new JournalField("step", runner.Step.Id), new("to", $"{change.Value}"));
        return refusal;
    }

    Refusal? Lot(EnterLot lot, Instant now)
    {
        if (_director.Session?.Running is not ManualRunner manual) return NotHere("lot");
        var refusal = manual.EnterLot(lot.Product, lot.Lot);
        if (refusal is null) _journalist.Write(JournalKind.LotEntered, now, $"{lot.Product}: lot {lot.Lot.Trim()}.", new JournalField("product", lot.Product), new("lot", lot.Lot.Trim()));
        return refusal;
    }

    Refusal? Shields(ConfirmEyeShields shields, Instant now)
    {
        var runner = _director.Session?.Running;
        if (runner is not (LightRunner or LaserRunner)) return NotHere("eye shield");
        var refusal = runner is LaserRunner laser ? laser.Confirm(shields.Second) : ((LightRunner)runner).Confirm(shields.Second, now);
        var what = runner is LaserRunner ? "Eyewear" : "Eye shields";
        if (refusal is null)
            _journalist.Write(JournalKind.Confirmed, now, shields.Second ? $"{what} checked again." : $"{what} on.", new JournalField("step", runner.Step.Id), new("what", shields.Second ? "shields-second" : "shields-first"));
        return refusal;
    }

    Refusal? Dismissed(Instant now)
    {
        if (_director.Report is not { } report) return new(RefusalKind.NotNow, "There is no report to dismiss.", "Report is null.");
        if (report.Outcome == SessionOutcome.Interrupted)
        {
            _journalist.Session = report.Id;
            _journalist.Write(JournalKind.SessionClosed, now, "The interrupted session was read and closed.", new JournalField("outcome", $"{SessionOutcome.Interrupted}"));
            _journalist.Session = _director.Session?.Id;
        }
        _director.Report = null;
        return null;
    }

    IEnumerable<Refusal> Against(Instant now) =>
        _director.Session?.Running?.Device is { } device ? [.. Unheard(now), .. _readiness.Against(device, now)] : [];

    IEnumerable<Refusal> SteamReasons(Instant now) =>
        _director.Session?.Steam is { } steam ? [.. Unheard(now), .. _readiness.Against(steam.Device, now)] : [];

    /// <summary>What begins for a panel that gives no sign of life would pause at the next look.</summary>
    IEnumerable<Refusal> Unheard(Instant now) => _panels.CommanderIsLost(now)
        ? [new(RefusalKind.NotReady, "The room does not hear this panel. Load the page again, or press Take command at another panel.", "No sign of life of the commanding panel for longer than pause-after-panel-loss.")]
        : [];

    static Refusal? None(Session? session) => session is null ? new(RefusalKind.NotNow, "No session is open.", "No session.") : null;

    static Refusal NotHere(string what) => new(RefusalKind.NotNow, $"This step has no {what}.", $"The running step has no {what}.");
}
