using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Leads one session through its steps: fires the session machine, runs the step, writes the story into the journal.</summary>
internal sealed partial class SessionDirector(StepContext context, EffectOrder order, Journalist journalist, RoomWatch watch, SelfTest selfTest, TimeSpan longestPause)
{
    readonly SessionFacts _facts = new();
    readonly SessionDoses _doses = new(context.Room);
    SessionMachine? _machineOrNull;
    OperatorRequest? _pending;
    long _openEntry;
    Instant _openDeadline;

    public Session? Session { get; private set; }
    public PeelClock Peel { get; } = new();
    public SessionReport? Report { get; set; }
    public SessionMachine Machine => _machineOrNull ??= new(_facts);
    public SessionState State => Machine.State;

    /// <summary>A word for the operator that is not an alarm, until the next step begins.</summary>
    public string? Notice { get; private set; }

    public Refusal? Open(StartSession start, Instant now)
    {
        if (State != SessionState.Idle) return SessionTexts.Refuse(State, SessionTrigger.StartAsked);
        var (session, refusal) = Session.Open(start, context, now);
        if (session is null) return refusal;
        Machine.Fire(SessionTrigger.StartAsked);
        (Session, Report, Notice, _facts.HasSession, journalist.Session) = (session, null, null, true, session.Id);
        SessionEntries.Opened(journalist, context.Room, session, now);
        context.Room.Envelope.Freeze(session.Envelope);
        _openEntry = SessionEntries.Frozen(journalist, session, now);
        (_openDeadline, _pending) = (now + SessionTexts.FlushWithin, start);
        return null;
    }

    public Refusal? Begin(OperatorRequest request, IEnumerable<Refusal> roomReasons, Instant now) => Start(request, SessionTrigger.BeginAsked, roomReasons, now);

    public Refusal? Resume(OperatorRequest request, IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (State == SessionState.Paused && PauseLeft(now) == TimeSpan.Zero)
            return new(RefusalKind.NotNow, "The pause took too long. Skip this step or end the session.", $"Longest pause {LongestPause} is over.");
        return Start(request, SessionTrigger.ResumeAsked, roomReasons, now);
    }

    public Refusal? Next(Instant now)
    {
        if (Session?.Running?.WhyNotNext(now) is { } why && State == SessionState.StepRunning) return why;
        // A peel that is off is done, however long the pause was: skipping it would say that it was never on.
        if (Session?.Running is ManualRunner { IsPeel: true, HasBegun: true } && Peel.Peel is not null) return Rinsed(now);
        return Leave(SessionTrigger.NextAsked, StepState.Done, null, now);
    }

    public Refusal? Skip(string reason, Instant now) => string.IsNullOrWhiteSpace(reason)
        ? new(RefusalKind.Incomplete, "Choose a reason for skipping.", "SkipStep without reason.")
        : Leave(SessionTrigger.SkipAsked, StepState.Skipped, reason.Trim(), now);

    /// <param name="everything">Also what a pause would leave prepared: a comfort stop, or a hold by a rule.</param>
    public Refusal? Pause(string why, bool everything, Instant now)
    {
        if (Session?.Running is SuctionRunner { Test.Runs: true } testing && State is SessionState.StepReady or SessionState.Paused)
        {
            Tested(testing, testing.Test.BreakOff(now), now);
            return null;
        }
        var wasStarting = State == SessionState.StepStarting;
        if (Machine.Fire(everything ? SessionTrigger.Hold : SessionTrigger.PauseAsked) is { } refusal) return refusal;
        if (State != SessionState.Paused || Session is not { Running: { } runner } session) return null;
        session.PausedAt ??= now;
        VoidStart("The start was paused.");
        if (everything) runner.End(now);
        else if (!wasStarting) runner.Pause(now);
        runner.State = StepState.Paused;
        TellNow(runner, now);
        journalist.Write(JournalKind.Paused, now, $"Paused: {why}.", new JournalField("step", runner.Step.Id), new("why", why));
        return null;
    }

    public Refusal? End(string reason, Instant now)
    {
        if (Machine.Fire(SessionTrigger.EndAsked) is { } refusal) return refusal;
        VoidStart("The session was ended.");
        if (Session!.Running is { HasBegun: true, State: StepState.Paused or StepState.Ready } broken)
        {
            (broken.State, broken.Reason) = (StepState.Skipped, reason);
            SessionEntries.Ended(journalist, broken, now);
        }
        foreach (var runner in Session.Steps)
            if (runner.State is StepState.Waiting or StepState.Ready or StepState.Paused) (runner.State, runner.Reason) = (StepState.Skipped, reason);
        foreach (var device in context.Room.Devices)
            if (device.IsEnergised) context.MakeSafe(device, now);
        Close(SessionOutcome.EndedEarly, now);
        return null;
    }

    public Refusal? Prepare(OperatorRequest request, IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (Session?.Steam is not { } steam) return new(RefusalKind.NotNow, "No steam step is to come.", "PrepareSteam without a steam step ahead.");
        if (State is not (SessionState.StepReady or SessionState.StepRunning or SessionState.Paused))
            return new(RefusalKind.NotNow, "Preheat in a moment: the room is just busy.", $"PrepareSteam in {State}.");
        if (order.IsHolding || Other(steam.Device) is not null)
            return new(RefusalKind.NotNow, "Another device is in use; preheat when it has ended.", "One energy modality at a time.");
        if (steam.WhyNotPrepare(now).Concat(roomReasons).FirstOrDefault() is { } refusal) return refusal;
        Hold(steam.AuthorisePrepare(journalist.Next, now), steam, StartPurpose.Preheat, request, now);
        return null;
    }

    /// <summary>The room was stopped; outputs are on their way to safe already.</summary>
    public void Stopped(SessionTrigger trigger, Instant now)
    {
        order.Void();
        selfTest.Void();
        AnswerPending(new(RefusalKind.Latched, "The room was stopped.", "A stop voids what waits."));
        if (Session is { Running: null } opening)
        {
            Report = SessionEntries.Closed(journalist, opening, SessionOutcome.Stopped, now);
            Clear();
        }
        Machine.Fire(trigger);
        if (Session is not { Running: { } runner } session) return;
        session.PausedAt ??= now;
        if (runner.State is not (StepState.Running or StepState.Paused or StepState.Ready)) return;
        runner.Pause(now);
        runner.State = StepState.Stopped;
        session.AskConsent();
        TellNow(runner, now);
    }

    public Refusal? Reset(Instant now)
    {
        if (Machine.Fire(SessionTrigger.ResetAsked) is { } refusal) return refusal;
        if (Session?.Running is not { } runner) return null;
        if (runner.State == StepState.Stopped) (runner.State, Session.PausedAt) = (StepState.Paused, Session.PausedAt ?? now);
        // The stop came while the step was ending: it goes on ending, and never runs again.
        else if (runner.State is StepState.Done or StepState.Skipped) Machine.Fire(SessionTrigger.SkipAsked);
        return null;
    }

    public Refusal? NextRegion(Instant now)
    {
        if (Session?.Running is not SuctionRunner suction) return new(RefusalKind.NotNow, "This step has no region.", "The running step is no suction.");
        if (State != SessionState.StepRunning) return new(RefusalKind.NotNow, "The step is not running: no pass is counted.", $"NextRegion in {State}.");
        var refusal = suction.NextRegion(now);
        if (refusal is null) SessionEntries.Region(journalist, suction, now);
        // A pass too many is on record, whether the panel or the pedal asked for it.
        else if (refusal.Kind == RefusalKind.Dose)
            journalist.Write(JournalKind.Refused, now, refusal.Operator, new JournalField("request", nameof(NextRegion)), new("kind", $"{refusal.Kind}"), new("technician", refusal.Technician));
        return refusal;
    }

    public Refusal? ChooseRegion(FaceRegion region, Instant now)
    {
        if (Session?.Running is not SuctionRunner suction || State is not (SessionState.StepReady or SessionState.StepRunning or SessionState.Paused))
            return new(RefusalKind.NotNow, "There is no region to choose now.", $"ChooseRegion in {State}.");
        var refusal = suction.Choose(region, now);
        if (refusal is null) SessionEntries.Region(journalist, suction, now);
        return refusal;
    }

    /// <summary>A start or preheat that still waits for its authorisation is called off, and told so.</summary>
    public void VoidStart(string why)
    {
        if (!order.IsHolding) return;
        order.Void();
        AnswerPending(new(RefusalKind.NotNow, "It was called off before it began.", why));
    }

    public TimeSpan? PauseLeft(Instant now) => Session?.PausedAt is not { } paused ? null
        : now.Since(paused) < LongestPause ? LongestPause - now.Since(paused) : TimeSpan.Zero;

    TimeSpan LongestPause => Session is { } session && session.Start.Protocol.LongestPause < longestPause ? session.Start.Protocol.LongestPause : longestPause;

    Refusal? Start(OperatorRequest request, SessionTrigger trigger, IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (Session is not { Running: { } runner } session || State is not (SessionState.StepReady or SessionState.Paused)) return SessionTexts.Refuse(State, trigger);
        if (runner.Device is { } device && Other(device) is { } other)
        {
            if (other.IsEnergised) context.MakeSafe(other, now);
            return new(RefusalKind.NotReady, $"{other.Plan.Name} is being switched off first. Try again in a moment.", "One energy modality at a time.");
        }
        if (order.IsHolding) return new(RefusalKind.NotNow, "The preheat is just starting. Try again in a moment.", "EffectOrder holds a preheat.");
        var reasons = WhyNotGoOn(roomReasons, now).ToArray();
        if (reasons.Length > 0)
            return reasons[0] with { Operator = string.Join(" ", reasons.Select(reason => reason.Operator)), Technician = string.Join(" ", reasons.Select(reason => reason.Technician)) };
        (_facts.NeedsEnergy, _facts.WasPaused) = (runner.NeedsEnergy, State == SessionState.Paused);
        if (Machine.Fire(trigger) is { } refusal) return refusal;
        _doses.Limit(session.Start, runner, now);
        if (runner.NeedsEnergy) Hold(runner.Authorise(journalist.Next, now), runner, StartPurpose.Step, request, now);
        else Begun(runner, null, now);
        return null;
    }

    /// <summary>Another device that is energised, or not proven safe yet.</summary>
    RunningDevice? Other(RunningDevice device)
    {
        foreach (var other in context.Room.Devices)
            if (other != device && (other.IsEnergised || other.State == DeviceState.MakingSafe)) return other;
        return null;
    }

    void Hold(Authorisation authorisation, StepRunner runner, StartPurpose purpose, OperatorRequest request, Instant now)
    {
        SessionEntries.Authorised(journalist, context.Room, authorisation, runner, purpose, now);
        order.Hold(authorisation, runner, purpose, now);
        _pending = request;
    }

    Refusal? Leave(SessionTrigger trigger, StepState outcome, string? reason, Instant now)
    {
        if (Session?.Running is not { } runner) return SessionTexts.Refuse(State, trigger);
        if (Machine.Fire(trigger) is { } refusal) return refusal;
        if (order.Holds(runner)) VoidStart("The step was left.");
        if (runner.NeedsEnergy && runner.State is not StepState.Ready || runner.Device?.IsEnergised == true) runner.End(now);
        (runner.State, runner.Reason) = (outcome, reason);
        if (NeedsConsent(now)) Session.AskConsent();
        Session.PausedAt = null;
        if (outcome == StepState.Done && runner.Step is ManualStep { Kind: ManualKind.Rinse } && Peel.Peel?.Session == Session.Id) Rinsed(now);
        if (runner.Device is null || runner.Device.State == DeviceState.Idle && !runner.IsCooling(now)) Finish(runner, now);
        return null;
    }

    void Finish(StepRunner runner, Instant now)
    {
        SessionEntries.Ended(journalist, runner, now);
        _facts.IsLastStep = !Session!.HasNext;
        Machine.Fire(SessionTrigger.OutputsSafe);
        if (State == SessionState.Completed) Close(SessionOutcome.Completed, now);
        else EnterNextStep(now);
    }

    void EnterNextStep(Instant now)
    {
        if (!Session!.MoveOn()) throw new InvalidOperationException("The session has no step left, yet its machine waits for one.");
        var runner = Session.Running!;
        runner.State = StepState.Ready;
        context.Effects.Cue(SoundCue.StepEnded);
        if (_doses.Tell(Session.Start, runner, journalist, now) is { } less) Notice = less;
        if (runner is not ManualRunner { BeginsByItself: true }) return;
        _facts.NeedsEnergy = false;
        Machine.Fire(SessionTrigger.BeginAsked);
        Begun(runner, null, now);
    }

    void Close(SessionOutcome outcome, Instant now)
    {
        var session = Session!;
        Report = SessionEntries.Closed(journalist, session, outcome, now);
        Machine.Fire(SessionTrigger.Closed);
        context.Effects.Cue(SoundCue.StepEnded);
        Clear();
    }

    void Clear()
    {
        context.Room.Envelope.Thaw();
        (Session, _facts.HasSession, journalist.Session, Notice) = (null, false, null, null);
    }

    void AnswerPending(Refusal? refusal)
    {
        if (_pending is null) return;
        context.Effects.Answer(_pending, new(refusal));
        _pending = null;
    }

    /// <summary>True while the answer to this request is still to come.</summary>
    public bool IsPending(OperatorRequest request) => ReferenceEquals(_pending, request);
}
