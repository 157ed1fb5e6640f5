using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <content>Arming the laser: the operator's own act after every opening, on disk before the contact closes.</content>
internal sealed partial class SessionDirector
{
    LaserState _laserWas;
    Instant _armingDeadline;

    public Refusal? Arm(IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (Session?.Running is not LaserRunner laser || State != SessionState.StepRunning)
            return new(RefusalKind.NotNow, "Only a running laser step can be armed.", $"ArmLaser in {State}.");
        var reasons = laser.WhyNotArm(now).Concat(roomReasons).ToArray();
        if (reasons.Length > 0)
            return reasons[0] with { Operator = string.Join(" ", reasons.Select(reason => reason.Operator)), Technician = string.Join(" ", reasons.Select(reason => reason.Technician)) };
        var arming = laser.AuthoriseArming(journalist.Next, now);
        SessionEntries.Armed(journalist, context.Room, arming, now);
        laser.Arm(arming);
        _armingDeadline = now + SessionTexts.FlushWithin;
        return null;
    }

    /// <summary>Never refused: what is open already stays open.</summary>
    public void Disarm(Instant now)
    {
        if (Session?.Running is LaserRunner { State: StepState.Running } laser) laser.Open("The laser was disarmed. Arm it again to go on.", now);
    }

    void TickArming(LaserRunner laser, Instant now)
    {
        if (laser.Recording is not { } arming) return;
        if (watch.IsFlushed(arming.Number)) laser.Recorded(now);
        else if (now > _armingDeadline) laser.Open("The record is too slow, so the laser was not armed. Try again.", now);
    }

    // What the readings say, as it changes: the record shows when the laser could emit, whoever or whatever ended it.
    void FollowLaser(Instant now)
    {
        var shows = Session?.Running is LaserRunner laser ? laser.Shows(now) : LaserState.Open;
        if (shows == _laserWas) return;
        _laserWas = shows;
        if (Session?.Running is LaserRunner runner) SessionEntries.LaserChanged(journalist, runner, shows, now);
    }
}
