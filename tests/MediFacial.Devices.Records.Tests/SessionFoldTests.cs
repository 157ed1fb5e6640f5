using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Records.Tests;

public sealed class SessionFoldTests
{
    [Fact]
    public void A_whole_session_adds_up_to_its_sheet()
    {
        var sheet = Fold(Story.WholeSession());
        sheet.Summary.Outcome.ShouldBe(SessionOutcome.Completed);
        sheet.Summary.Simulated.ShouldBeTrue();
        (sheet.ProtocolId, sheet.Summary.Protocol, sheet.Summary.ProtocolVersion, sheet.Visit).ShouldBe(("acne", "Acne, blue and red", "3", "red"));
        sheet.Steps.Select(step => (step.Title, step.Kind, step.State)).ShouldBe(
        [
            ("Deep cleansing", StepKind.Manual, StepState.Done), ("Red light", StepKind.Light, StepState.Done), ("Mask", StepKind.Manual, StepState.Skipped),
        ]);
        sheet.Steps[1].Dose!.Delivered.ShouldBe(Quantity.Of(48, Dimension.Fluence));
        sheet.Steps[2].Reason.ShouldBe("allergy");
        sheet.LastEntry.ShouldBe(10);
    }

    [Fact]
    public void The_time_of_a_paused_step_is_the_time_that_it_ran()
    {
        var story = new Story().RoomStarts().Opens().Begins("led-red", "Red light", "Light", "48 J/cm²").Wait(9)
            .Add(JournalKind.Paused, "Paused.").Wait(100).Add(JournalKind.Resumed, "Resumed.").Wait(4).Ends("led-red", "done", "48 J/cm²").Closes();
        Fold(story).Steps.Single(step => step.Id == "led-red").Elapsed.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void A_step_that_never_began_is_left_out_of_a_closed_session() =>
        Fold(new Story().RoomStarts().Opens().Closes("ended-early")).Steps.ShouldAllBe(step => step.State == StepState.LeftOut);

    [Fact]
    public void A_step_that_was_resumed_after_a_stop_of_the_client_is_running_again()
    {
        var story = Story.KilledInRedLight().Add(JournalKind.Stopped, "Comfort stop by the client.").Wait(30)
            .Add(JournalKind.Resumed, "Red light goes on.", ("step", "led-red")).Wait(4);
        Fold(story).Steps[1].State.ShouldBe(StepState.Running);
        Fold(story.Ends("led-red", "done", "48 J/cm²")).Steps[1].Elapsed.ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void The_time_that_the_room_counted_for_a_step_stands()
    {
        var story = new Story().RoomStarts().Opens().Begins("cleanse", "Deep cleansing", "Manual", "93 s")
            .Add(JournalKind.StepEnded, "Ended.", ("step", "cleanse"), ("outcome", "done"), ("elapsed", "77.5 s"), ("reason", ""), ("planned", ""));
        Fold(story).Steps[0].ShouldSatisfyAllConditions(
            step => step.Elapsed.ShouldBe(TimeSpan.FromSeconds(77.5)), step => step.Reason.ShouldBeNull(), step => step.Nominal.TotalSeconds.ShouldBe(93));
    }

    [Fact]
    public void A_step_that_is_not_for_this_client_is_left_out_from_the_beginning()
    {
        var opened = new Story().RoomStarts().Opens().Entries[1];
        var sheet = new SessionFold(opened with { Fields = opened.Fields.Add(new("left-out", "mask")) }, "b").Sheet();
        sheet.Steps.Select(step => step.State).ShouldBe([StepState.Waiting, StepState.Waiting, StepState.LeftOut]);
    }

    [Fact]
    public void A_trip_stops_the_running_step()
    {
        var story = Story.KilledInRedLight().Add(JournalKind.Tripped, "Too hot.").Closes("stopped");
        var sheet = Fold(story);
        sheet.Summary.Outcome.ShouldBe(SessionOutcome.Stopped);
        sheet.Steps[1].State.ShouldBe(StepState.Stopped);
    }

    [Theory]
    [InlineData("completed", SessionOutcome.Completed)]
    [InlineData("ended-early", SessionOutcome.EndedEarly)]
    [InlineData("EndedEarly", SessionOutcome.EndedEarly)]
    [InlineData("splendid", SessionOutcome.Stopped)]
    [InlineData("7", SessionOutcome.Stopped)]
    public void An_outcome_that_nobody_knows_is_not_told_as_completed(string written, SessionOutcome outcome) =>
        Fold(new Story().RoomStarts().Opens().Closes(written)).Summary.Outcome.ShouldBe(outcome);

    [Fact]
    public void Entries_that_come_twice_or_after_the_end_change_nothing()
    {
        var story = Story.WholeSession();
        var fold = SessionFold.Of([.. story.Entries.Skip(1)], "b")!;
        var before = fold.Sheet();
        foreach (var entry in story.Entries) fold.Take(entry);
        fold.Interrupt();
        fold.Sheet().Steps.ShouldBe(before.Steps);
        fold.Sheet().Summary.ShouldBe(before.Summary);
    }

    static SessionSheet Fold(Story story) => SessionFold.Of([.. story.Entries.Skip(1)], "0.1.0+abc")!.Sheet();
}
