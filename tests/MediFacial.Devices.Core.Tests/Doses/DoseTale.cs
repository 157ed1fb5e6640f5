using System.Collections.Immutable;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Doses;

/// <summary>Visits of clients as the journal tells them, for the ledger to add up.</summary>
sealed class DoseTale
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    readonly List<JournalEntry> _entries = [];
    DateTimeOffset _at = Noon;
    Guid _session;

    public DateTimeOffset Now => _at;
    public DoseLedger Ledger => new([.. _entries]);

    public DoseTale At(DateTimeOffset at)
    {
        _at = at;
        return this;
    }

    public DoseTale Wait(TimeSpan span) => At(_at + span);

    public DoseTale Opens(string protocol = "acne", string client = "C-017")
    {
        _session = new(_entries.Count + 1, 7, 7, new byte[8]);
        return Add(JournalKind.SessionOpened, ("protocol", protocol), ("client", client));
    }

    public DoseTale Authorises(string step, Modality modality, string perSecond = "0.04 J/cm²") =>
        Add(JournalKind.Authorised, ("step", step), ("preheat", "no"), ("modality", $"{modality}"), ("per-second", perSecond));

    public DoseTale Begins(string step, Modality modality, string planned = "48 J/cm²") =>
        Add(JournalKind.StepBegun, ("step", step), ("title", step), ("modality", $"{modality}"), ("planned", planned), ("contact", "3 min"), ("neutraliser", "water"));

    public DoseTale Arms(string step) => Add(JournalKind.Authorised, ("step", step), ("arming", "yes"));

    public DoseTale Resumes(string step, Modality modality) => Add(JournalKind.Resumed, ("step", step), ("modality", $"{modality}"));

    public DoseTale Delivers(string step, string delivered, string unknown = "0 J/cm²", string passes = "") =>
        Add(JournalKind.Delivered, ("step", step), ("delivered", delivered), ("unknown", unknown), ("given-passes", passes));

    public DoseTale Pauses() => Add(JournalKind.Paused);

    public DoseTale Ends(string step, string outcome, string delivered, string passes = "", string armed = "") =>
        Add(outcome == "skipped" ? JournalKind.StepSkipped : JournalKind.StepEnded, ("step", step), ("outcome", outcome), ("delivered", delivered), ("unknown", "0 J/cm²"), ("given-passes", passes),
            ("begun", armed.Length > 0 ? "yes" : ""), ("armed", armed));

    public DoseTale Closes(string outcome = "Completed") => Add(JournalKind.SessionClosed, ("outcome", outcome));

    public DoseTale PeelIsOff() => Add(JournalKind.Confirmed, ("what", AppliedPeel.Off));

    /// <summary>One light course from its beginning to its end.</summary>
    public DoseTale Light(Modality modality, string dose, string protocol = "acne", string outcome = "done", string client = "C-017") => Opens(protocol, client)
        .Authorises("light", modality).Begins("light", modality, dose).Wait(TimeSpan.FromMinutes(20)).Delivers("light", dose).Ends("light", outcome, dose)
        .Closes(outcome == "done" ? "Completed" : "EndedEarly");

    public DoseRefusal? Visit(string protocol = "acne", string client = "C-017") => DoseJudge.AgainstVisit(Ledger.Book, Question(protocol, client), _at);

    public DoseRefusal? Against(string protocol, string step, string client = "C-017", Phototype phototype = Phototype.II) =>
        DoseJudge.Against(Ledger.Book, Question(protocol, client, phototype), Step(protocol, step), _at);

    public DoseRest? Rest(string protocol, string step, Phototype phototype = Phototype.II) =>
        DoseJudge.Rest(Ledger.Book, Question(protocol, "C-017", phototype), Step(protocol, step), _at);

    static DoseQuestion Question(string protocol, string client, Phototype phototype = Phototype.II) =>
        new(client, Guid.Empty, TestProtocols.Of(protocol), phototype);

    static StepProfile Step(string protocol, string step) => TestProtocols.Of(protocol).Steps.First(each => each.Id == step);

    DoseTale Add(JournalKind kind, params ReadOnlySpan<(string Key, string Value)> fields)
    {
        var list = ImmutableArray.CreateBuilder<JournalField>();
        foreach (var (key, value) in fields) if (value.Length > 0) list.Add(new(key, value));
        _entries.Add(new(_entries.Count + 1, kind, Instant.Zero, _at, _session, $"{kind}.", list.ToImmutable()));
        return this;
    }
}
