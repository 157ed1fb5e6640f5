using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Whoever clears up: the next tap towards a room that is ready and treats nobody.</summary>
static class RoomClosing
{
    const string Panel = Vocabulary.Panel;

    /// <summary>Null: there is nothing to do now but to wait, or nothing at all.</summary>
    public static OperatorRequest? Next(RoomSnapshot panel)
    {
        // A session belongs to one panel while it is open; hers may not be the one.
        if (panel.CommandingPanel is { } other && other != Panel) return new TakeCommand(Panel);
        if (panel.Stop is { } stop)
            return stop.CauseGone ? new ResetStop(Panel, stop.NeedsTechnician ? ResetStop.Repaired : "Cause found and removed", Vocabulary.Initials) : null;
        if (panel.Session is { } session) return Leaves(session);
        if (panel.Report is not null) return new DismissReport(Panel);
        if (panel.Peel is not null) return new ConfirmRinsed(Panel);
        if (panel.Devices.Any(device => device.Upkeep is { FilterIsClogged: true })) return new ConfirmFilter(Panel, Vocabulary.Initials);
        return panel.IsClockTrusted ? null : new ConfirmClock(Panel, Vocabulary.Initials);
    }

    static OperatorRequest? Leaves(SessionView session) => session.State switch
    {
        SessionState.StepRunning => new PauseSession(Panel),
        SessionState.StepReady or SessionState.Paused => new EndSession(Panel, "The visit ends here"),
        _ => null,
    };
}
