using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Records.Tests;

public sealed class InterruptedSessionsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact, Hazard("H11")]
    public void A_session_without_an_end_is_found_with_what_was_delivered()
    {
        var report = Find(Story.KilledInRedLight()).ShouldNotBeNull();
        report.Outcome.ShouldBe(SessionOutcome.Interrupted);
        report.Client.ShouldBe("K-017");
        report.Steps.Select(step => (step.Id, step.State)).ShouldBe(
            [("cleanse", StepState.Done), ("led-red", StepState.Stopped), ("mask", StepState.LeftOut)]);
        var dose = report.Steps[1].Dose.ShouldNotBeNull();
        dose.Delivered.ShouldBe(Quantity.Of(0.2, Dimension.Fluence));
        dose.Planned.ShouldBe(Quantity.Of(48, Dimension.Fluence));
        report.Steps[0].Elapsed.ShouldBe(TimeSpan.FromSeconds(91));
        report.Steps[0].Nominal.ShouldBe(TimeSpan.FromSeconds(93));
    }

    [Fact]
    public void What_may_have_flowed_after_the_last_entry_counts_as_unknown()
    {
        var report = Find(Story.KilledInRedLight())!;
        report.Steps[1].Dose!.Unknown.Value.ShouldBe(0.6, 1e-9);
        report.Sentence.ShouldBe("The room went down at 2026-11-22 12:01:36 UTC in “Red light”. 0.2 J/cm² of 48 J/cm² had been delivered, "
            + "and up to 0.6 J/cm² more may have been, unseen. The session is not resumed.");
    }

    [Fact]
    public void A_paused_step_gives_nothing_unseen() =>
        Find(Story.KilledInRedLight().Add(JournalKind.Paused, "Paused."))!.Steps[1].Dose!.Unknown.Value.ShouldBe(0);

    [Fact]
    public void Between_two_steps_nothing_was_running() =>
        Find(Story.KilledInRedLight().Ends("led-red", "stopped", "0.3 J/cm²"))!.Sentence.ShouldContain("between two steps");

    [Fact]
    public void A_closed_session_is_not_interrupted() => Find(Story.WholeSession()).ShouldBeNull();

    [Fact]
    public void An_empty_journal_has_no_interrupted_session() => Find(new Story()).ShouldBeNull();

    [Fact]
    public void An_interrupted_session_that_was_told_by_a_later_run_is_not_told_again()
    {
        var killed = Story.KilledInRedLight();
        var later = new Story(killed.Entries[^1].Number + 1).RoomStarts().Add(JournalKind.Interrupted, "Told.", killed.Session);
        Find(killed, later).ShouldBeNull();
    }

    [Fact]
    public void An_interrupted_session_that_was_read_and_dismissed_is_not_told_again_and_keeps_its_time_and_dose()
    {
        var killed = Story.KilledInRedLight();
        var later = new Story(killed.Entries[^1].Number + 1).RoomStarts().Wait(3600)
            .Add(JournalKind.SessionClosed, "The interrupted session was read and closed.", killed.Session, ("outcome", "Interrupted"));
        Find(killed, later).ShouldBeNull();
        using var reader = JournalReader.Open(_folder.Path);
        var sheet = SessionFold.Of(reader.Read(killed.Session), "b")!.Sheet();
        sheet.Summary.EndedUtc.ShouldBe(killed.Entries[^1].RecordedAtUtc);
        sheet.Summary.Outcome.ShouldBe(SessionOutcome.Interrupted);
        sheet.Steps[1].Dose!.Unknown.Value.ShouldBe(0.6, 1e-9);
    }

    [Fact]
    public void An_interrupted_session_is_told_at_every_start_until_it_was_read()
    {
        var killed = Story.KilledInRedLight();
        var later = new Story(killed.Entries[^1].Number + 1).RoomStarts()
            .Add(JournalKind.Interrupted, "An earlier session was interrupted.", null, ("session", $"{killed.Session}"));
        Find(killed, later).ShouldNotBeNull().Id.ShouldBe(killed.Session);
    }

    [Fact]
    public void An_open_session_behind_a_later_one_is_history()
    {
        var killed = Story.KilledInRedLight(1);
        Find(killed, Story.WholeSession(2, killed.Entries[^1].Number + 1)).ShouldBeNull();
    }

    SessionReport? Find(params Story[] stories)
    {
        using var journal = Story.Write(_folder.Path, stories);
        using var reader = JournalReader.Open(_folder.Path);
        return InterruptedSessions.Find(reader);
    }
}
