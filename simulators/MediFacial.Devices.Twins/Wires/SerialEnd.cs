using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Wires;

/// <summary>One end of a serial line with its own clock: what has arrived and when, what leaves and when, and what the line does to it.</summary>
sealed class SerialEnd(WireTiming timing, NoiseSource noise)
{
    const int Capacity = 1024;
    const int None = -1;

    readonly byte[] _incoming = new byte[Capacity];
    readonly byte[] _outgoing = new byte[Capacity];
    int _incomingCount, _outgoingCount;
    int _tail = None;
    long _arrivedAt, _departsAt, _tailDepartsAt;

    public long Now { get; private set; }

    /// <summary>Bytes of replies still to be flipped, and to be lost.</summary>
    public int CorruptNext { get; set; }

    /// <summary>Bytes that come through before those that are flipped.</summary>
    public int CorruptAfter { get; set; }
    public int DropNext { get; set; }

    /// <summary>Replies that still come twice, and in two halves with a gap between them.</summary>
    public int DuplicateNext { get; set; }
    public int SplitNext { get; set; }
    public long SplitGap { get; set; }

    /// <summary>Every reply comes so much later, ticks.</summary>
    public long Delay { get; set; }

    /// <summary>Nothing gets through before.</summary>
    public long StalledUntil { get; set; }

    public ReadOnlySpan<byte> Incoming => _incoming.AsSpan(0, _incomingCount);

    /// <summary>When the last incoming character has passed the line.</summary>
    public long ArrivedAt => _arrivedAt;

    /// <summary>When a waiting reply has passed the line.</summary>
    public long DepartsAt => _outgoingCount == 0 ? Instant.Never.Ticks : Math.Max(_departsAt, StalledUntil);

    public void MoveTo(long now) => Now = Math.Max(Now, now);

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        // A flood without a pause is no frame of ours: what does not fit is lost, as in a real receive buffer.
        var fits = Math.Min(bytes.Length, Capacity - _incomingCount);
        bytes[..fits].CopyTo(_incoming.AsSpan(_incomingCount));
        _incomingCount += fits;
        _arrivedAt = Math.Max(_arrivedAt, Now) + (timing.Character.Ticks * bytes.Length);
    }

    public void Consume(int count)
    {
        _incoming.AsSpan(count, _incomingCount - count).CopyTo(_incoming);
        _incomingCount -= count;
    }

    /// <summary>Queues a reply; the part thinks for a while, then the characters take their time.</summary>
    /// <param name="longer">Ticks that the part thinks beyond what its datasheet allows.</param>
    public void Send(ReadOnlySpan<byte> reply, long longer = 0)
    {
        var thinking = (long)(noise.Uniform() * (timing.SlowestReply - timing.FastestReply).Ticks) + timing.FastestReply.Ticks + longer + Delay;
        Queue(reply, Now + thinking);
        if (DuplicateNext == 0) return;
        DuplicateNext--;
        Queue(reply, Now + thinking);
    }

    void Queue(ReadOnlySpan<byte> reply, long begins)
    {
        // What follows a half that is held back waits behind it.
        ref var departs = ref (_tail == None ? ref _departsAt : ref _tailDepartsAt);
        departs = Math.Max(_outgoingCount == 0 ? 0 : departs, begins) + (timing.Character.Ticks * reply.Length);
        var splits = SplitNext > 0 && _tail == None && reply.Length > 1;
        if (splits) SplitNext--;
        for (var index = 0; index < reply.Length; index++)
        {
            if (splits && index == reply.Length / 2 && _outgoingCount > 0) (_tail, _tailDepartsAt) = (_outgoingCount, _departsAt + SplitGap);
            if (DropNext > 0) { DropNext--; continue; }
            if (_outgoingCount == Capacity) return;
            if (CorruptNext > 0 && CorruptAfter > 0) (CorruptAfter, _outgoing[_outgoingCount++]) = (CorruptAfter - 1, reply[index]);
            else _outgoing[_outgoingCount++] = CorruptNext > 0 ? Corrupted(reply[index]) : reply[index];
        }
    }

    /// <summary>The line is as good as new.</summary>
    public void Heal() => (CorruptNext, CorruptAfter, DropNext, DuplicateNext, SplitNext, Delay, StalledUntil) = (0, 0, 0, 0, 0, 0, 0);

    public bool TryTransmit(Span<byte> buffer, out int count)
    {
        count = 0;
        if (_outgoingCount == 0 || Now < DepartsAt) return false;
        var ready = _tail == None ? _outgoingCount : _tail;
        // After a stall much comes at once: what does not fit is taken next.
        count = Math.Min(ready, buffer.Length);
        _outgoing.AsSpan(0, count).CopyTo(buffer);
        _outgoing.AsSpan(count, _outgoingCount - count).CopyTo(_outgoing);
        _outgoingCount -= count;
        if (_tail == None) return true;
        if (count < ready) _tail -= count;
        else (_tail, _departsAt) = (None, _tailDepartsAt);
        return true;
    }

    /// <summary>The plug is out: nothing is left on the line.</summary>
    public void Clear() => (_incomingCount, _outgoingCount, _tail) = (0, 0, None);

    byte Corrupted(byte character)
    {
        CorruptNext--;
        return (byte)(character ^ (1 << (int)(noise.Next() & 7)));
    }
}
