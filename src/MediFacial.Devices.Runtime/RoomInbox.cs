using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime;

public enum InboxKind : byte { PortOpened = 1, PortClosed, Bytes, PinLevel, GuardFrame, GuardLost }

/// <param name="Index">Of the port or the pin.</param>
/// <param name="Fault">Why a port closed.</param>
/// <param name="Level">Of a pin; null when it cannot be read.</param>
/// <param name="Length">Of the bytes.</param>
public readonly record struct InboxItem(InboxKind Kind, int Index, LinkFault Fault, bool? Level, int Length, Instant At);

/// <summary>What pumps, pins and journal tell the room's loop, in order of arrival. Any thread posts, the loop alone takes; nothing is allocated.</summary>
/// <remarks>How much fits, and what happens otherwise, is in <see cref="Bounds"/>. What the journal says is a state, not a queue: the newest counts.</remarks>
public sealed class RoomInbox : IDisposable
{
    readonly Lock _gate = new();
    readonly InboxItem[] _inputs = new InboxItem[Bounds.Inputs];
    readonly byte[] _bytes = new byte[Bounds.Inputs * Bounds.BytesPerInput];
    readonly AutoResetEvent _arrived = new(false);
    int _first;
    int _count;
    long _bytesDropped;
    long _flushed;
    string? _journalFailure;

    /// <summary>Bytes that did not fit, since the start.</summary>
    public long BytesDropped => Interlocked.Read(ref _bytesDropped);

    public bool TryPostOpened(PortId port, Instant at) => TryPost(new(InboxKind.PortOpened, port.Index, LinkFault.None, null, 0, at), [], 0);

    public bool TryPostClosed(PortId port, LinkFault why, Instant at) => TryPost(new(InboxKind.PortClosed, port.Index, why, null, 0, at), [], 0);

    public bool TryPostPin(PinId pin, bool? level, Instant at) => TryPost(new(InboxKind.PinLevel, pin.Index, LinkFault.None, level, 0, at), [], 0);

    /// <param name="frame">One whole frame of the guard.</param>
    public bool TryPostGuard(ReadOnlySpan<byte> frame, Instant at) => TryPost(new(InboxKind.GuardFrame, 0, LinkFault.None, null, frame.Length, at), frame, Bounds.InputsKeptForState);

    public bool TryPostGuardLost(Instant at) => TryPost(new(InboxKind.GuardLost, 0, LinkFault.None, null, 0, at), [], 0);

    /// <summary>At most <see cref="Bounds.BytesPerInput"/> bytes.</summary>
    public bool TryPostBytes(PortId port, ReadOnlySpan<byte> bytes, Instant at)
    {
        if (TryPost(new(InboxKind.Bytes, port.Index, LinkFault.None, null, bytes.Length, at), bytes, Bounds.InputsKeptForState)) return true;
        Interlocked.Add(ref _bytesDropped, bytes.Length);
        return false;
    }

    /// <param name="number">Every entry up to this number is on disk.</param>
    public void JournalFlushed(long number)
    {
        Interlocked.Exchange(ref _flushed, number);
        Ring();
    }

    public void JournalFailed(string why)
    {
        Interlocked.Exchange(ref _journalFailure, why);
        Ring();
    }

    /// <summary>For the loop: the newest flushed number, zero when there is nothing new.</summary>
    public long TakeFlushed() => Interlocked.Exchange(ref _flushed, 0);

    /// <summary>For the loop.</summary>
    public string? TakeJournalFailure() => Interlocked.Exchange(ref _journalFailure, null);

    /// <summary>For the loop: the oldest input, its bytes copied.</summary>
    public bool TryTake(out InboxItem input, Span<byte> bytes)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                input = default;
                return false;
            }
            input = _inputs[_first];
            _bytes.AsSpan(_first * Bounds.BytesPerInput, input.Length).CopyTo(bytes);
            _first = (_first + 1) % Bounds.Inputs;
            _count--;
            return true;
        }
    }

    /// <summary>Ends the loop's waiting.</summary>
    public void Ring() => _arrived.Set();

    /// <summary>For the loop: waits until somebody rings, or so long.</summary>
    public void Wait(TimeSpan atMost) => _arrived.WaitOne((int)Math.Clamp(Math.Ceiling(atMost.TotalMilliseconds), 0, 1000));

    public void Dispose() => _arrived.Dispose();

    bool TryPost(InboxItem input, ReadOnlySpan<byte> bytes, int kept)
    {
        lock (_gate)
        {
            if (_count >= Bounds.Inputs - kept || bytes.Length > Bounds.BytesPerInput) return false;
            var slot = (_first + _count) % Bounds.Inputs;
            _inputs[slot] = input;
            bytes.CopyTo(_bytes.AsSpan(slot * Bounds.BytesPerInput));
            _count++;
        }
        Ring();
        return true;
    }
}
