using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Records.Tests;

/// <summary>The history of alarms is what the journal says, so it survives what the journal survives.</summary>
[Hazard("H40")]
public sealed class AlarmHistoryTests
{
    static Story Raise(Story story, string alarm, string priority = "High", bool latches = true) => story.Add(JournalKind.AlarmRaised, $"{alarm} happened.",
        ("alarm", alarm), ("priority", priority), ("latches", latches ? "yes" : "no"), ("room-did", "Off."), ("what-to-do", "Look."), ("technician", "Rule."));

    static Story Clear(Story story, string alarm, string occurrences = "1") => story.Add(JournalKind.AlarmCleared, "Ended.", ("alarm", alarm), ("occurrences", occurrences));

    static Story See(Story story, string alarm) => story.Add(JournalKind.AlarmAcknowledged, "Seen.", ("alarm", alarm), ("initials", "MK"), ("panel", "p"));

    static Story Begun() => new Story().RoomStarts();

    [Fact]
    public void An_alarm_is_told_with_its_end_and_who_saw_it()
    {
        var alarm = AlarmHistory.Of(Clear(See(Raise(Begun(), "hot"), "hot"), "hot", "3").Entries).LastDay().ShouldHaveSingleItem();

        (alarm.Sentence, alarm.Priority, alarm.By, alarm.Occurrences).ShouldBe(("hot happened.", AlarmPriority.High, "MK", 3));
        (alarm.EndedUtc - alarm.RaisedUtc).ShouldBe(TimeSpan.FromSeconds(2));
        alarm.BeforeRestart.ShouldBeFalse();
    }

    [Fact]
    public void What_stood_when_the_room_went_down_comes_back_until_it_is_acknowledged()
    {
        var story = Raise(Raise(Begun(), "hot"), "water", "Low", latches: false);
        AlarmHistory.Of(story.Entries).Unacknowledged().Select(alarm => alarm.Id).ShouldBe(["hot", "water"]);

        AlarmHistory.Of(story.RoomStarts().Entries).LastDay().ShouldAllBe(alarm => alarm.BeforeRestart);
        AlarmHistory.Of(story.RoomStarts().Entries).Unacknowledged().Length.ShouldBe(2, "also after a second restart");
        AlarmHistory.Of(See(See(story, "hot"), "water").Entries).Unacknowledged().ShouldBeEmpty();
    }

    [Fact]
    public void What_latched_and_ended_unseen_comes_back_what_did_not_latch_is_over()
    {
        var story = Clear(Clear(Raise(Raise(Begun(), "door"), "water", "Low", latches: false), "door"), "water");
        AlarmHistory.Of(story.Entries).Unacknowledged().ShouldHaveSingleItem().Id.ShouldBe("door");
    }

    [Fact]
    public void What_grew_worse_is_one_alarm_what_came_again_is_another()
    {
        AlarmHistory.Of(Raise(Raise(Begun(), "peel", "Low"), "peel").Entries).LastDay().ShouldHaveSingleItem().Priority.ShouldBe(AlarmPriority.High);
        AlarmHistory.Of(Raise(Clear(Raise(Begun(), "leak"), "leak"), "leak").Entries).LastDay().Length.ShouldBe(2);
    }

    [Fact]
    public void The_last_day_is_shown_and_the_day_before_is_not()
    {
        var story = Clear(See(Raise(Begun(), "old"), "old"), "old").Wait(25 * 3600);
        AlarmHistory.Of(Raise(story, "new").Entries).LastDay().ShouldHaveSingleItem().Alarm.ShouldBe("new");
    }

    [Fact]
    public void It_is_read_from_the_file_as_it_lies_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        using (var journal = JournalStore.Open(folder.Path)) journal.Append(Raise(Begun(), "hot").Entries);
        using var reader = JournalReader.Open(folder.Path);
        AlarmHistory.Read(reader).Unacknowledged().ShouldHaveSingleItem().Technician.ShouldBe("Rule.");
    }
}
