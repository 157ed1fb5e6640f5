using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Wires;

/// <summary>One end of a serial line with its own clock: what has arrived and when, what leaves and when, and what the line does to it.</summary>
sealed class SerialEnd(WireTiming timing, NoiseSource noise)
{
    const int Capacity = 1024;

    readonly byte[] _incoming = new byte[Capacity];
    readonly byte[] _outgoing = new byte[Capacity];
    int _incomingCount, _outgoingCount;
    long _arrivedAt, _departsAt;

    public long Now { get; private set; }

    /// <summary>Bytes of replies still to be flipped, and to be lost.</summary>
    public int CorruptNext { get; set; }
    public int DropNext { get; set; }

    public ReadOnlySpan<byte> Incoming => _incoming.AsSpan(0, _incomingCount);

    /// <summary>When the last incoming character has passed the line.</summary>
    public long ArrivedAt => _arrivedAt;

    /// <summary>When a waiting reply has passed the line.</summary>
    public long DepartsAt => _outgoingCount == 0 ? Instant.Never.Ticks : _departsAt;

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
    public void Send(ReadOnlySpan<byte> reply)
    {
        var thinking = (long)(noise.Uniform() * (timing.SlowestReply - timing.FastestReply).Ticks) + timing.FastestReply.Ticks;
        _departsAt = Math.Max(_outgoingCount == 0 ? 0 : _departsAt, Now + thinking) + (timing.Character.Ticks * reply.Length);
        foreach (var character in reply)
        {
            if (DropNext > 0) { DropNext--; continue; }
            if (_outgoingCount == Capacity) return;
            _outgoing[_outgoingCount++] = CorruptNext > 0 ? Corrupted(character) : character;
        }
    }

    public bool TryTransmit(Span<byte> buffer, out int count)
    {
        count = 0;
        if (_outgoingCount == 0 || Now < _departsAt) return false;
        if (buffer.Length < _outgoingCount) throw new ArgumentException($"The reply has {_outgoingCount} bytes.", nameof(buffer));
        _outgoing.AsSpan(0, _outgoingCount).CopyTo(buffer);
        (count, _outgoingCount) = (_outgoingCount, 0);
        return true;
    }

    /// <summary>The plug is out: nothing is left on the line.</summary>
    public void Clear() => (_incomingCount, _outgoingCount) = (0, 0);

    byte Corrupted(byte character)
    {
        CorruptNext--;
        return (byte)(character ^ (1 << (int)(noise.Next() & 7)));
    }
}
