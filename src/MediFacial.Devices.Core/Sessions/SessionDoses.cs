using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Holds a session against the dose ledger: when it is opened, and again whenever a step begins or goes on.</summary>
internal sealed class SessionDoses(RoomState room)
{
    /// <summary>Why no session of this protocol may be opened for this client yet.</summary>
    public Refusal? AgainstOpening(StartSession start, Instant now) =>
        DoseJudge.AgainstVisit(room.Doses.Book, Question(start), room.Wall.At(now)) is { } early ? Refuse(early) : null;

    /// <summary>Leaves out what the skin may not have yet and plans the rest of what it may still have.</summary>
    /// <returns>True when it is left out.</returns>
    public bool LeavesOut(StartSession start, StepRunner runner, Instant now)
    {
        if (Against(start, runner, now) is { } early) (runner.State, runner.Reason) = (StepState.LeftOut, Sentence(early));
        else Limit(start, runner, now);
        return runner.State == StepState.LeftOut;
    }

    /// <summary>Also without a clock that is trusted: then nobody knows what the skin had when. A device is refused for that by its readiness.</summary>
    public Refusal? AgainstStep(StartSession start, StepRunner runner, Instant now) =>
        Against(start, runner, now) is { } early ? Refuse(early)
        : runner is { Modality: not null, NeedsEnergy: false } && !room.Wall.IsTrusted
            ? new(RefusalKind.NotReady, "The clock of this machine has jumped, so nobody knows how long ago the skin had its last peel. Confirm date and time on the room page.", "Wall time is not trusted.")
        : null;

    /// <summary>Plans no more than is left now. Never more than was planned before.</summary>
    public void Limit(StartSession start, StepRunner runner, Instant now)
    {
        if (Rest(start, runner, now) is { } rest) runner.Limit(rest);
    }

    /// <summary>Tells when less is planned than the protocol asks for.</summary>
    public string? Tell(StartSession start, StepRunner runner, Journalist journalist, Instant now)
    {
        if (Rest(start, runner, now) is not { IsLess: true } rest) return null;
        var sentence = rest.Amount is null
            ? $"{runner.Step.Title}: some regions have had passes today; only the rest is given."
            : $"{runner.Step.Title}: the skin has had part of it today; only the rest is given, {runner.Dose?.Planned}.";
        SessionEntries.Limited(journalist, runner, sentence, now);
        return sentence;
    }

    DoseRefusal? Against(StartSession start, StepRunner runner, Instant now) =>
        runner.Modality is null ? null : DoseJudge.Against(room.Doses.Book, Question(start), runner.Step, room.Wall.At(now));

    DoseRest? Rest(StartSession start, StepRunner runner, Instant now) =>
        runner.Modality is null ? null : DoseJudge.Rest(room.Doses.Book, Question(start), runner.Step, room.Wall.At(now));

    Refusal Refuse(DoseRefusal early) => new(RefusalKind.Dose, Sentence(early), $"{early.Technician} Possible from {early.From:u}.");

    string Sentence(DoseRefusal early) => $"{early.Because}: again from {Texts.Durations.SayDate(early.From, room.Zone)}.";

    static DoseQuestion Question(StartSession start) => new(start.Card.ClientPseudonym, start.Session, start.Protocol, start.Card.Phototype);
}
