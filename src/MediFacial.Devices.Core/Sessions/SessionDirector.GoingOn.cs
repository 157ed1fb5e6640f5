using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <content>What stands against going on: the skin, the dose, the client's word; and how a peel comes off.</content>
internal sealed partial class SessionDirector
{
    static readonly Refusal AskForConsent = new(RefusalKind.Incomplete, "Ask the client whether to go on, and confirm it.", "Consent is asked again after a stop, a comfort stop and a pause over 60 s.");

    /// <summary>Every reason why the current step may not begin or resume now.</summary>
    public IEnumerable<Refusal> WhyNotGoOn(IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (Session is not { Running: { } runner } session) return [];
        var reasons = new List<Refusal>();
        if (NeedsConsent(now) && (runner.Modality is not null || State == SessionState.Paused)) reasons.Add(AskForConsent);
        if (CardCheck.BlocksNow(session.Start, runner.Step.Id) is { } because) reasons.Add(new(RefusalKind.Contraindicated, $"Not today: {because} Skip this step.", $"The card blocks {runner.Step.Id}."));
        if (SkinOrder.Against(session.Steps, session.Current) is { } order) reasons.Add(order);
        if (_doses.AgainstStep(session.Start, runner, now) is { } early) reasons.Add(early);
        reasons.AddRange(runner.WhyNotBegin(now));
        if (runner.NeedsEnergy) reasons.AddRange(roomReasons);
        return reasons;
    }

    /// <summary>After a stop, a comfort stop and a pause of more than 60 s nobody goes on without asking the client.</summary>
    public bool NeedsConsent(Instant now) => Session is { } session && session.NeedsConsent(now);

    public Refusal? Consent(Instant now)
    {
        if (!NeedsConsent(now)) return new(RefusalKind.NotNow, "Nothing has to be agreed to now.", "ConfirmConsent without a stop or long pause.");
        Session!.Consents();
        journalist.Write(JournalKind.Confirmed, now, "The client agrees to go on.", new JournalField("what", "consent"));
        return null;
    }

    /// <summary>The peel is off the skin; possible whatever the session does, and without one.</summary>
    public Refusal? Rinsed(Instant now)
    {
        if (Peel.Peel is not { } peel) return new(RefusalKind.NotNow, "No peel is on the skin.", "ConfirmRinsed without an applied peel.");
        Peel.Off();
        journalist.Session = peel.Session;
        journalist.Write(JournalKind.Confirmed, now, $"{peel.Title} is off the skin.", new JournalField("what", AppliedPeel.Off), new("step", peel.Step));
        journalist.Session = Session?.Id;
        if (Session is not { Running: ManualRunner { IsPeel: true } runner } session || session.Id != peel.Session || runner.Step.Id != peel.Step) return null;
        switch (State)
        {
            case SessionState.StepRunning: return Leave(SessionTrigger.NextAsked, StepState.Done, null, now);
            case SessionState.Paused: return Leave(SessionTrigger.SkipAsked, StepState.Done, null, now);
            case SessionState.Stopped: runner.State = StepState.Done; return null;
            default: return null;
        }
    }

    void Applied(ManualRunner peel, Instant now) => Peel.Apply(
        new(Session!.Id, peel.Step.Id, peel.Step.Title, Session.Start.Card.ClientPseudonym.Trim(), context.Room.Wall.At(now), peel.Contact, peel.Neutraliser), now);
}
