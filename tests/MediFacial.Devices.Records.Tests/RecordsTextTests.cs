using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Records.Tests;

public sealed class RecordsTextTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_reads_well_in_a_hundred_columns()
    {
        var book = WithTwoSessions();
        var lines = RecordsText.List(book.List(), TimeZoneInfo.Utc);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines));
        lines[1].ShouldBe("00000001  2026-11-22 12:00  1:38    K-017       AB   Acne, blue and red 3     completed    SIMULATED");
        lines[2].ShouldContain("interrupted  SIMULATED");
        lines.ShouldAllBe(line => line.Length <= RecordsText.Columns);
    }

    [Fact]
    public void An_empty_list_says_so() => RecordsText.List([], TimeZoneInfo.Utc).ShouldBe(["No sessions on record yet."]);

    [Fact]
    public void A_session_is_shown_with_its_dose_its_skips_and_what_happened()
    {
        var lines = SessionText.Show(WithTwoSessions().Show(new Guid(1, 0, 0, new byte[8]))!, TimeZoneInfo.Utc);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines));
        lines[0].ShouldBe("SIMULATED: no client was treated.");
        lines.ShouldContain(line => line.Contains("48 J/cm² of 48 J/cm²", StringComparison.Ordinal));
        lines.ShouldContain("      allergy");
        lines.ShouldContain("  12:00:02  Deep cleansing began.");
        lines.ShouldAllBe(line => line.Length <= RecordsText.Columns);
    }

    [Fact]
    public void The_frozen_limits_of_a_session_stand_in_its_record_with_what_they_changed()
    {
        var record = WithTwoSessions().Show(new Guid(1, 0, 0, new byte[8]))!;
        var opened = record.Entries[0] with { Fields = [.. record.Entries[0].Fields, new("skin", "Sensitive")] };
        var frozen = opened with
        {
            Kind = JournalKind.EnvelopeFrozen,
            Sentence = "2 limits are frozen for this visit; one target was changed by them.",
            Fields = [new("mda", "vacuum forehead 4..13.5 kPa device/client; passes forehead 0..3 x device/protocol"), new("changes", "mda: Forehead: 13.5 kPa instead of 30 kPa: sensitive skin, 45 % of 30 kPa.")],
        };

        var lines = SessionText.Show(record with { Entries = [opened, frozen] }, TimeZoneInfo.Utc);

        lines.ShouldContain(line => line.Contains("sensitive skin; operator"));
        var at = lines.IndexOf("Limits");
        lines.Skip(at).Take(6).ShouldBe(["Limits", "  mda", "      vacuum forehead 4..13.5 kPa device/client", "      passes forehead 0..3 x device/protocol", "  What they changed",
            "      mda: Forehead: 13.5 kPa instead of 30 kPa: sensitive skin, 45 % of 30 kPa."]);
    }

    [Fact]
    public void A_sound_journal_is_told_with_count_head_and_anchors()
    {
        var report = WithTwoSessions().Verify();
        var lines = RecordsText.Verify(report);
        lines[0].ShouldBe("Entries   17");
        lines[1].ShouldBe($"Head      {report.Head.Head}");
        lines[2].ShouldBe("Anchors   3 checked");
        lines[^1].ShouldBe("The journal is sound: every entry is as it was written, and none is missing.");
    }

    [Fact]
    public void A_changed_journal_is_told_with_the_first_bad_entry()
    {
        var book = WithTwoSessions();
        using (var raw = new RawJournal(_folder.File(JournalStore.FileName))) raw.Set("bytes", 6, [0]);
        var lines = RecordsText.Verify(book.Verify());
        lines.ShouldContain("THE JOURNAL IS NOT SOUND, first at entry 6.");
        lines.ShouldContain("  Entry 6 is not readable: its bytes are not what the room wrote.");
        lines.ShouldNotContain(line => line.Contains("is sound", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        var record = WithTwoSessions().Show(new Guid(1, 0, 0, new byte[8]))!;
        var lines = SessionText.Show(record with { Summary = record.Summary with { Client = "\u001b[2J", Protocol = new string('p', 300) } }, TimeZoneInfo.Utc);
        lines.ShouldAllBe(line => line.Length <= RecordsText.Columns && !line.Contains('\u001b'));
    }

    [Fact]
    public void Long_sentences_are_wrapped_and_control_characters_do_not_reach_the_terminal()
    {
        var lines = RecordsText.Wrap("\u001b[2J" + new string('a', 150) + " " + string.Join(' ', Enumerable.Repeat("word", 60)), "    ").ToList();
        lines.ShouldAllBe(line => line.Length <= RecordsText.Columns && !line.Contains('\u001b'));
        lines.Count.ShouldBeGreaterThan(3);
    }

    RecordBook WithTwoSessions()
    {
        using (Story.Write(_folder.Path, Story.WholeSession(1), Story.KilledInRedLight(2, 11))) { }
        using (var recorder = new SessionRecorder(_folder.Path, "b", _ => { })) recorder.CatchUp();
        return new RecordBook(_folder.Path);
    }
}
