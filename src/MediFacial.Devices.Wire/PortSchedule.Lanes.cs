using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <content>Lanes: what is sent next.</content>
public sealed partial class PortSchedule
{
    /// <summary>The next frame for the port, if the line is free and somebody has something to say. Call after every other method.</summary>
    /// <param name="frame">Valid until the next call.</param>
    public bool TryTransmit(Instant now, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (!_open || _flight.Kind != FlightKind.None || now < _quietUntil) return false;
        if (_isDeadlineKnown && now < _deadline) return false;
        _isDeadlineKnown = false;
        var length = NextFrame(now);
        if (length == 0) return false;
        var part = _parts[_flight.Part];
        var codec = part.Codec;
        (_flight.SentAt, _flight.MayRepeat) = (now, codec.MayRepeat);
        _flight.Deadline = now + WireTime.OnLine(codec.Serial, length + codec.ReplyLength) + codec.ReplyTimeout;
        (_receivedCount, _damaged, _mismatched) = (0, false, false);
        _turn = (_flight.Part + 1) % _parts.Length;
        _polledLast = _flight.Kind == FlightKind.Poll;
        part.Requests++;
        part.Link.Asked(now);
        frame = _frame.AsSpan(0, length);
        Trace?.Invoke(new WireTraceLine(now, _port, part.Id, WireDirection.Sent, WireTraceLine.HexOf(frame), codec.DescribeRequest(frame)));
        return true;
    }

    int NextFrame(Instant now)
    {
        var length = NextSafe(now);
        if (length == 0 && !_polledLast) length = NextPoll(now, overdueOnly: true);
        if (length == 0) length = NextRenew(now);
        if (length == 0) length = NextFence();
        if (length == 0) length = NextAdmitted(now);
        if (length == 0) length = NextIdentification(now);
        if (length == 0) length = NextPoll(now, overdueOnly: false);
        return length;
    }

    int NextSafe(Instant now)
    {
        for (var turn = 0; turn < _parts.Length; turn++)
        {
            var index = (_turn + turn) % _parts.Length;
            var part = _parts[index];
            while (SafeDue(part) <= now)
            {
                var safe = part.Safe!;
                var length = MakeWrite(part, safe.Values.AsSpan()[part.SafeNext..], part.SafeSingly, out var taken);
                part.SafeIsFresh = false;
                if (length > 0) return Fly(FlightKind.Safe, index, part.SafeNext, taken, safe, length);
                SafeRefused(part, Math.Max(1, taken), LinkFault.WriteFailed, now);
            }
        }

        return 0;
    }

    int NextRenew(Instant now)
    {
        for (var turn = 0; turn < _parts.Length; turn++)
        {
            var index = (_turn + turn) % _parts.Length;
            if (_parts[index] is not { Renew: { } renew } part) continue;
            var length = part.Codec.MakeBeat(_frame);
            if (length > 0) return Fly(FlightKind.Renew, index, 0, 0, renew, length);
            part.Renew = null;
            _sink.Failed(renew, LinkFault.WriteFailed, now);
        }

        return 0;
    }

    int NextFence()
    {
        for (var turn = 0; turn < _parts.Length; turn++)
        {
            var index = (_turn + turn) % _parts.Length;
            if (NeedsFence(_parts[index])) return Fly(FlightKind.Fence, index, 0, 0, null, _parts[index].Codec.MakeModel(_frame));
        }

        return 0;
    }

    int NextAdmitted(Instant now)
    {
        for (var index = 0; index < _admitted.Count;)
        {
            var entry = _admitted[index];
            var part = _parts[entry.Part];
            if (!MaySend(part))
            {
                index++;
                continue;
            }

            var length = MakeWrite(part, entry.Command.Values.AsSpan()[entry.Next..], false, out var taken);
            if (length > 0) return Fly(FlightKind.Admitted, entry.Part, 0, taken, entry.Command, length);
            FailAdmitted(index, LinkFault.WriteFailed, now);
        }

        return 0;
    }

    int NextIdentification(Instant now)
    {
        for (var turn = 0; turn < _parts.Length; turn++)
        {
            var index = (_turn + turn) % _parts.Length;
            var part = _parts[index];
            if (IdentificationDue(part) > now) continue;
            switch (part.Step)
            {
                case RecoveryStep.Model: return Fly(FlightKind.Model, index, 0, 0, null, part.Codec.MakeModel(_frame));
                case RecoveryStep.Serial: return Fly(FlightKind.Serial, index, 0, 0, null, part.Codec.MakeSerial(_frame));
                case RecoveryStep.Finish: return Fly(FlightKind.Probe, index, 0, 0, null, part.Codec.MakePoll(0, _frame));
            }

            var length = part.Codec.MakeWrite(part.Recovery.AsSpan(part.RecoveryNext), false, _frame, out var taken);
            if (length > 0) return Fly(FlightKind.Recovery, index, 0, taken, null, length);
            RecoveryFailed(part, LinkFault.WriteFailed, now);
        }

        return 0;
    }

    int NextPoll(Instant now, bool overdueOnly)
    {
        var (chosen, poll, due) = (-1, 0, Instant.Never);
        for (var turn = 0; turn < _parts.Length; turn++)
        {
            var index = (_turn + turn) % _parts.Length;
            if (!MayPoll(_parts[index])) continue;
            var polls = _parts[index].Codec.Polls;
            for (var group = 0; group < polls.Length; group++)
                if (polls[group].Due <= now && polls[group].Due < due && (!overdueOnly || polls[group].IsOverdue(now)))
                    (chosen, poll, due) = (index, group, polls[group].Due);
        }

        if (chosen < 0) return 0;
        if (_parts[chosen].Codec.Polls[poll].Attempts > 0) _parts[chosen].Retries++;
        return Fly(FlightKind.Poll, chosen, poll, 0, null, _parts[chosen].Codec.MakePoll(poll, _frame));
    }

    int Fly(FlightKind kind, int part, int poll, int taken, Command? command, int length)
    {
        if (length > 0) _flight = new Flight(kind, part, poll, taken, command);
        return length;
    }

    int MakeWrite(PartLine part, ReadOnlySpan<OutputValue> values, bool singly, out int taken)
    {
        var count = 0;
        foreach (var (output, value) in values)
        {
            if (count == MostValues || output.Index < 0 || output.Index >= _outputs.Length) break;
            if (_outputs[output.Index].Part != part.Id) break;
            _values[count++] = new SignalValue(_outputs[output.Index].Signal, value);
        }

        return part.Codec.MakeWrite(_values.AsSpan(0, count), singly, _frame, out taken);
    }

    // The conditions below also make NextDeadline: what is due must be sendable, or the caller would spin.
    static bool IsBlocked(PartLine part) => part.InDoubt && part.Codec.HasModel;

    static Instant SafeDue(PartLine part) => part.Safe is null || part.IsForeign || part.SafeUnsure ? Instant.Never : part.SafeAt;

    static bool NeedsFence(PartLine part) => IsBlocked(part) && (part.Link.IsInUse || part.SafeUnsure);

    static bool MaySend(PartLine part) => part.Link.IsInUse && part.Safes.Count == 0 && !IsBlocked(part);

    static bool MayPoll(PartLine part) => part.Link.IsInUse && !IsBlocked(part);

    static Instant IdentificationDue(PartLine part) =>
        part.Link.IsInUse || (part.Step == RecoveryStep.Finish && (part.Heard || part.Codec.Polls.Length == 0)) ? Instant.Never : part.IdentifyAt;

    Instant NextWork()
    {
        var next = Instant.Never;
        foreach (var part in _parts)
        {
            if (part.Renew is not null || NeedsFence(part)) return Instant.Zero;
            next = Instant.Earlier(next, Instant.Earlier(SafeDue(part), IdentificationDue(part)));
            if (part.InDoubt && !part.Codec.HasModel) next = Instant.Earlier(next, DoubtEnds(part));
            if (!MayPoll(part)) continue;
            foreach (var poll in part.Codec.Polls) next = Instant.Earlier(next, poll.Due);
        }

        for (var index = 0; index < _admitted.Count; index++)
            if (MaySend(_parts[_admitted[index].Part])) return Instant.Zero;
        return next;
    }
}
