namespace MediFacial.Devices.Core.Sessions;

public enum SessionState : byte
{
    /// <summary>No session is open.</summary>
    Idle = 0,
    /// <summary>The authorisation of the opening is on its way to the disk.</summary>
    Opening,
    /// <summary>The room tests its energy contact before the first step.</summary>
    Testing,
    /// <summary>A step stands ready and waits for the operator. No output is energised, apart from a diverted preheat.</summary>
    StepReady,
    /// <summary>The step's authorisation is on its way to the disk, or the energy contact is closing.</summary>
    StepStarting,
    StepRunning,
    /// <summary>The step has ended and its outputs are being proven safe.</summary>
    StepEnding,
    Paused,
    /// <summary>Latched. Only a reset leads out: back to the pause of an open session, where every resume passes the readiness list again. It restarts nothing.</summary>
    Stopped,
    /// <summary>All steps are through; the record is being closed.</summary>
    Completed,
}

public enum SessionTrigger : byte
{
    StartAsked, Opened, TestAsked, Tested, BeginAsked, Energised, StepDone, OutputsSafe, NextAsked, SkipAsked, PauseAsked, ResumeAsked, StopAsked, Trip, Hold,
    StartRefused, EndAsked, ResetAsked, Closed,
}

public enum SessionOutcome : byte { Completed, EndedEarly, Stopped, Interrupted }
