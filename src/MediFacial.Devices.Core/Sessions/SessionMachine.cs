using MediFacial.Devices.Core.Commands;
using Stateless;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What the guards of the session machine ask; set by the session before it fires.</summary>
public sealed class SessionFacts
{
    public bool HasSession { get; set; }
    public bool NeedsEnergy { get; set; }
    public bool IsLastStep { get; set; }
    public bool WasPaused { get; set; }
}

/// <summary>The order of a session. It sequences; it protects nobody.</summary>
public sealed class SessionMachine
{
    readonly StateMachine<SessionState, SessionTrigger> _machine = new(SessionState.Idle, FiringMode.Queued);
    readonly SessionFacts _facts;
    Refusal? _refused;

    public SessionMachine(SessionFacts facts)
    {
        _facts = facts;
        Configure();
        _machine.OnUnhandledTrigger((state, trigger, _) => _refused = SessionTexts.Refuse(state, trigger));
    }

    public SessionState State => _machine.State;

    /// <summary>Null when the machine went; else why not.</summary>
    public Refusal? Fire(SessionTrigger trigger)
    {
        _refused = null;
        _machine.Fire(trigger);
        return _refused;
    }

    public static StateTable Table() => StateTable.Of("Session", new SessionMachine(new())._machine, SessionTexts.WhyNot, SessionTexts.Deadlines);

    bool HasSession() => _facts.HasSession;
    bool HasNone() => !_facts.HasSession;
    bool NeedsEnergy() => _facts.NeedsEnergy;
    bool NeedsNone() => !_facts.NeedsEnergy;
    bool IsLast() => _facts.IsLastStep;
    bool IsNotLast() => !_facts.IsLastStep;
    bool WasPaused() => _facts.WasPaused;
    bool WasNotPaused() => !_facts.WasPaused;

    void Configure()
    {
        _machine.Configure(SessionState.Idle)
            .Permit(SessionTrigger.StartAsked, SessionState.Opening)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.Opening)
            .Permit(SessionTrigger.Opened, SessionState.Testing)
            .Permit(SessionTrigger.StartRefused, SessionState.Idle)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.Testing)
            .Permit(SessionTrigger.Tested, SessionState.StepReady)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.StepReady)
            .Permit(SessionTrigger.TestAsked, SessionState.Testing)
            .PermitIf(SessionTrigger.BeginAsked, SessionState.StepStarting, NeedsEnergy, "the step needs energy")
            .PermitIf(SessionTrigger.BeginAsked, SessionState.StepRunning, NeedsNone, "the step is done by hand")
            .Permit(SessionTrigger.SkipAsked, SessionState.StepEnding)
            .Permit(SessionTrigger.EndAsked, SessionState.Completed)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.StepStarting)
            .Permit(SessionTrigger.Energised, SessionState.StepRunning)
            .PermitIf(SessionTrigger.StartRefused, SessionState.Paused, WasPaused, "it was paused")
            .PermitIf(SessionTrigger.StartRefused, SessionState.StepReady, WasNotPaused, "it was not begun before")
            .Permit(SessionTrigger.PauseAsked, SessionState.Paused)
            .Permit(SessionTrigger.Hold, SessionState.Paused)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.StepRunning)
            .Permit(SessionTrigger.StepDone, SessionState.StepEnding)
            .Permit(SessionTrigger.NextAsked, SessionState.StepEnding)
            .Permit(SessionTrigger.SkipAsked, SessionState.StepEnding)
            .Permit(SessionTrigger.PauseAsked, SessionState.Paused)
            .Permit(SessionTrigger.Hold, SessionState.Paused)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.StepEnding)
            .PermitIf(SessionTrigger.OutputsSafe, SessionState.StepReady, IsNotLast, "a step follows")
            .PermitIf(SessionTrigger.OutputsSafe, SessionState.Completed, IsLast, "it was the last step")
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.Paused)
            .PermitIf(SessionTrigger.ResumeAsked, SessionState.StepStarting, NeedsEnergy, "the step needs energy")
            .PermitIf(SessionTrigger.ResumeAsked, SessionState.StepRunning, NeedsNone, "the step is done by hand")
            .Permit(SessionTrigger.SkipAsked, SessionState.StepEnding)
            .Permit(SessionTrigger.EndAsked, SessionState.Completed)
            .Ignore(SessionTrigger.Hold)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);

        _machine.Configure(SessionState.Stopped)
            .PermitReentry(SessionTrigger.StopAsked)
            .PermitReentry(SessionTrigger.Trip)
            .PermitIf(SessionTrigger.ResetAsked, SessionState.Paused, HasSession, "a session is open")
            .PermitIf(SessionTrigger.ResetAsked, SessionState.Idle, HasNone, "no session is open");

        _machine.Configure(SessionState.Completed)
            .Permit(SessionTrigger.Closed, SessionState.Idle)
            .Permit(SessionTrigger.StopAsked, SessionState.Stopped)
            .Permit(SessionTrigger.Trip, SessionState.Stopped);
    }
}
