namespace MediFacial.Devices.Records.Tests;

public sealed class DamagedFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string JournalPath => _folder.File(JournalStore.FileName);

    [Fact]
    public void A_garbage_file_is_refused_and_left_as_it_is()
    {
        var garbage = Enumerable.Range(0, 9000).Select(at => (byte)(at * 7)).ToArray();
        File.WriteAllBytes(JournalPath, garbage);
        var failure = Should.Throw<JournalFailure>(() => JournalStore.Open(_folder.Path));
        failure.Fault.ShouldBe(StoreFault.Damaged);
        failure.Sentence.ShouldStartWith("The journal is damaged and is left as it is.");
        failure.Technician.ShouldContain(JournalPath);
        File.ReadAllBytes(JournalPath).ShouldBe(garbage);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        using (var raw = new RawJournal(JournalPath)) raw.Do("CREATE TABLE entry (number INTEGER)");
        Should.Throw<JournalFailure>(() => JournalStore.Open(_folder.Path)).Fault.ShouldBe(StoreFault.OtherVersion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_journal_of_another_version_is_refused_with_both_versions(int version)
    {
        using (Story.Write(_folder.Path, Story.WholeSession())) { }
        using (var raw = new RawJournal(JournalPath)) raw.Do($"PRAGMA user_version = {version}");
        var failure = Should.Throw<JournalFailure>(() => JournalStore.Open(_folder.Path));
        failure.Fault.ShouldBe(StoreFault.OtherVersion);
        failure.Technician.ShouldContain($"version {version}; this program reads and writes version 1");
        Should.Throw<JournalFailure>(() => JournalReader.Open(_folder.Path)).Fault.ShouldBe(StoreFault.OtherVersion);
    }

    [Fact]
    public void A_file_cut_off_anywhere_either_fails_with_a_sentence_or_is_missed_by_its_anchor()
    {
        JournalAnchor head;
        using (var journal = Story.Write(_folder.Path, Story.WholeSession())) head = journal.Head;
        var whole = File.ReadAllBytes(JournalPath);
        for (var length = 0; length < whole.Length; length += 512)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);
            Should.Throw<JournalFailure>(() => JournalStore.Open(_folder.Path, new ChainAnchor("The last run", head)).Dispose(), $"cut to {length} bytes");
        }
    }

    [Fact]
    public void A_log_cut_off_anywhere_never_loses_an_anchored_entry_silently()
    {
        using var journal = JournalStore.Open(_folder.Path);
        foreach (var entry in Story.WholeSession().Entries) journal.Append([entry]);
        using var copy = _folder.CopyAsItLies();
        var log = copy.File(JournalStore.FileName + "-wal");
        var whole = File.ReadAllBytes(log);
        var anchor = new ChainAnchor("The last run", journal.Head);
        using (JournalStore.Open(copy.Path, anchor)) { }
        for (var length = 0; length < whole.Length; length += 1031)
        {
            using var torn = _folder.CopyAsItLies();
            using (var file = File.OpenWrite(torn.File(JournalStore.FileName + "-wal"))) file.SetLength(length);
            Should.Throw<JournalFailure>(() => JournalStore.Open(torn.Path, anchor).Dispose(), $"cut to {length} bytes");
        }
    }

    [Fact]
    public void A_torn_log_without_anchor_still_opens_at_a_whole_entry()
    {
        using var journal = JournalStore.Open(_folder.Path);
        foreach (var entry in Story.WholeSession().Entries) journal.Append([entry]);
        using var torn = _folder.CopyAsItLies();
        using (var file = File.OpenWrite(torn.File(JournalStore.FileName + "-wal"))) file.SetLength(file.Length - 100);
        using (var again = JournalStore.Open(torn.Path)) again.NextNumber.ShouldBe(10);
        using var reader = JournalReader.Open(torn.Path);
        ChainVerifier.Verify(reader, []).IsSound.ShouldBeTrue();
    }

    [Fact]
    public void A_removed_log_is_missed_by_the_anchor()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        using var copy = _folder.CopyAsItLies();
        File.Delete(copy.File(JournalStore.FileName + "-wal"));
        Should.Throw<JournalFailure>(() => JournalStore.Open(copy.Path, new ChainAnchor("The last run", journal.Head)));
    }

    [Fact]
    public void A_removed_database_whose_log_is_left_is_not_replaced_by_an_empty_one()
    {
        using var journal = Story.Write(_folder.Path, Story.WholeSession());
        using var copy = _folder.CopyAsItLies();
        File.Delete(copy.File(JournalStore.FileName));
        Should.Throw<JournalFailure>(() => JournalStore.Open(copy.Path)).Fault.ShouldBe(StoreFault.Damaged);
        new FileInfo(copy.File(JournalStore.FileName + "-wal")).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_removed_journal_is_told_as_lost_entries_when_its_anchor_is_known()
    {
        using (var journal = Story.Write(_folder.Path, Story.WholeSession()))
        {
            using var empty = new TemporaryFolder();
            var failure = Should.Throw<JournalFailure>(() => JournalStore.Open(empty.Path, new ChainAnchor("The last run", journal.Head)));
            failure.Fault.ShouldBe(StoreFault.Lost);
            failure.Technician.ShouldContain("The last run says that entry 10");
        }
    }

    [Fact]
    public void Reading_a_journal_that_is_not_there_says_so() =>
        Should.Throw<JournalFailure>(() => JournalReader.Open(_folder.Path)).Fault.ShouldBe(StoreFault.Missing);
}
