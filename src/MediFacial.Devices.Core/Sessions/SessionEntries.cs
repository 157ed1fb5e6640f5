using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>The journal entries of a session, with the fields that the records read.</summary>
internal static class SessionEntries
{
    public static long Opened(Journalist journalist, RoomState room, Session session, Instant now)
    {
        var (protocol, card) = (session.Start.Protocol, session.Start.Card);
        return journalist.Write(JournalKind.SessionOpened, now, $"{protocol.Name} for {card.ClientPseudonym.Trim()} by {card.OperatorInitials.Trim()}.",
            new JournalField("protocol", protocol.Id), new("protocol-name", protocol.Name), new("version", protocol.Version), new("client", card.ClientPseudonym.Trim()),
            new("operator", card.OperatorInitials.Trim()), new("phototype", $"{card.Phototype}"), new("skin", $"{card.Skin}"), new("visit", card.Visit ?? ""), new("simulated", room.Plan.Profile.Simulated ? "yes" : "no"),
            new("room", room.Plan.Profile.Id), new("steps", string.Join(",", session.Steps.Select(step => step.Step.Id))),
            new("titles", string.Join("|", session.Steps.Select(step => step.Step.Title))),
            new("left-out", string.Join(",", session.Steps.Where(step => step.State == StepState.LeftOut).Select(step => step.Step.Id))),
            new("without", string.Join(",", session.Start.Without)), new("answers", string.Join(",", card.Answers.Select(answer => $"{answer.Contraindication}={(answer.Yes ? "yes" : "no")}"))),
            new("files", string.Join(",", session.Start.Files.Concat(room.Plan.Files).Select(file => $"{file.Path}={file.Sha256}"))));
    }

    public static void Tested(Journalist journalist, SelfTestView test, Instant now) =>
        journalist.Write(JournalKind.SelfTested, now, test.Passed ? "The room passed its self-test." : $"Self-test failed: {string.Join(" ", test.Rows.Where(row => !row.Passed).Select(row => row.Operator))}",
            [.. test.Rows.Select(row => new JournalField(row.Question, (row.Passed ? "yes" : "no") + (row.Took is { } took ? $", {took.TotalMilliseconds:0} ms" : "")))]);

    public static long Frozen(Journalist journalist, Session session, Instant now) =>
        journalist.Write(JournalKind.EnvelopeFrozen, now, EnvelopeText.Sentence(session.Envelope), EnvelopeText.Fields(session.Envelope).AsSpan());

    public static void Authorised(Journalist journalist, RoomState room, Authorisation authorisation, StepRunner runner, StartPurpose purpose, Instant now) =>
        journalist.Write(JournalKind.Authorised, now, purpose switch
        {
            StartPurpose.Preheat => $"Preheat for {authorisation.Step}.",
            StartPurpose.LeakTest => $"Leak test before {authorisation.Step}.",
            _ => $"Energy for {authorisation.Step}.",
        },
            new JournalField("step", authorisation.Step), new("preheat", purpose switch
            {
                StartPurpose.Preheat => "yes",
                StartPurpose.LeakTest => "test",
                _ => "no",
            }),
            new("highest", Highest(room, authorisation)),
            new("latest-end", $"{authorisation.LatestEnd}"), new("modality", $"{runner.Modality}"), new("per-second", $"{PerSecond(runner)}"), new("planned", $"{runner.Dose?.Planned}"));

    static string Highest(RoomState room, Authorisation authorisation) =>
        string.Join(",", authorisation.Highest.Select(value => $"{room.Plan.Outputs[value.Output.Index].Name}={value.Value}"));

    public static void Armed(Journalist journalist, RoomState room, Authorisation arming, Instant now) =>
        journalist.Write(JournalKind.Authorised, now, $"The operator arms the laser for {arming.Step}.",
            new JournalField("step", arming.Step), new("arming", "yes"), new("highest", Highest(room, arming)), new("latest-end", $"{arming.LatestEnd}"));

    public static void LaserChanged(Journalist journalist, LaserRunner runner, LaserState shows, Instant now) =>
        journalist.Write(JournalKind.LaserChanged, now, shows switch
        {
            LaserState.Open => $"The laser's interlock is open. {runner.Notice}".TrimEnd(),
            LaserState.Closed => "The laser's interlock is closed; the laser is in standby.",
            LaserState.Armed => "The laser is armed.",
            LaserState.Emitting => "The laser emits.",
            LaserState.Fault => "The laser's interlock is not trusted.",
            _ => throw new ArgumentOutOfRangeException(nameof(shows), shows, null),
        }, new JournalField("step", runner.Step.Id), new("state", $"{shows}"), new("armed", $"{runner.Elapsed.TotalSeconds:0.0} s"));

    public static void Begun(Journalist journalist, StepRunner runner, bool resumed, Instant now) =>
        journalist.Write(resumed ? JournalKind.Resumed : JournalKind.StepBegun, now, resumed ? $"{runner.Step.Title} goes on." : $"{runner.Step.Title} begins.",
            [new("step", runner.Step.Id), new("title", runner.Step.Title), new("kind", $"{runner.Kind}"), new("modality", $"{runner.Modality}"), new("planned", $"{runner.Dose?.Planned}"), .. Peel(runner)]);

    public static void Delivered(Journalist journalist, StepRunner runner, Instant now)
    {
        if (runner.Dose is not { } dose) return;
        journalist.Write(JournalKind.Delivered, now, $"{runner.Step.Title}: {dose.Delivered} delivered.",
            [new("step", runner.Step.Id), new("title", runner.Step.Title), new("kind", $"{runner.Kind}"), new("modality", $"{runner.Modality}"),
            new("delivered", $"{dose.Delivered}"), new("planned", $"{dose.Planned}"), new("unknown", $"{dose.Unknown}"), .. GivenPasses(runner)]);
    }

    public static void Region(Journalist journalist, SuctionRunner runner, Instant now)
    {
        var detail = (SuctionDetail)runner.Detail(now);
        journalist.Write(JournalKind.RegionChanged, now, $"{Texts.Regions.Say(detail.Region)}.",
            [new("step", runner.Step.Id), new("region", $"{detail.Region}"),
            new("passes", string.Join(",", detail.Regions.Select(region => $"{region.Region}={region.PassesDone}"))), .. GivenPasses(runner)]);
    }

    public static void DwellVented(Journalist journalist, SuctionRunner runner, Instant now)
    {
        var detail = (SuctionDetail)runner.Detail(now);
        journalist.Write(JournalKind.DwellVented, now, $"{Texts.Regions.Say(detail.Region)}: the tip stood still, the vent opened.", new JournalField("step", runner.Step.Id),
            new("region", $"{detail.Region}"), new("times", $"{runner.DwellVents}"));
    }

    public static void Ended(Journalist journalist, StepRunner runner, Instant now) =>
        journalist.Write(runner.State == StepState.Skipped ? JournalKind.StepSkipped : JournalKind.StepEnded, now,
            runner.State == StepState.Skipped ? $"{runner.Step.Title} skipped: {runner.Reason}." : $"{runner.Step.Title} ended.",
            [new("step", runner.Step.Id), new("title", runner.Step.Title), new("kind", $"{runner.Kind}"), new("modality", $"{runner.Modality}"), new("outcome", runner.State switch
            {
                StepState.Skipped => "skipped",
                StepState.Stopped => "stopped",
                _ => "done",
            }),
            new("elapsed", $"{runner.Elapsed.TotalSeconds:0.0} s"), new("delivered", $"{runner.Dose?.Delivered}"), new("planned", $"{runner.Dose?.Planned}"),
            new("unknown", $"{runner.Dose?.Unknown}"), new("reason", runner.Reason ?? ""), new("thermal-dose", runner is SteamRunner steam ? $"CEM43 {steam.ThermalDose:0.00} min" : ""),
            new("begun", runner.HasBegun ? "yes" : ""), new("armed", runner is LaserRunner laser ? laser.WasArmed ? "yes" : "no" : ""), .. GivenPasses(runner)]);

    /// <summary>Less of a step than planned, because the skin had some of it already.</summary>
    public static void Limited(Journalist journalist, StepRunner runner, string sentence, Instant now) =>
        journalist.Write(JournalKind.DoseLimited, now, sentence, new JournalField("step", runner.Step.Id), new("planned", $"{runner.Dose?.Planned}"));

    static ImmutableArray<JournalField> GivenPasses(StepRunner runner) => runner.GivenPasses is { IsEmpty: false } passes
        ? [new("given-passes", string.Join(",", passes.Select(region => $"{region.Region}={region.Passes}")))]
        : [];

    static ImmutableArray<JournalField> Peel(StepRunner runner) => runner is ManualRunner { IsPeel: true } peel
        ? [new("contact", $"{Quantity.Of(peel.Contact.TotalSeconds, Dimension.Duration)}"), new("neutraliser", peel.Neutraliser)]
        : [];

    static Quantity PerSecond(StepRunner runner) => Quantity.Of(runner.MostPerSecond, runner.Dose?.Delivered.Dimension ?? Dimension.Duration);

    public static SessionReport Closed(Journalist journalist, Session session, SessionOutcome outcome, Instant now)
    {
        var sentence = outcome switch
        {
            SessionOutcome.Completed => "All steps are through.",
            SessionOutcome.EndedEarly => "The session was ended early.",
            SessionOutcome.Stopped => "The session was stopped.",
            SessionOutcome.Interrupted => "The session was interrupted.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
        journalist.Write(JournalKind.SessionClosed, now, sentence, new JournalField("outcome", $"{outcome}"));
        return new(session.Id, session.Start.Protocol.Name, session.Start.Card.ClientPseudonym.Trim(), outcome, session.Views(), sentence);
    }
}
