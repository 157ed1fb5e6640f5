using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>The aesthetician: she looks at the panel and takes each visit from the card to the summary. She knows nothing that the panel does not show.</summary>
public sealed class OperatorModel
{
    /// <summary>Before she tries again what was refused.</summary>
    static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(2);

    readonly Scenario _scenario;
    readonly VisitOpening _opening;
    readonly OperatorSteps _steps;
    readonly Action<OperatorRequest, Action<OperatorAnswer>> _ask;
    readonly Action<TwinFault> _reach;
    Instant _patience, _closedAt;
    bool _waits, _hasReached, _sawSession, _thumb;
    int _visit;

    /// <param name="ask">Asks at her panel.</param>
    /// <param name="reach">Her hand at a device, such as the laser's own reset.</param>
    public OperatorModel(Scenario scenario, SuiteWorld world, Action<OperatorRequest, Action<OperatorAnswer>> ask, Action<TwinFault> reach)
    {
        (_scenario, _ask, _reach, Habit) = (scenario, ask, reach, scenario.Operator);
        (_opening, _steps) = (new(scenario, world), new(scenario, world));
    }

    public OperatorHabit Habit { get; private set; }

    /// <summary>Every visit has been taken to its end, or could not be opened.</summary>
    public bool IsDone => _visit >= _scenario.Visits.Length && !_sawSession && !_waits;

    public void Turn(OperatorHabit habit)
    {
        Habit = habit;
        (_hasReached, _patience) = (false, default);
    }

    /// <summary>To be called about as often as a person looks, ten times a second.</summary>
    public void Look(RoomSnapshot? panel, Instant now)
    {
        if (panel is null)
        {
            _waits = false;
            return;
        }
        if (Habit.Care == OperatorCare.Absent || _hasReached || _waits || now < _patience) return;
        if (HoldsTipShut(panel)) return;
        if (Habit.Care == OperatorCare.Closing) Ask(RoomClosing.Next(panel), now);
        else if (panel.Session is { } session)
        {
            _sawSession = true;
            InSession(panel, session, now);
        }
        else Between(panel, now);
    }

    /// <summary>Her thumb is on the tip while the panel asks for it, and on nothing else meanwhile.</summary>
    bool HoldsTipShut(RoomSnapshot panel)
    {
        var asked = panel.Devices.Any(device => device.Upkeep is { TestRuns: true });
        if (asked == _thumb) return asked;
        _thumb = asked;
        _reach(new HoldHandpiece(asked ? HandpieceUse.HeldSealed : HandpieceUse.Strokes));
        return true;
    }

    void Between(RoomSnapshot panel, Instant now)
    {
        if (panel.Stop is { } stop)
        {
            Reset(stop, now);
            return;
        }
        if (panel.Report is not null)
        {
            Ask(new DismissReport(Vocabulary.Panel), now);
            return;
        }
        if (_sawSession) (_sawSession, _closedAt, _visit) = (false, now, _visit + 1);
        if (_visit >= _scenario.Visits.Length || now < _closedAt + _scenario.Visits[_visit].After || panel.Readiness.Any(reason => reason is { Blocks: true, Device: null })) return;
        var opening = _visit;
        Ask(_opening.Of(_visit, Vocabulary.Panel), now, answer =>
        {
            // What forbids the visit forbids it for good; what is not ready may become so.
            if (answer.Refusal is { Kind: not (RefusalKind.NotReady or RefusalKind.NotNow or RefusalKind.Journal) } && _visit == opening) (_visit, _closedAt) = (_visit + 1, now);
        });
    }

    void InSession(RoomSnapshot panel, SessionView session, Instant now)
    {
        switch (session.State)
        {
            case SessionState.Stopped when panel.Stop is { } stop: Reset(stop, now); break;
            case SessionState.Paused: Resume(panel, session, now); break;
            case SessionState.StepReady or SessionState.StepRunning:
                var current = session.Steps[session.Current];
                if (session.State == SessionState.StepRunning && current.Id == Habit.Until) _hasReached = true;
                else if (OperatorSteps.Reaches(session) is { } hand) Reach(hand, now);
                else if (_steps.Next(panel, session, Habit) is { } request) Ask(request, now);
                break;
        }
    }

    void Reset(StopView stop, Instant now)
    {
        if (Habit.AfterStop == AfterStop.Waits || !stop.CauseGone) return;
        Ask(new ResetStop(Vocabulary.Panel, stop.NeedsTechnician ? ResetStop.Repaired : "Cause found and removed", Vocabulary.Initials), now);
    }

    void Resume(RoomSnapshot panel, SessionView session, Instant now)
    {
        if (Habit.AfterStop == AfterStop.Waits) return;
        if (Habit.AfterStop == AfterStop.Ends) Ask(new EndSession(Vocabulary.Panel, "The visit ends here"), now);
        else if (session.AsksConsent) Ask(new ConfirmConsent(Vocabulary.Panel), now);
        else if (_steps.Prepares(panel, session) is { } prepares) Ask(prepares, now);
        else Ask(session.WhyNotResume.IsEmpty ? new ResumeSession(Vocabulary.Panel) : null, now);
    }

    void Reach(TwinFault hand, Instant now)
    {
        _patience = now + TriesAgain;
        _reach(hand);
    }

    void Ask(OperatorRequest? request, Instant now, Action<OperatorAnswer>? told = null)
    {
        if (request is null) return;
        _waits = true;
        _ask(request, answer =>
        {
            _waits = false;
            if (!answer.IsDone) _patience = now + TriesAgain;
            told?.Invoke(answer);
        });
        if (Habit.Care == OperatorCare.Hasty) _ask(OperatorSteps.Again(request), _ => { });
    }
}
