using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <content>What the client says while the session is open (domain §10 H17).</content>
internal sealed partial class SessionDirector
{
    /// <summary>Never refused for the moment in which it comes: what is blocked now neither begins nor goes on.</summary>
    public Refusal? Change(ChangeAnswer change, Instant now)
    {
        if (Session is not { } session) return new(RefusalKind.NotNow, "No session is open.", "ChangeAnswer without session.");
        if (session.Start.Protocol.Contraindications.FirstOrDefault(asked => asked.Id == change.Contraindication) is not { } asked)
            return new(RefusalKind.Unknown, "This question does not belong to the treatment.", $"No contraindication '{change.Contraindication}'.");
        var said = session.Start.Card.Answers.Any(answer => answer.Contraindication == asked.Id && answer.Yes);
        if (said && !change.Yes) return new(RefusalKind.Contraindicated, "A yes stands for this session. Ask again before the next one.", $"{asked.Id} was answered yes; limits only tighten.");
        if (said == change.Yes) return null;
        session.Answer(new(asked.Id, change.Yes));
        journalist.Write(JournalKind.AnswerChanged, now, $"{asked.Question} Yes, said during the session.", new JournalField("contraindication", asked.Id), new("answer", "yes"));
        foreach (var step in session.Steps)
            if (step.State == StepState.Waiting && Blocks(asked, step)) (step.State, step.Reason) = (StepState.LeftOut, asked.Because);
        if (session.Running is { } runner && Blocks(asked, runner)) LeaveBlocked(asked.Because, now);
        return null;
    }

    // The limits of an open session are frozen: a step that the answer would only weaken is left out.
    static bool Blocks(Contraindication asked, StepRunner step) =>
        asked.BlocksAll || asked.BlocksSteps.Contains(step.Step.Id) || asked.Reduces is { } reduces && reduces.Steps.Contains(step.Step.Id);

    void LeaveBlocked(string because, Instant now)
    {
        if (State == SessionState.StepStarting) Pause("the client said something else", everything: true, now);
        if (State is SessionState.StepReady or SessionState.StepRunning or SessionState.Paused) Leave(SessionTrigger.SkipAsked, StepState.Skipped, because, now);
    }
}
