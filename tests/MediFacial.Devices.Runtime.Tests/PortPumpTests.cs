using System.Collections.Concurrent;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class PortPumpTests : IDisposable
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);
    static readonly PortPlan Plan = new(new(0), "bus-a", "bus-a", new SerialSettings(19200, 8, SerialParity.None, 1), []);

    readonly RoomInbox _inbox = new();
    readonly ConcurrentQueue<MemoryLink> _links = new();
    readonly PortPump _pump;
    readonly byte[] _bytes = new byte[Bounds.BytesPerInput];
    volatile bool _plugged = true;

    public PortPumpTests() => _pump = new(Plan, Open, _inbox, new(TimeProvider.System), NullLogger.Instance);

    public void Dispose()
    {
        _pump.End(Generous);
        _inbox.Dispose();
    }

    bool Open(PortPlan port, out IByteLink? link, out LinkProblem? problem)
    {
        (link, problem) = (null, new LinkProblem(LinkFault.PortMissing, "Not plugged in.", "Test."));
        if (!_plugged) return false;
        var opened = new MemoryLink();
        _links.Enqueue(opened);
        link = opened;
        return true;
    }

    InboxItem Next()
    {
        InboxItem input = default;
        SpinWait.SpinUntil(() => _inbox.TryTake(out input, _bytes), Generous).ShouldBeTrue();
        return input;
    }

    [Fact]
    public void It_posts_the_opening_and_what_arrives_and_writes_what_it_is_given()
    {
        _pump.Start();
        Next().Kind.ShouldBe(InboxKind.PortOpened);
        _links.TryPeek(out var link).ShouldBeTrue();

        link!.Arrive([1, 2, 3]);
        var arrived = Next();
        (arrived.Kind, arrived.Length).ShouldBe((InboxKind.Bytes, 3));

        _pump.Transmit([7, 8]);
        link.Written.Take(TestContext.Current.CancellationToken).ShouldBe([7, 8]);
    }

    [Fact]
    public void A_hang_up_is_told_once_and_the_port_is_opened_anew_without_frames_of_before()
    {
        _pump.Start();
        Next();
        _links.TryDequeue(out var first).ShouldBeTrue();
        _plugged = false;
        first!.HangUp();
        var closed = Next();
        (closed.Kind, closed.Fault).ShouldBe((InboxKind.PortClosed, LinkFault.PortHungUp));
        first.Disposed.Wait(Generous, TestContext.Current.CancellationToken).ShouldBeTrue();

        _pump.Transmit([9]);
        var missing = Next();
        (missing.Kind, missing.Fault).ShouldBe((InboxKind.PortClosed, LinkFault.PortMissing));
        _plugged = true;
        Next().Kind.ShouldBe(InboxKind.PortOpened);
        _links.TryDequeue(out var second).ShouldBeTrue();
        _pump.Transmit([5]);
        second!.Written.Take(TestContext.Current.CancellationToken).ShouldBe([5]);
    }

    [Fact]
    public void A_write_that_fails_closes_the_port()
    {
        _pump.Start();
        Next();
        _links.TryPeek(out var link);
        link!.RefusesWrites = true;
        _pump.Transmit([1]);
        Next().Fault.ShouldBe(LinkFault.WriteFailed);
    }
}

/// <summary>A serial line in memory.</summary>
sealed class MemoryLink : IByteLink
{
    readonly BlockingCollection<byte[]?> _arriving = [];
    volatile bool _hungUp;

    public BlockingCollection<byte[]> Written { get; } = [];
    public ManualResetEventSlim Disposed { get; } = new();
    public bool RefusesWrites { get; set; }

    public void Arrive(byte[] bytes) => _arriving.Add(bytes);

    public void HangUp()
    {
        _hungUp = true;
        Wake();
    }

    public ByteLinkRead Read(Span<byte> buffer, TimeSpan timeout, out int count)
    {
        count = 0;
        if (!_arriving.TryTake(out var bytes, timeout)) return ByteLinkRead.Timeout;
        if (_hungUp) return ByteLinkRead.HungUp;
        if (bytes is null) return ByteLinkRead.Cancelled;
        bytes.CopyTo(buffer);
        count = bytes.Length;
        return ByteLinkRead.Data;
    }

    public bool Write(ReadOnlySpan<byte> frame, TimeSpan timeout)
    {
        if (RefusesWrites) return false;
        Written.Add(frame.ToArray());
        return true;
    }

    public void Wake() => _arriving.Add(null);

    public void Dispose() => Disposed.Set();
}
