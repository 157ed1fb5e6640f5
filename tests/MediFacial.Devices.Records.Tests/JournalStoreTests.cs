using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Records.Tests;

public sealed class JournalStoreTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string JournalPath => _folder.File(JournalStore.FileName);

    [Fact]
    public void A_new_journal_begins_with_entry_one()
    {
        using var journal = JournalStore.Open(_folder.Path);
        journal.NextNumber.ShouldBe(1);
        journal.Head.Head.ShouldBe(new string('0', 64));
    }

    [Fact]
    public void Numbers_and_chain_go_on_after_a_restart()
    {
        using (Story.Write(_folder.Path, Story.WholeSession())) { }
        using var again = JournalStore.Open(_folder.Path);
        again.NextNumber.ShouldBe(11);
        again.Append(new Story(11).RoomStarts().Entries);
        using var reader = JournalReader.Open(_folder.Path);
        reader.ReadAll().Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, 11).Select(number => (long)number));
        ChainVerifier.Verify(reader, []).IsSound.ShouldBeTrue();
    }

    [Fact]
    public void What_was_appended_is_in_the_files_when_append_returns()
    {
        using var journal = Story.Write(_folder.Path, Story.KilledInRedLight());
        using var afterPowerCut = _folder.CopyAsItLies();
        using var again = JournalStore.Open(afterPowerCut.Path);
        again.Head.ShouldBe(journal.Head);
    }

    [Fact]
    public void The_entries_of_one_session_are_read_without_the_others()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession(1), Story.WholeSession(2, next: 11));
        using var reader = JournalReader.Open(_folder.Path);
        reader.Read(new Guid(2, 0, 0, new byte[8])).Select(entry => entry.Number).ShouldBe(Enumerable.Range(12, 9).Select(number => (long)number));
        reader.Sessions().Select(session => (session.Opened.Number, session.LastEntry)).ShouldBe([(2, 10), (12, 20)]);
        reader.RunOf(15)!.Number.ShouldBe(11);
    }

    [Fact]
    public void A_gap_is_refused_and_changes_nothing()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        var head = journal.Head;
        Should.Throw<JournalFailure>(() => journal.Append(new Story(12).RoomStarts().Entries)).Fault.ShouldBe(StoreFault.Gap);
        journal.Head.ShouldBe(head);
        journal.Append(new Story(11).RoomStarts().Entries);
    }

    [Fact]
    public void A_batch_is_written_whole_or_not_at_all()
    {
        using var journal = JournalStore.Open(_folder.Path);
        var torn = new Story().RoomStarts().Entries.Concat(new Story(5).RoomStarts().Entries).ToList();
        Should.Throw<JournalFailure>(() => journal.Append(torn));
        journal.NextNumber.ShouldBe(1);
        using var reader = JournalReader.Open(_folder.Path);
        reader.ReadAll().ShouldBeEmpty();
    }

    [Fact]
    public void Entries_given_again_after_a_failure_are_written_once()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        var head = journal.Head;
        journal.Append(Story.WholeSession().Entries);
        journal.Head.ShouldBe(head);
        var other = Story.WholeSession().Entries.Select(entry => entry with { Sentence = "Other." }).ToList();
        Should.Throw<JournalFailure>(() => journal.Append(other)).Fault.ShouldBe(StoreFault.Gap);
    }

    [Fact, Hazard("H50")]
    public void A_full_disk_is_a_sentence_and_the_journal_goes_on_when_there_is_room_again()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        journal.LimitPages(8);
        var large = new Story(11).RoomStarts().Add(JournalKind.Confirmed, new string('x', 100_000)).Entries;
        var failure = Should.Throw<JournalFailure>(() => journal.Append(large));
        failure.Fault.ShouldBe(StoreFault.Full);
        failure.Sentence.ShouldBe(
            "The disk is full: the journal cannot be written. No treatment can start without it. Free some space on the disk of the room.");
        journal.NextNumber.ShouldBe(11);
        journal.LimitPages(10_000);
        journal.Append(large);
        using var reader = JournalReader.Open(_folder.Path);
        ChainVerifier.Verify(reader, []).Entries.ShouldBe(12);
    }

    [Fact]
    public void A_journal_that_another_program_holds_is_told_as_busy()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        using var other = new RawJournal(JournalPath);
        other.Do("BEGIN IMMEDIATE");
        Should.Throw<JournalFailure>(() => journal.Append(new Story(11).RoomStarts().Entries)).Fault.ShouldBe(StoreFault.Busy);
        other.Do("COMMIT");
        journal.Append(new Story(11).RoomStarts().Entries);
    }

    [Fact]
    public void A_second_writer_cannot_fork_the_chain()
    {
        using var first = Story.Write(_folder.Path, Story.WholeSession());
        using var second = JournalStore.Open(_folder.Path);
        second.Append(new Story(11).RoomStarts().Entries);
        Should.Throw<JournalFailure>(() => first.Append(new Story(11).RoomStarts().Opens().Entries.Skip(1).Select(entry => entry with { Number = 11 }).ToList()));
        using var reader = JournalReader.Open(_folder.Path);
        ChainVerifier.Verify(reader, []).IsSound.ShouldBeTrue();
    }
}
