using System.Collections.Concurrent;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class JournalThreadTests : IDisposable
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    readonly RoomInbox _inbox = new();
    readonly ConcurrentQueue<long> _disk = new();
    readonly ConcurrentQueue<long> _told = new();
    volatile bool _full;

    public void Dispose() => _inbox.Dispose();

    JournalThread Thread() => new(entries =>
    {
        if (_full) throw new JournalFailure(StoreFault.Full, "The disk is full.", "journal.db");
        foreach (var entry in entries) _disk.Enqueue(entry.Number);
    }, entry => _told.Enqueue(entry.Number), _inbox, NullLogger.Instance);

    static JournalEntry Entry(long number) => new(number, JournalKind.Refused, default, DateTimeOffset.UnixEpoch, null, "Test.", []);

    long Flushed(long number)
    {
        var seen = 0L;
        SpinWait.SpinUntil(() => (seen = Math.Max(seen, _inbox.TakeFlushed())) >= number, Generous).ShouldBeTrue();
        return seen;
    }

    [Fact]
    public void What_is_told_flushed_is_on_disk_in_order()
    {
        var thread = Thread();
        thread.Start();
        for (var number = 1; number <= 100; number++) thread.Append(Entry(number));
        Flushed(100).ShouldBe(100);
        _disk.ShouldBe(Enumerable.Range(1, 100).Select(number => (long)number));
        thread.End(Generous);
        _told.ShouldBe(_disk);
    }

    [Fact]
    public void A_disk_that_fails_is_told_and_the_same_entries_are_written_once_it_works_again()
    {
        _full = true;
        var thread = Thread();
        thread.Start();
        thread.Append(Entry(1));
        string? why = null;
        SpinWait.SpinUntil(() => (why ??= _inbox.TakeJournalFailure()) is not null, Generous).ShouldBeTrue();
        why!.ShouldContain("disk is full");
        _inbox.TakeFlushed().ShouldBe(0);

        thread.Append(Entry(2));
        _full = false;
        Flushed(2).ShouldBe(2);
        _disk.ShouldBe([1, 2]);
        thread.End(Generous);
    }

    [Fact]
    public void Ending_writes_what_waits()
    {
        var thread = Thread();
        thread.Append(Entry(1));
        thread.Start();
        thread.End(Generous);
        _disk.ShouldBe([1]);
    }

    [Fact]
    public void Too_many_waiting_entries_are_a_failed_journal_not_a_silent_gap()
    {
        var thread = Thread();
        for (var number = 1; number <= Bounds.WaitingEntries; number++) thread.Append(Entry(number));
        _inbox.TakeJournalFailure().ShouldBeNull();
        thread.Append(Entry(Bounds.WaitingEntries + 1));
        _inbox.TakeJournalFailure()!.ShouldContain("no more fit");
    }
}
