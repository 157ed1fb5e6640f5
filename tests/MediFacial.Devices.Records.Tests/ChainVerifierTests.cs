using System.Text;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Records.Tests;

public sealed class ChainVerifierTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly List<ChainAnchor> _anchors = [];
    readonly long _count;

    public ChainVerifierTests()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        _count = journal.Head.LastEntry;
        _anchors.Add(new("The record of session 00000001", journal.Head));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_untouched_journal_is_sound_and_its_head_is_the_anchor()
    {
        var report = Verify();
        report.IsSound.ShouldBeTrue(report.First?.Sentence);
        report.Entries.ShouldBe(_count);
        report.Head.ShouldBe(_anchors[0].At);
        report.AnchorsChecked.ShouldBe(1);
    }

    [Fact, Hazard("H39")]
    public void Every_single_changed_byte_of_every_entry_is_found_and_named()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        for (var number = 1L; number <= _count; number++)
        {
            var bytes = raw.Bytes("bytes", number);
            for (var at = 0; at < bytes.Length; at += number is 1 or 7 ? 1 : 29)
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)(1 << (at % 8));
                raw.Set("bytes", number, changed);
                Verify().First.ShouldNotBeNull($"byte {at} of entry {number}").Entry.ShouldBe(number);
            }
            raw.Set("bytes", number, bytes);
        }
        Verify().IsSound.ShouldBeTrue();
    }

    [Fact]
    public void A_well_formed_change_of_a_dose_is_told_as_a_changed_text()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        var text = Encoding.UTF8.GetString(raw.Bytes("bytes", 6));
        text.ShouldContain("12.4 J/cm²");
        raw.Set("bytes", 6, Encoding.UTF8.GetBytes(text.Replace("12.4 J/cm²", "12.0 J/cm²", StringComparison.Ordinal)));
        var fault = Verify().Faults.ShouldHaveSingleItem();
        (fault.Entry, fault.Kind).ShouldBe((6, ChainFaultKind.EntryChanged));
        fault.Sentence.ShouldBe("Entry 6 does not fit its link: its text was changed after it was written.");
    }

    [Fact]
    public void Every_single_changed_byte_of_a_link_is_found_and_told_apart_from_a_changed_text()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        foreach (var number in new[] { 1, 5, _count })
        {
            var link = raw.Bytes("link", number);
            for (var at = 0; at < link.Length; at++)
            {
                var changed = (byte[])link.Clone();
                changed[at] ^= 0x10;
                raw.Set("link", number, changed);
                var first = Verify().First.ShouldNotBeNull();
                (first.Entry, first.Kind).ShouldBe((number, ChainFaultKind.LinkChanged));
            }
            raw.Set("link", number, link);
        }
    }

    [Fact]
    public void A_link_that_is_too_short_or_too_long_is_found()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        raw.Set("link", 3, []);
        Verify().First!.Entry.ShouldBe(3);
        raw.Set("link", 3, new byte[33]);
        Verify().First!.Entry.ShouldBe(3);
    }

    [Fact]
    public void Each_removed_entry_is_found_wherever_it_stood()
    {
        for (var number = 1L; number <= _count; number++)
        {
            using var copy = _folder.CopyAsItLies();
            Alter(copy, $"DELETE FROM entry WHERE number = {number}");
            var first = Verify(copy).First.ShouldNotBeNull();
            first.Entry.ShouldBe(number);
            first.Kind.ShouldBe(number == _count ? ChainFaultKind.TailCut : ChainFaultKind.EntriesRemoved);
        }
    }

    [Fact]
    public void A_tail_cut_at_any_point_is_found_and_says_how_many_are_gone()
    {
        for (var left = 0L; left < _count; left++)
        {
            using var copy = _folder.CopyAsItLies();
            Alter(copy, $"DELETE FROM entry WHERE number > {left}");
            var fault = Verify(copy).Faults.ShouldHaveSingleItem();
            (fault.Entry, fault.Kind).ShouldBe((left + 1, ChainFaultKind.TailCut));
            fault.Sentence.ShouldContain($"the last {_count - left} are gone");
        }
    }

    [Fact]
    public void Without_an_anchor_a_cut_tail_cannot_be_found()
    {
        Alter(_folder, $"DELETE FROM entry WHERE number > {_count - 2}");
        _anchors.Clear();
        Verify().IsSound.ShouldBeTrue();
    }

    [Fact]
    public void Two_swapped_entries_are_found()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        var (four, five) = (raw.Bytes("bytes", 4), raw.Bytes("bytes", 5));
        raw.Set("bytes", 4, five);
        raw.Set("bytes", 5, four);
        Verify().Faults.Select(fault => (fault.Entry, fault.Kind)).ShouldBe([(4, ChainFaultKind.EntryMoved), (5, ChainFaultKind.EntryMoved)]);
    }

    [Fact]
    public void An_entry_put_in_between_with_all_later_ones_moved_up_is_found()
    {
        Alter(_folder, "UPDATE entry SET number = -number WHERE number > 4; UPDATE entry SET number = -number + 1 WHERE number < 0;"
            + "INSERT INTO entry SELECT 5, kind, session, bytes, link FROM entry WHERE number = 4");
        var first = Verify().First!;
        (first.Entry, first.Kind).ShouldBe((5, ChainFaultKind.EntryMoved));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void An_entry_before_the_first_is_foreign(long number)
    {
        Alter(_folder, $"INSERT INTO entry SELECT {number}, kind, session, bytes, link FROM entry WHERE number = 4");
        Verify().First!.Kind.ShouldBe(ChainFaultKind.EntryForeign);
    }

    [Theory]
    [InlineData("session = NULL")]
    [InlineData("session = '0000000f-0000-0000-0000-000000000000'")]
    [InlineData("kind = 4")]
    public void An_entry_filed_under_something_else_than_its_text_says_is_found(string change)
    {
        Alter(_folder, $"UPDATE entry SET {change} WHERE number = 5");
        var fault = Verify().Faults.ShouldHaveSingleItem();
        (fault.Entry, fault.Kind).ShouldBe((5, ChainFaultKind.EntryForeign));
    }

    [Fact]
    public void A_journal_made_anew_with_a_perfect_chain_does_not_fit_what_the_record_remembers()
    {
        using var forged = new TemporaryFolder();
        var entries = Story.WholeSession().Entries.Select(entry => entry.Number == 6 ? entry with { Sentence = "Nothing happened." } : entry).ToList();
        using (var journal = JournalStore.Open(forged.Path)) journal.Append(entries);
        var fault = Verify(forged).Faults.ShouldHaveSingleItem();
        (fault.Entry, fault.Kind).ShouldBe((_count, ChainFaultKind.Rewritten));
    }

    [Fact]
    public void Two_faults_are_both_told()
    {
        using var raw = new RawJournal(_folder.File(JournalStore.FileName));
        raw.Set("bytes", 2, [1, 2, 3]);
        raw.Do("DELETE FROM entry WHERE number IN (6, 7)");
        Verify().Faults.Select(fault => (fault.Entry, fault.Kind)).ShouldBe([(2, ChainFaultKind.EntryChanged), (6, ChainFaultKind.EntriesRemoved)]);
    }

    ChainReport Verify(TemporaryFolder? folder = null)
    {
        using var journal = JournalReader.Open((folder ?? _folder).Path);
        return ChainVerifier.Verify(journal, _anchors);
    }

    static void Alter(TemporaryFolder folder, string text)
    {
        using var raw = new RawJournal(folder.File(JournalStore.FileName));
        raw.Do(text);
    }
}
