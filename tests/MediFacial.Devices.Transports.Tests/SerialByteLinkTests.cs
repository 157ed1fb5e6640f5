using System.Diagnostics;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Transports.Tests;

public sealed class SerialByteLinkTests
{
    static readonly SerialSettings Settings = new(19200, 8, SerialParity.Even, 1);
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(10);

    static IByteLink Open(string path)
    {
        SerialByteLink.TryOpen(path, "/", Settings, out var link, out var problem).ShouldBeTrue(problem?.Technician);
        return link!;
    }

    static LinkProblem Refused(string path, string folder = "/")
    {
        SerialByteLink.TryOpen(path, folder, Settings, out var link, out var problem).ShouldBeFalse();
        link.ShouldBeNull();
        return problem!;
    }

    [Fact]
    public void All_byte_values_pass_unchanged_both_ways()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();

        link.Write(all, Generous).ShouldBeTrue();
        terminal.Receive(256).ShouldBe(all);

        terminal.Send(all);
        ReadExactly(link, 256).ShouldBe(all);
    }

    [Fact]
    public void A_link_closed_and_opened_again_works_again()
    {
        using var terminal = new Terminal();
        for (var round = 0; round < 3; round++)
        {
            using var link = Open(terminal.Path);
            link.Write([1, 2, 3], Generous).ShouldBeTrue();
            terminal.Receive(3).ShouldBe([1, 2, 3]);
        }
    }

    [Fact]
    public void Bytes_from_before_the_opening_are_thrown_away()
    {
        using var terminal = new Terminal();
        terminal.Send([9, 9, 9, 9]);
        using var link = Open(terminal.Path);
        terminal.Send([1]);
        ReadExactly(link, 1).ShouldBe([1]);
    }

    [Fact]
    public void A_read_without_bytes_ends_at_its_time_limit()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        var watch = Stopwatch.StartNew();
        link.Read(new byte[8], TimeSpan.FromMilliseconds(30), out var count).ShouldBe(ByteLinkRead.Timeout);
        count.ShouldBe(0);
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(29), Generous);
    }

    [Fact]
    public async Task A_wake_from_another_thread_ends_a_waiting_read()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        var outcome = Waiting(link);
        link.Wake();
        (await outcome.WaitAsync(Generous, TestContext.Current.CancellationToken)).ShouldBe(ByteLinkRead.Cancelled);
    }

    [Fact]
    public void A_wake_counts_once()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        link.Wake();
        link.Wake();
        link.Read(new byte[8], Generous, out _).ShouldBe(ByteLinkRead.Cancelled);
        link.Read(new byte[8], TimeSpan.FromMilliseconds(1), out _).ShouldBe(ByteLinkRead.Timeout);
    }

    [Fact]
    public async Task A_pulled_adapter_is_noticed_at_once_and_closing_does_not_hang()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        var outcome = Waiting(link);
        terminal.HangUp();
        (await outcome.WaitAsync(Generous, TestContext.Current.CancellationToken)).ShouldBe(ByteLinkRead.HungUp);
        link.Write([1], Generous).ShouldBeFalse();
        await Task.Run(link.Dispose, TestContext.Current.CancellationToken).WaitAsync(Generous, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Disposing_ends_a_waiting_read()
    {
        using var terminal = new Terminal();
        var link = Open(terminal.Path);
        var outcome = Waiting(link);
        link.Dispose();
        (await outcome.WaitAsync(Generous, TestContext.Current.CancellationToken)).ShouldNotBe(ByteLinkRead.Data);
        link.Read(new byte[8], Generous, out _).ShouldBe(ByteLinkRead.HungUp);
        Should.NotThrow(link.Wake);
        Should.NotThrow(link.Dispose);
    }

    [Fact]
    public void A_write_that_nobody_reads_ends_at_its_time_limit()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        link.Write(new byte[100_000], TimeSpan.FromMilliseconds(50)).ShouldBeFalse();
    }

    [Fact]
    public void Exchanges_allocate_nothing()
    {
        using var terminal = new Terminal();
        using var link = Open(terminal.Path);
        var buffer = new byte[64];
        byte[] frame = [1, 2, 3, 4];
        var allocated = 0L;
        for (var round = 0; round < 100; round++)
        {
            terminal.Send(frame);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = link.Read(buffer, Generous, out var got);
            var written = link.Write(frame, Generous);
            if (round > 10) allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            (read, written, got > 0).ShouldBe((ByteLinkRead.Data, true, true));
            terminal.Receive(frame.Length).ShouldBe(frame);
        }
        allocated.ShouldBe(0);
    }

    [Fact]
    public void A_missing_path_says_so()
    {
        var problem = Refused("/dev/not-plugged-in");
        problem.Fault.ShouldBe(LinkFault.PortMissing);
        problem.Technician.ShouldContain("/dev/not-plugged-in does not exist");
        problem.Operator.ShouldContain("cable");
    }

    [Fact]
    public void What_is_not_a_terminal_is_refused()
    {
        var problem = Refused("/dev/null");
        problem.Fault.ShouldBe(LinkFault.PortMissing);
        problem.Technician.ShouldContain("not a terminal");
    }

    [Fact]
    public void A_port_that_another_owner_holds_is_busy()
    {
        using var terminal = new Terminal();
        using var first = Open(terminal.Path);
        var problem = Refused(terminal.Path);
        problem.Fault.ShouldBe(LinkFault.PortBusy);
        problem.Technician.ShouldContain(terminal.Path);
    }

    [Fact]
    public void A_controller_that_was_killed_leaves_no_claim_on_a_pseudo_terminal()
    {
        using var terminal = new Terminal();
        using var held = new System.IO.Ports.SerialPort(terminal.Path);
        held.Open();
        terminal.IsExclusive.ShouldBeTrue();
        held.Close();
        using var link = Open(terminal.Path);
        terminal.IsExclusive.ShouldBeFalse();
    }

    [Fact]
    public void A_relative_path_is_meant_inside_the_folder_and_links_are_followed()
    {
        using var terminal = new Terminal();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "bus-a"), terminal.Path);
            SerialByteLink.TryOpen("bus-a", folder.FullName, Settings, out var link, out var problem).ShouldBeTrue(problem?.Technician);
            link!.Dispose();
            SerialPath.Resolve("bus-a", folder.FullName).ShouldBe(terminal.Path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>On a thread of its own, so that a busy pool cannot delay it.</summary>
    static Task<ByteLinkRead> Waiting(IByteLink link) =>
        Task.Factory.StartNew(() => link.Read(new byte[8], TimeSpan.FromMinutes(5), out _), TaskCreationOptions.LongRunning);

    static byte[] ReadExactly(IByteLink link, int count)
    {
        var all = new List<byte>();
        var buffer = new byte[64];
        while (all.Count < count)
        {
            link.Read(buffer, Generous, out var got).ShouldBe(ByteLinkRead.Data);
            all.AddRange(buffer.AsSpan(0, got));
        }
        return [.. all];
    }
}
