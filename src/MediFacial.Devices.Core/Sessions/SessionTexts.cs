using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Why the session does not take a trigger, and when it leaves a state by itself.</summary>
internal static class SessionTexts
{
    public static readonly TimeSpan FlushWithin = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan ContactWithin = TimeSpan.FromMilliseconds(500);

    public static readonly ImmutableArray<StateDeadline> Deadlines =
    [
        new(nameof(SessionState.Opening), "500 ms", nameof(SessionTrigger.StartRefused), "the opening is not on disk"),
        new(nameof(SessionState.Testing), "1.6 s", nameof(SessionTrigger.Tested), "what did not answer has failed the test; it blocks energy"),
        new(nameof(SessionState.StepStarting), "500 ms for the disk, then 500 ms for the energy contact", nameof(SessionTrigger.StartRefused), "no energy without its authorisation on disk"),
        new(nameof(SessionState.StepRunning), "latest end of the authorisation", nameof(SessionTrigger.StepDone), "no output outlives its authorisation"),
        new(nameof(SessionState.StepEnding), "1.5 s, and 2 min more while a steamer cools", nameof(SessionTrigger.Trip), "what is not proven safe is cut off"),
    ];

    public static Refusal Refuse(SessionState state, SessionTrigger trigger)
    {
        var why = WhyNot(state, trigger);
        return new(RefusalKind.NotNow, char.ToUpperInvariant(why[0]) + why[1..] + ".", $"Session machine: {trigger} is refused in {state}.");
    }

    public static string WhyNot(SessionState state, SessionTrigger trigger) => (state, trigger) switch
    {
        (SessionState.Paused, SessionTrigger.Hold) => "it is paused already",
        (SessionState.Idle, _) => "no session is open",
        (SessionState.Stopped, _) => "the room is stopped; look at the stop page and reset it first",
        (_, SessionTrigger.ResetAsked) => "nothing is stopped, so there is nothing to reset",
        (_, SessionTrigger.StartAsked) => "a session is open; end it first",
        (_, SessionTrigger.Closed or SessionTrigger.Opened or SessionTrigger.Tested) => "this belongs to another moment of the session",
        (_, SessionTrigger.Energised or SessionTrigger.StartRefused or SessionTrigger.OutputsSafe or SessionTrigger.StepDone) => "no step is at that point",
        (SessionState.Opening, _) => "the session is just being opened",
        (SessionState.Testing, _) => "the room is just being tested",
        (_, SessionTrigger.TestAsked) => "the room can be tested before a step, not now",
        (SessionState.StepReady, SessionTrigger.PauseAsked or SessionTrigger.Hold) => "no step is running, so there is nothing to pause",
        (SessionState.StepReady, SessionTrigger.NextAsked) => "the step has not begun; begin it, or skip it with a reason",
        (SessionState.StepReady, _) => "the step has not begun",
        (SessionState.StepStarting, _) => "the step is just starting",
        (SessionState.StepRunning, SessionTrigger.EndAsked) => "a step is running; pause it first",
        (SessionState.StepRunning, _) => "the step is running already",
        (SessionState.StepEnding, _) => "the step is just ending",
        (SessionState.Paused, SessionTrigger.NextAsked) => "the step is paused; resume it, or skip it with a reason",
        (SessionState.Paused, _) => "the session is paused",
        (SessionState.Completed, _) => "the session is just being closed",
        _ => throw new InvalidOperationException($"No reason is written for {trigger} in {state}."),
    };
}
