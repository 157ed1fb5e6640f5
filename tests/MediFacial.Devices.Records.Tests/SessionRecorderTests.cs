using System.Security.Cryptography;
using System.Text;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Records.Tests;

public sealed class SessionRecorderTests : IDisposable
{
    static readonly Guid First = new(1, 0, 0, new byte[8]);

    readonly TemporaryFolder _folder = new();
    readonly List<StoreFailure?> _troubles = [];

    public void Dispose() => _folder.Dispose();

    RecordBook Book => new(_folder.Path);

    SessionRecorder Recorder() => new(_folder.Path, "0.1.0+abc", _troubles.Add);

    [Fact]
    public void A_session_comes_back_whole_with_its_series_files_and_anchor()
    {
        var story = Story.WholeSession();
        using var journal = JournalStore.Open(_folder.Path);
        using (var recorder = Recorder())
        {
            recorder.Take(First, [File("rooms/simulated.yaml", "room"), File("protocols/acne.yaml", "acne")]);
            foreach (var entry in story.Entries)
            {
                journal.Append([entry]);
                recorder.Take(entry);
                if (entry.Session == First) recorder.Take(Sample(entry.Number, 31.5, entry.Number % 3 == 0 ? null : 30.25));
            }
        }
        _troubles.ShouldBeEmpty();
        var record = Book.Show(First).ShouldNotBeNull();
        record.Summary.ShouldBe(Book.List().ShouldHaveSingleItem());
        record.Summary.Outcome.ShouldBe(SessionOutcome.Completed);
        record.Build.ShouldBe("0.1.0+abc");
        record.Anchor.ShouldBe(journal.Head);
        record.Entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(2, 9).Select(number => (long)number));
        record.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.Done, StepState.Skipped]);
        record.Steps[1].Dose.ShouldBe(new DoseView(Fluence(48), Fluence(48), Fluence(0)));
        record.Samples.Length.ShouldBe(9);
        record.Samples[0].Points.ShouldBe([new("led.red", "mW/cm²", 31.5, 30.25), new("led.skin", "°C", null, 33)]);
        record.Samples[1].Points[0].Actual.ShouldBeNull();
        record.Files.Select(file => file.Path).ShouldBe(["protocols/acne.yaml", "rooms/simulated.yaml"]);
        Encoding.UTF8.GetString(record.Files[0].Bytes.AsSpan()).ShouldBe("acne");
        record.Files[0].Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData("acne"u8)));
    }

    [Fact]
    public void A_file_that_many_sessions_used_is_kept_once()
    {
        using (Story.Write(_folder.Path, Story.WholeSession(1), Story.WholeSession(2, 11))) { }
        using (var recorder = Recorder())
        {
            recorder.CatchUp();
            recorder.Take(First, [File("a.yaml", "same")]);
            recorder.Take(new Guid(2, 0, 0, new byte[8]), [File("b.yaml", "same")]);
        }
        Book.Show(First)!.Files.ShouldHaveSingleItem().Path.ShouldBe("a.yaml");
        Book.Show(new Guid(2, 0, 0, new byte[8]))!.Files.ShouldHaveSingleItem().Path.ShouldBe("b.yaml");
        using var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("records.db")};Pooling=False");
        raw.Open();
        using var count = raw.CreateCommand();
        count.CommandText = "SELECT count(*) FROM file";
        count.ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public void Records_that_were_lost_are_made_again_from_the_journal_and_killed_sessions_are_told_as_interrupted()
    {
        var killed = Story.KilledInRedLight(2, 11);
        using (Story.Write(_folder.Path, Story.WholeSession(), killed)) { }
        using (var recorder = Recorder()) recorder.CatchUp();
        var list = Book.List();
        list.Select(session => session.Outcome).ShouldBe([SessionOutcome.Completed, SessionOutcome.Interrupted], ignoreOrder: true);
        var record = Book.Show(killed.Session)!;
        record.Build.ShouldBe("0.1.0+abc");
        record.Steps[1].Dose!.Unknown.Value.ShouldBe(0.6, 1e-9);
        Book.Verify().ShouldSatisfyAllConditions(report => report.IsSound.ShouldBeTrue(), report => report.AnchorsChecked.ShouldBe(3));
    }

    [Fact]
    public void A_session_killed_before_its_record_was_closed_is_caught_up_by_the_next_run()
    {
        var story = Story.KilledInRedLight();
        using var journal = JournalStore.Open(_folder.Path);
        var killed = Recorder();
        foreach (var entry in story.Entries)
        {
            journal.Append([entry]);
            killed.Take(entry);
        }
        using var afterKill = _folder.CopyAsItLies();
        killed.Dispose();
        new RecordBook(afterKill.Path).List().ShouldHaveSingleItem().Outcome.ShouldBeNull();
        using (var recorder = new SessionRecorder(afterKill.Path, "next", _troubles.Add)) recorder.CatchUp();
        new RecordBook(afterKill.Path).List().ShouldHaveSingleItem().Outcome.ShouldBe(SessionOutcome.Interrupted);
        new RecordBook(afterKill.Path).Show(First)!.Build.ShouldBe("0.1.0+abc");
    }

    [Fact]
    public void Unusable_records_are_told_once_and_caught_up_when_they_work_again()
    {
        System.IO.File.WriteAllText(_folder.File("records.db"), new string('?', 5000));
        using var journal = JournalStore.Open(_folder.Path);
        using var recorder = Recorder();
        foreach (var entry in Story.WholeSession().Entries)
        {
            journal.Append([entry]);
            recorder.Take(entry);
            recorder.Take(Sample(entry.Number, 1, 1));
        }
        recorder.Flush();
        var failure = _troubles.ShouldHaveSingleItem().ShouldBeOfType<RecordsFailure>();
        failure.Fault.ShouldBe(StoreFault.Damaged);
        failure.Sentence.ShouldContain("Treatments go on");
        System.IO.File.Delete(_folder.File("records.db"));
        recorder.Flush();
        _troubles.Count.ShouldBe(2);
        _troubles[1].ShouldBeNull();
        Book.Show(First)!.ShouldSatisfyAllConditions(
            record => record.Samples.Length.ShouldBe(10), record => record.Anchor.ShouldBe(journal.Head));
    }

    [Fact]
    public void A_full_disk_under_the_records_changes_nothing_that_was_saved()
    {
        using (Story.Write(_folder.Path, Story.WholeSession())) { }
        using (var recorder = Recorder()) recorder.CatchUp();
        using (var store = RecordStore.Open(_folder.Path))
        {
            store.LimitPages(1);
            Should.Throw<RecordsFailure>(() => store.InOneTransaction(() => store.Add(First, File("large.yaml", new string('x', 200_000)))))
                .Fault.ShouldBe(StoreFault.Full);
        }
        Book.Show(First)!.Files.ShouldBeEmpty();
        Book.Verify().IsSound.ShouldBeTrue();
    }

    [Fact]
    public void Samples_that_wait_too_long_are_dropped_oldest_first_and_counted()
    {
        System.IO.Directory.CreateDirectory(_folder.File("records.db"));
        using var recorder = Recorder();
        for (var number = 1; number <= SessionRecorder.MostSamples + 7; number++) recorder.Take(Sample(number, 1, 1));
        recorder.DroppedSamples.ShouldBe(7);
        _troubles.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_book_remembers_how_far_the_journal_went_also_in_the_middle_of_a_session()
    {
        using var journal = JournalStore.Open(_folder.Path);
        using var recorder = Recorder();
        foreach (var entry in Story.KilledInRedLight().Entries)
        {
            journal.Append([entry]);
            recorder.Take(entry);
        }
        recorder.Flush();
        Book.Anchors().ShouldHaveSingleItem().At.ShouldBe(journal.Head);
    }

    [Fact]
    public void A_cut_tail_is_found_by_the_records_and_refuses_the_next_start()
    {
        using (Story.Write(_folder.Path, Story.WholeSession())) { }
        using (var recorder = Recorder()) recorder.CatchUp();
        using (var raw = new RawJournal(_folder.File(JournalStore.FileName))) raw.Do("DELETE FROM entry WHERE number > 8");
        Book.Verify().First!.Kind.ShouldBe(ChainFaultKind.TailCut);
        Should.Throw<JournalFailure>(() => JournalStore.Open(_folder.Path, Book.Anchors())).Fault.ShouldBe(StoreFault.Lost);
        using (var recorder = Recorder()) recorder.CatchUp();
        Book.Verify().First!.Kind.ShouldBe(ChainFaultKind.TailCut);
    }

    [Fact]
    public void A_session_is_found_by_the_beginning_of_its_id()
    {
        using (Story.Write(_folder.Path, Story.WholeSession(1), Story.WholeSession(0x10, 11))) { }
        using (var recorder = Recorder()) recorder.CatchUp();
        Book.Find("00000010").ShouldHaveSingleItem().ShouldBe(new Guid(0x10, 0, 0, new byte[8]));
        Book.Find("000000").Length.ShouldBe(2);
        Book.Find("f").ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_without_records_has_an_empty_history()
    {
        Book.List().ShouldBeEmpty();
        Book.Show(First).ShouldBeNull();
    }

    static Quantity Fluence(double value) => Quantity.Of(value, Dimension.Fluence);

    static SessionSample Sample(long second, double set, double? actual) => new(
        First, Instant.FromSeconds(second), new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddSeconds(second), "led-red",
        [new("led.red", "mW/cm²", set, actual), new("led.skin", "°C", null, 33)]);

    static ProfileFile File(string path, string text) => new(path, [.. Encoding.UTF8.GetBytes(text)], "not trusted");
}
