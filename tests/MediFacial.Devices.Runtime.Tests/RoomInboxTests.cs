using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class RoomInboxTests
{
    static readonly PortId Port = new(2);
    readonly byte[] _bytes = new byte[Bounds.BytesPerInput];

    [Fact]
    public void Inputs_come_out_in_the_order_in_which_they_went_in()
    {
        using var inbox = new RoomInbox();
        inbox.TryPostOpened(Port, new(1));
        inbox.TryPostBytes(Port, [7, 8, 9], new(2));
        inbox.TryPostPin(new(4), null, new(3));

        inbox.TryTake(out var first, _bytes).ShouldBeTrue();
        first.Kind.ShouldBe(InboxKind.PortOpened);
        inbox.TryTake(out var second, _bytes).ShouldBeTrue();
        (second.Index, second.Length, second.At).ShouldBe((2, 3, new Instant(2)));
        _bytes[..3].ShouldBe([7, 8, 9]);
        inbox.TryTake(out var third, _bytes).ShouldBeTrue();
        (third.Index, third.Level).ShouldBe((4, null));
        inbox.TryTake(out _, _bytes).ShouldBeFalse();
    }

    [Fact]
    public void When_it_is_nearly_full_bytes_are_dropped_and_counted_and_states_still_fit()
    {
        using var inbox = new RoomInbox();
        var fitted = 0;
        while (inbox.TryPostBytes(Port, [1, 2], default)) fitted++;
        fitted.ShouldBe(Bounds.Inputs - Bounds.InputsKeptForState);
        inbox.BytesDropped.ShouldBe(2);

        for (var kept = 0; kept < Bounds.InputsKeptForState; kept++) inbox.TryPostPin(new(0), true, default).ShouldBeTrue();
        inbox.TryPostPin(new(0), true, default).ShouldBeFalse();
    }

    [Fact]
    public void The_ring_goes_round()
    {
        using var inbox = new RoomInbox();
        for (var round = 0; round < Bounds.Inputs * 3; round++)
        {
            inbox.TryPostBytes(Port, [(byte)round], new(round)).ShouldBeTrue();
            inbox.TryTake(out var input, _bytes).ShouldBeTrue();
            (_bytes[0], input.At.Ticks).ShouldBe(((byte)round, round));
        }
    }

    [Fact]
    public void Of_what_the_journal_says_the_newest_counts_once()
    {
        using var inbox = new RoomInbox();
        inbox.JournalFlushed(5);
        inbox.JournalFlushed(9);
        inbox.TakeFlushed().ShouldBe(9);
        inbox.TakeFlushed().ShouldBe(0);
        inbox.JournalFailed("disk full");
        inbox.TakeJournalFailure().ShouldBe("disk full");
        inbox.TakeJournalFailure().ShouldBeNull();
    }

    [Fact]
    public void Posting_and_taking_allocate_nothing()
    {
        using var inbox = new RoomInbox();
        byte[] frame = [1, 2, 3];
        inbox.TryPostBytes(Port, frame, default);
        inbox.TryTake(out _, _bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            inbox.TryPostBytes(Port, frame, default);
            inbox.TryTake(out _, _bytes);
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
