using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>One run of one protocol for one client: its card, its steps, and where it stands.</summary>
internal sealed class Session
{
    Session(StartSession start, SessionEnvelope envelope, ImmutableArray<StepRunner> steps, Instant now) =>
        (Start, Envelope, Steps, OpenedAt, Questions) = (start, envelope, steps, now, NotYes(start));

    /// <summary>As it was asked for, with what the client has said since.</summary>
    public StartSession Start { get; private set; }
    public Guid Id => Start.Session;

    /// <summary>The limits of all its steps, as they were when it was opened.</summary>
    public SessionEnvelope Envelope { get; }

    /// <summary>The steps of this visit for this client; those that the card blocks are left out with their reason.</summary>
    public ImmutableArray<StepRunner> Steps { get; }
    public Instant OpenedAt { get; }
    public int Current { get; private set; } = -1;
    public StepRunner? Running => Current >= 0 && Current < Steps.Length ? Steps[Current] : null;
    public Instant? PausedAt { get; set; }

    /// <summary>A pause longer than this asks for the client's consent again, as it asks for the eye shields (domain §2.7).</summary>
    static readonly TimeSpan ConsentHoldsFor = TimeSpan.FromSeconds(60);

    bool _asksConsent;
    bool _consented;

    public bool NeedsConsent(Instant now) => !_consented && (_asksConsent || (PausedAt is { } paused && now.Since(paused) > ConsentHoldsFor));

    /// <summary>The client must be asked, whatever was agreed before.</summary>
    public void AskConsent() => (_asksConsent, _consented) = (true, false);

    /// <summary>For this pause.</summary>
    public void Consents() => (_asksConsent, _consented) = (false, PausedAt is not null);

    /// <summary>A step goes on: the next pause asks anew.</summary>
    public void GoesOn() => _consented = false;

    /// <summary>The steam step that can be preheated now: the current one, or the next that is still to come.</summary>
    public SteamRunner? Steam
    {
        get
        {
            for (var index = Math.Max(0, Current); index < Steps.Length; index++)
                if (Steps[index] is SteamRunner { State: StepState.Waiting or StepState.Ready or StepState.Paused } steam) return steam;
            return null;
        }
    }

    /// <summary>What was answered no until now.</summary>
    public ImmutableArray<QuestionView> Questions { get; private set; }

    public void Answer(CardAnswer answer)
    {
        Start = Start with { Card = Start.Card with { Answers = [.. Start.Card.Answers.Select(each => each.Contraindication == answer.Contraindication ? answer : each)] } };
        Questions = NotYes(Start);
    }

    static ImmutableArray<QuestionView> NotYes(StartSession start) =>
        [.. start.Protocol.Contraindications.Where(asked => !CardCheck.Says(start.Card, asked)).Select(asked => new QuestionView(asked.Id, asked.Question))];

    public bool HasNext => Steps.Skip(Current + 1).Any(step => step.State == StepState.Waiting);

    public bool MoveOn()
    {
        do Current++; while (Current < Steps.Length && Steps[Current].State != StepState.Waiting);
        return Current < Steps.Length;
    }

    /// <summary>Makes the session, or says everything that speaks against it.</summary>
    public static (Session? Session, Refusal? Refusal) Open(StartSession start, StepContext context, Instant now)
    {
        if (CardCheck.WhyNot(start) is { } card) return (null, card);
        if (ProductCheck.WhyNot(start.Protocol, start.Products, start.Card.Phototype, start.Card.Visit, step => CardCheck.Blocks(start, step) is not null) is { } product) return (null, product);
        var envelope = SessionEnvelope.Of(context.Room.Plan, start.Protocol, start.Card);
        var doses = new SessionDoses(context.Room);
        if (doses.AgainstOpening(start, now) is { } tooEarly) return (null, tooEarly);
        var early = false;
        var steps = ImmutableArray.CreateBuilder<StepRunner>();
        var passes = new FacePasses();
        context.Rules.Suction?.BeginVisit();
        foreach (var step in start.Protocol.Steps)
        {
            if (!step.IsFor(start.Card.Phototype, start.Card.Visit)) continue;
            var limits = envelope.Of(step.Id);
            var runner = Runner(limits?.Applied ?? step, start, passes, context);
            if (runner is null)
                return (null, new(RefusalKind.NotReady, $"This room has no device for \"{step.Title}\".", $"Step {step.Id} needs a device kind that the room file does not bind."));
            if (CardCheck.Blocks(start, step.Id) is { } because) (runner.State, runner.Reason) = (StepState.LeftOut, because);
            else if (runner.Device is { } device && start.Without.Contains(device.Plan.Kind)) (runner.State, runner.Reason) = (StepState.LeftOut, $"{device.Plan.Name} is left out of this visit.");
            else if (limits?.LeftOut is { } nothing) (runner.State, runner.Reason) = (StepState.LeftOut, nothing);
            else early |= doses.LeavesOut(start, runner, now);
            if (limits is not null) runner.Limits = LimitView.Of(limits);
            steps.Add(runner);
        }
        if (early && steps.Where(step => step.Modality is not null).ToArray() is { Length: > 0 } active && active.All(step => step.State == StepState.LeftOut))
            return (null, new(RefusalKind.Contraindicated, "Nothing that treats is left of this protocol today. " + string.Join(" ", active.Select(step => $"{step.Step.Title}: {step.Reason}").Distinct()),
                "All steps with a device or a peel are left out by card or dose ledger."));
        if (steps.All(step => step.State == StepState.LeftOut))
            return (null, new(RefusalKind.Contraindicated, "Nothing of this protocol is left for this client.", "All steps are left out by phototype, visit, contraindication or limits."));
        return (new(start, envelope, steps.ToImmutable(), now), null);
    }

    static StepRunner? Runner(StepProfile step, StartSession start, FacePasses passes, StepContext context) => step switch
    {
        ManualStep manual => new ManualRunner(manual, start.Products),
        SuctionStep suction => context.Room.Plan.Device<SuctionPlan>() is { } plan ? new SuctionRunner(suction, plan, passes, context) : null,
        LightStep light => context.Room.Plan.Device<LightPlan>() is { } plan && plan.Channels.Any(channel => channel.Wavelength == light.Wavelength) ? new LightRunner(light, plan, context) : null,
        LaserStep laser => context.Room.Plan.Device<LaserPlan>() is { } plan ? new LaserRunner(laser, plan, context) : null,
        SteamStep steam => context.Room.Plan.Device<SteamPlan>() is { } plan ? new SteamRunner(steam, plan, context) : null,
        _ => throw new InvalidOperationException($"No runner for {step.GetType().Name}."),
    };

    public ImmutableArray<StepView> Views() => [.. Steps.Select(step => step.View())];
}
