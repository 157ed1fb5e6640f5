using System.Diagnostics;
using System.Runtime.InteropServices;
using MediFacial.Devices.Wire;
using static MediFacial.Devices.Transports.LinuxCalls;

namespace MediFacial.Devices.Transports;

/// <summary>Bytes over a non-blocking Linux descriptor, waiting in poll, with an event descriptor that any thread can raise to end the wait.</summary>
sealed unsafe class DescriptorLine : IDisposable
{
    readonly Descriptor _line;
    readonly Descriptor _wake;

    public DescriptorLine(Descriptor line) => (_line, _wake) = (line, new Descriptor(MakeEvent(0, CloseOnExec | NonBlocking)));

    public ByteLinkRead Read(Span<byte> buffer, TimeSpan timeout, out int count)
    {
        count = 0;
        if (!_line.TryHold(out var line)) return ByteLinkRead.HungUp;
        try
        {
            if (!_wake.TryHold(out var wake)) return ByteLinkRead.HungUp;
            try
            {
                return Read(line, wake, buffer, Stopwatch.GetTimestamp() + StopwatchTicks(timeout), out count);
            }
            finally
            {
                _wake.LetGo();
            }
        }
        finally
        {
            _line.LetGo();
        }
    }

    static ByteLinkRead Read(int line, int wake, Span<byte> buffer, long deadline, out int count)
    {
        count = 0;
        var watched = stackalloc Watched[2];
        while (true)
        {
            watched[0] = new() { Descriptor = line, Wanted = Readable };
            watched[1] = new() { Descriptor = wake, Wanted = Readable };
            var ready = PollUntil(watched, 2, deadline);
            if (ready == 0) return ByteLinkRead.Timeout;
            if (ready < 0) return ByteLinkRead.HungUp;
            if ((watched[1].Seen & Readable) != 0)
            {
                ulong raised;
                LinuxCalls.Read(wake, (byte*)&raised, sizeof(ulong));
                return ByteLinkRead.Cancelled;
            }
            if ((watched[0].Seen & Readable) == 0) return ByteLinkRead.HungUp;
            fixed (byte* bytes = buffer)
            {
                var got = LinuxCalls.Read(line, bytes, (nuint)buffer.Length);
                if (got > 0)
                {
                    count = (int)got;
                    return ByteLinkRead.Data;
                }
                // A terminal that still lives says "try again"; nothing and an error both mean that its other end is gone.
                if (got == 0 || Marshal.GetLastPInvokeError() is not (TryAgain or Interrupted)) return ByteLinkRead.HungUp;
            }
        }
    }

    public bool Write(ReadOnlySpan<byte> frame, TimeSpan timeout)
    {
        if (!_line.TryHold(out var line)) return false;
        try
        {
            return Write(line, frame, Stopwatch.GetTimestamp() + StopwatchTicks(timeout));
        }
        finally
        {
            _line.LetGo();
        }
    }

    static bool Write(int line, ReadOnlySpan<byte> frame, long deadline)
    {
        var watched = new Watched { Descriptor = line, Wanted = Writable };
        fixed (byte* bytes = frame)
        {
            var written = 0;
            while (written < frame.Length)
            {
                var took = LinuxCalls.Write(line, bytes + written, (nuint)(frame.Length - written));
                if (took > 0)
                {
                    written += (int)took;
                    continue;
                }
                var error = Marshal.GetLastPInvokeError();
                if (error == Interrupted) continue;
                if (error != TryAgain) return false;
                watched.Seen = 0;
                if (PollUntil(&watched, 1, deadline) <= 0 || (watched.Seen & Writable) == 0) return false;
            }
        }
        return true;
    }

    /// <summary>Throws away what arrived before anybody asked.</summary>
    public void DiscardStale()
    {
        if (!_line.TryHold(out var line)) return;
        try
        {
            Flush(line, DiscardInput);
            var stale = stackalloc byte[256];
            // What a driver still holds is not covered by the flush. Bounded, since a part that babbles never ends.
            for (var round = 0; round < 64 && LinuxCalls.Read(line, stale, 256) > 0; round++) { }
        }
        finally
        {
            _line.LetGo();
        }
    }

    public void Wake()
    {
        if (!_wake.TryHold(out var wake)) return;
        try
        {
            ulong one = 1;
            LinuxCalls.Write(wake, (byte*)&one, sizeof(ulong));
        }
        finally
        {
            _wake.LetGo();
        }
    }

    public void Dispose()
    {
        Wake();
        _line.Dispose();
        _wake.Dispose();
    }

    static int PollUntil(Watched* watched, nuint count, long deadline)
    {
        while (true)
        {
            var left = Math.Max(0, deadline - Stopwatch.GetTimestamp());
            var (seconds, part) = Math.DivRem(left, Stopwatch.Frequency);
            var span = new Duration { Seconds = (nint)seconds, Nanoseconds = (nint)(part * 1_000_000_000 / Stopwatch.Frequency) };
            var ready = Poll(watched, count, &span, null);
            if (ready >= 0 || Marshal.GetLastPInvokeError() != Interrupted) return ready;
        }
    }

    static long StopwatchTicks(TimeSpan span) => (long)(Math.Clamp(span.TotalSeconds, 0, 3600) * Stopwatch.Frequency);
}
