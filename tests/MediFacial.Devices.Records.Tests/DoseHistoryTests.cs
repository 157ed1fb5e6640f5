using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Records.Tests;

/// <summary>What a restart reads of the journal to know what each skin has had: little, and all that matters.</summary>
public sealed class DoseHistoryTests : IDisposable
{
    const string Red = nameof(Modality.Red633);
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact, Hazard("H11")]
    public void The_ledger_of_what_is_read_is_that_of_everything_that_was_written()
    {
        using var reader = Written(TwoVisits);
        var (read, all) = (Sums(new(reader.DoseHistory(Noon))), Sums(new([.. reader.ReadAll()])));

        read.ShouldBe(all);
        read.Length.ShouldBe(3);
        read.Single(each => each.Step == "red" && each.IsWhole).Delivered.ShouldBe(96);
        read.Single(each => each.Step == "red" && !each.IsWhole).Unknown.ShouldBe(0.5 * DoseLimits.Unseen.TotalSeconds, "the room went down in it: what may have flowed unseen counts");
    }

    [Fact]
    public void Of_a_closed_visit_the_entries_of_each_second_are_left_out_and_of_an_open_one_none()
    {
        using var reader = Written(TwoVisits);
        var read = reader.DoseHistory(Noon);

        read.Where(entry => entry.Session == Visit(1)).ShouldNotContain(entry => entry.Kind == JournalKind.Delivered || entry.Kind == JournalKind.Authorised);
        read.Where(entry => entry.Session == Visit(2)).Select(entry => entry.Number).ShouldBe(reader.Read(Visit(2)).Select(entry => entry.Number));
        read.Select(entry => entry.Number).ShouldBeInOrder();
    }

    [Fact, Hazard("H11")]
    public void A_visit_that_a_later_run_closed_as_interrupted_is_read_whole()
    {
        using var reader = Written(TwoVisits.Add(JournalKind.SessionClosed, "Interrupted.", Visit(2), ("outcome", nameof(SessionOutcome.Interrupted))));

        reader.DoseHistory(Noon).ShouldContain(entry => entry.Session == Visit(2) && entry.Kind == JournalKind.Delivered);
        Sums(new(reader.DoseHistory(Noon))).Single(each => !each.IsWhole && each.Step == "red").Unknown.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_older_than_asked_is_left_out_and_its_neighbour_is_not()
    {
        using var reader = Written(TwoVisits);
        var second = reader.Read(Visit(2))[0].RecordedAtUtc;

        reader.DoseHistory(second).Select(entry => entry.Session).Distinct().ShouldBe([Visit(2)]);
        reader.DoseHistory(second.AddDays(1)).ShouldBeEmpty();
    }

    [Fact, Hazard("H25")]
    public void What_somebody_confirmed_after_the_visit_is_read_too()
    {
        using var reader = Written(new Story().RoomStarts().Opens(1).Add(JournalKind.StepBegun, "Peel.", ("step", "peel"), ("modality", nameof(Modality.Peel)), ("contact", "180 s"))
            .Closes(nameof(SessionOutcome.EndedEarly)).Add(JournalKind.Confirmed, "The peel is off.", null, ("what", AppliedPeel.Off)));

        new DoseLedger(reader.DoseHistory(Noon)).OpenPeel.ShouldBeNull();
        new DoseLedger([.. reader.DoseHistory(Noon).Where(entry => entry.Kind != JournalKind.Confirmed)]).OpenPeel.ShouldNotBeNull();
    }

    /// <summary>A whole visit with a pause in its light, and an hour later one in whose light the room went down.</summary>
    static Story TwoVisits
    {
        get
        {
            var story = new Story().RoomStarts().Opens(1)
                .Add(JournalKind.Authorised, "Energy.", ("step", "mda"), ("preheat", "no"), ("modality", nameof(Modality.Diamond)), ("per-second", "1 s"))
                .Add(JournalKind.StepBegun, "Suction.", ("step", "mda"), ("modality", nameof(Modality.Diamond)), ("planned", "60 s"))
                .Add(JournalKind.StepEnded, "Suction.", ("step", "mda"), ("outcome", "done"), ("delivered", "60 s"), ("unknown", "0 s"), ("given-passes", "Forehead=2"));
            Light(story, "40 J/cm²");
            story.Add(JournalKind.Paused, "Paused.", ("step", "red")).Wait(30)
                .Add(JournalKind.Resumed, "Goes on.", ("step", "red"), ("modality", Red))
                .Add(JournalKind.Delivered, "Light.", ("step", "red"), ("delivered", "96 J/cm²"), ("unknown", "0 J/cm²"))
                .Add(JournalKind.StepEnded, "Light.", ("step", "red"), ("modality", Red), ("outcome", "done"), ("delivered", "96 J/cm²"), ("planned", "96 J/cm²"), ("unknown", "0 J/cm²"))
                .Closes(nameof(SessionOutcome.Completed)).Wait(3600);
            return Light(story.Opens(2), "12 J/cm²");
        }
    }

    static Story Light(Story story, string delivered) => story
        .Add(JournalKind.Authorised, "Energy.", ("step", "red"), ("preheat", "no"), ("modality", Red), ("per-second", "0.5 J/cm²"))
        .Add(JournalKind.StepBegun, "Light.", ("step", "red"), ("modality", Red), ("planned", "96 J/cm²"))
        .Add(JournalKind.Delivered, "Light.", ("step", "red"), ("delivered", "6 J/cm²"), ("unknown", "0 J/cm²"))
        .Add(JournalKind.Delivered, "Light.", ("step", "red"), ("delivered", delivered), ("unknown", "0 J/cm²"));

    JournalReader Written(Story story)
    {
        Story.Write(_folder.Path, story).Dispose();
        return JournalReader.Open(_folder.Path);
    }

    /// <summary>What each step of each visit came to; a pause divides it, and the entries of a closed visit do not tell of pauses.</summary>
    static (Guid Visit, string Step, double Delivered, double Unknown, bool IsWhole, DateTimeOffset Last, int Passes)[] Sums(DoseLedger ledger) =>
    [
        .. from segment in ledger.Book.Segments
           group segment by (segment.Visit.Session, segment.Step) into step
           let last = step.Last()
           select (step.Key.Session, step.Key.Step, step.Sum(each => each.Delivered), step.Sum(each => each.Unknown), last.IsWhole, last.Last, last.Passes.Sum(each => each.Passes)),
    ];

    static Guid Visit(int number) => new(number, 0, 0, new byte[8]);
}
