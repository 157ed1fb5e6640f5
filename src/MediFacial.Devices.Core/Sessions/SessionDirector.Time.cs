using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <content>What time brings: flushes, deadlines, the end of steps.</content>
internal sealed partial class SessionDirector
{
    static readonly TimeSpan EndsSoon = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LongestUntold = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ShortestUntold = TimeSpan.FromMilliseconds(250);

    Instant _latestEnd;
    Instant _deliveredDue;
    Instant _preheatDue;
    int _tails;
    bool _endingSaid;

    public void Tick(Instant now)
    {
        Peel.Tick(now, context.Alarms);
        if (Session is null) return;
        TickOpening(now);
        TickTest(now);
        TickOrder(now);
        if (Session?.Steam?.WatchPreheat(now) is { } notice) (Notice, _) = (notice, journalist.Write(JournalKind.StepEnded, now, notice));
        NotePreheat(now);
        TickLeakTest(now);
        if (Session?.Running is not { } runner) return;
        watch.DoseExceeded = State is SessionState.StepRunning or SessionState.StepEnding && runner is LightRunner { IsOverDose: true };
        FollowLaser(now);
        if (State == SessionState.StepRunning) TickStep(runner, now);
        else if (runner is ManualRunner) runner.Tick(now);
        if (State != SessionState.StepRunning) TellTail(runner, now);
        if (State == SessionState.StepEnding && (runner.Device is null || runner.Device.State is DeviceState.Idle or DeviceState.Absent) && !runner.IsCooling(now)) Finish(runner, now);
    }

    // A record that cannot be written any more is found by writing: no energised phase is silent for long.
    void NotePreheat(Instant now)
    {
        if (now < _preheatDue || Session?.Steam?.Device.State is not (DeviceState.Preparing or DeviceState.Prepared)) return;
        _preheatDue = now + TimeSpan.FromSeconds(2);
        journalist.Write(JournalKind.Preheating, now, "The steamer is kept hot, away from the face.");
    }

    void TickOpening(Instant now)
    {
        if (State != SessionState.Opening) return;
        if (watch.IsFlushed(_openEntry))
        {
            Machine.Fire(SessionTrigger.Opened);
            selfTest.Begin(now);
        }
        else if (now > _openDeadline)
        {
            Machine.Fire(SessionTrigger.StartRefused);
            AnswerPending(new(RefusalKind.Journal, "The record could not be opened in time. Try again.", "The session's opening was not on disk within 500 ms."));
            Clear();
        }
    }

    void TickTest(Instant now)
    {
        if (State != SessionState.Testing || !selfTest.Tick(now)) return;
        SessionEntries.Tested(journalist, selfTest.Last!, now);
        Machine.Fire(SessionTrigger.Tested);
        if (Session!.Running is not null) return;
        AnswerPending(null);
        EnterNextStep(now);
    }

    public Refusal? RepeatTest(Instant now)
    {
        if (context.Room.IsAnyEnergised || order.IsHolding) return new(RefusalKind.NotNow, "A device is in use; the room can be tested when it is off.", "RepeatSelfTest while energised.");
        if (Machine.Fire(SessionTrigger.TestAsked) is { } refusal) return refusal;
        selfTest.Begin(now);
        return null;
    }

    void TickOrder(Instant now)
    {
        switch (order.Tick(now, out var held))
        {
            case EffectOrder.Outcome.Released when held!.Purpose == StartPurpose.Preheat:
                Answered(((SteamRunner)held.Runner).Prepare(held.Authorisation, now), held.Runner, now);
                break;
            case EffectOrder.Outcome.Released when held!.Purpose == StartPurpose.LeakTest:
                Answered(((SuctionRunner)held.Runner).BeginTest(held.Authorisation, now), held.Runner, now);
                break;
            case EffectOrder.Outcome.Released:
                Begun(held!.Runner, held.Authorisation, now);
                break;
            case EffectOrder.Outcome.Expired:
                var onDisk = held!.ContactDeadline is not null;
                if (held.Purpose == StartPurpose.Step) Refused(held.Runner);
                AnswerPending(onDisk
                    ? new(RefusalKind.Interlock, "The energy contact does not close. Is the emergency stop released?", "energy-run-readback or energy-permit-readback did not close within 500 ms.")
                    : new(RefusalKind.Journal, "The record is too slow. Try again.", "The authorisation was not on disk within 500 ms."));
                break;
        }
    }

    void Begun(StepRunner runner, Authorisation? authorisation, Instant now)
    {
        var resumed = runner.State is StepState.Paused;
        if (runner.Begin(authorisation, now) is { } refusal)
        {
            Refused(runner);
            Answered(refusal, runner, now);
            return;
        }
        if (State == SessionState.StepStarting) Machine.Fire(SessionTrigger.Energised);
        (_latestEnd, runner.State, Session!.PausedAt, _deliveredDue, _endingSaid) = (authorisation?.LatestEnd ?? Instant.Never, StepState.Running, null, now + TellEvery(runner), false);
        Session.GoesOn();
        if (runner is ManualRunner { IsPeel: true } peel && !resumed) Applied(peel, now);
        if (!resumed) Notice = null;
        AnswerPending(null);
        SessionEntries.Begun(journalist, runner, resumed, now);
    }

    void Refused(StepRunner runner)
    {
        if (State == SessionState.StepStarting) Machine.Fire(SessionTrigger.StartRefused);
        if (State == SessionState.Paused) runner.State = StepState.Paused;
    }

    void Answered(Refusal? refusal, StepRunner runner, Instant now)
    {
        if (refusal is not null && runner.Device is { } device) context.MakeSafe(device, now);
        AnswerPending(refusal);
    }

    void TickStep(StepRunner runner, Instant now)
    {
        if (runner is LaserRunner laser) TickArming(laser, now);
        var vents = (runner as SuctionRunner)?.DwellVents;
        runner.Tick(now);
        if (runner is SuctionRunner suction && suction.DwellVents != vents) SessionEntries.DwellVented(journalist, suction, now);
        if (runner.NeedsEnergy && now >= _deliveredDue)
        {
            _deliveredDue = now + TellEvery(runner);
            SessionEntries.Delivered(journalist, runner, now);
        }
        if (!_endingSaid && runner.Step.Nominal > EndsSoon && runner.Remaining(now) is { } left && left <= EndsSoon)
        {
            _endingSaid = true;
            context.Effects.Cue(SoundCue.StepEnds);
        }
        if (now > _latestEnd)
        {
            Notice = $"{runner.Step.Title} was ended: it took longer than it may.";
            Leave(SessionTrigger.StepDone, StepState.Done, Notice, now);
            return;
        }
        if (!runner.IsDone) return;
        if (runner is LightRunner { ReachedCap: true }) Notice = $"{runner.Step.Title} reached its time limit before the full dose: {runner.Dose!.Delivered} of {runner.Dose.Planned}.";
        Leave(SessionTrigger.StepDone, StepState.Done, Notice, now);
    }

    /// <summary>Each second, or each hundredth of a short light: a restart must know the fluence to 2 % (H11).</summary>
    static TimeSpan TellEvery(StepRunner runner)
    {
        if (runner is not LightRunner) return LongestUntold;
        var hundredth = runner.Step.Nominal / 100;
        return hundredth > LongestUntold ? LongestUntold : hundredth < ShortestUntold ? ShortestUntold : hundredth;
    }

    /// <summary>What a device still gave until it was proven safe comes after the pause.</summary>
    void TellTail(StepRunner runner, Instant now)
    {
        if (_tails == 0 || now < _deliveredDue) return;
        _tails--;
        _deliveredDue = now + LongestUntold;
        SessionEntries.Delivered(journalist, runner, now);
    }

    void TellNow(StepRunner runner, Instant now)
    {
        if (!runner.NeedsEnergy) return;
        SessionEntries.Delivered(journalist, runner, now);
        (_tails, _deliveredDue) = (2, now + LongestUntold);
    }
}
