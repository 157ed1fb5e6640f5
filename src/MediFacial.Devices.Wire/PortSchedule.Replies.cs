using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <content>Replies: what became of the request in flight.</content>
public sealed partial class PortSchedule
{
    /// <summary>Bytes from the port, in any pieces. Never throws, whatever they are.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, Instant arrivedAt)
    {
        _isDeadlineKnown = false;
        if (!_open) return;
        // The line has to fall silent before the next frame, whatever was said.
        if (!bytes.IsEmpty) _quietUntil = Later(_quietUntil, arrivedAt + _gap);
        while (!bytes.IsEmpty)
        {
            if (_flight.Kind == FlightKind.None || arrivedAt < _flight.SentAt)
            {
                Discard(bytes, arrivedAt);
                return;
            }

            if (_receivedCount == _received.Length) DropFront(_receivedCount, arrivedAt);
            var piece = Math.Min(bytes.Length, _received.Length - _receivedCount);
            bytes[..piece].CopyTo(_received.AsSpan(_receivedCount));
            (_receivedCount, _lastByte) = (_receivedCount + piece, arrivedAt);
            bytes = bytes[piece..];
            Judge(arrivedAt);
        }
    }

    void Judge(Instant now)
    {
        while (_flight.Kind != FlightKind.None && _receivedCount > 0)
        {
            var part = _parts[_flight.Part];
            var received = _received.AsSpan(0, _receivedCount);
            var verdict = part.Codec.Judge(received, out var used);
            _damaged = verdict == ReplyVerdict.Damaged;
            if (verdict is ReplyVerdict.Incomplete or ReplyVerdict.Damaged) return;
            if (verdict == ReplyVerdict.Good && !IsExpected(part, received)) (verdict, _mismatched) = (ReplyVerdict.Foreign, true);
            if (verdict == ReplyVerdict.Foreign) DropFront(used, now);
            else EndInReply(part, verdict == ReplyVerdict.Good, used, now);
        }
    }

    // An identity that is not ours may be a late reply to something else: it is believed only when nothing better comes.
    bool IsExpected(PartLine part, ReadOnlySpan<byte> received) => _flight.Kind switch
    {
        FlightKind.Fence or FlightKind.Model => part.Codec.IsModel(received),
        FlightKind.Serial => part.Codec.IsSerial(received),
        _ => true,
    };

    void EndInReply(PartLine part, bool good, int used, Instant now)
    {
        var flight = _flight;
        var received = _received.AsSpan(0, used);
        var rest = _received.AsSpan(used, _receivedCount - used);
        (_flight, _receivedCount) = (default, 0);
        part.LastRoundTrip = new TimeSpan(Math.Max(0, now.Ticks - flight.SentAt.Ticks));
        if (part.LastRoundTrip > part.SlowestRoundTrip) part.SlowestRoundTrip = part.LastRoundTrip;
        TraceReply(part, flight, received, good, now);
        Discard(rest, now);
        part.Link.Answered(now);
        if (!good) part.Refusals++;
        if (part.Link.State == LinkState.Suspect) SetLink(part, LinkState.Up, LinkFault.None, now);
        if (part.Link.State == LinkState.Down && flight.Kind <= FlightKind.Fence) part.IdentifyAt = now;
        switch (flight.Kind)
        {
            case FlightKind.Safe: SafeAnswered(part, flight, good, now); break;
            case FlightKind.Renew: RenewAnswered(part, flight, good, now); break;
            case FlightKind.Admitted: AdmittedAnswered(part, flight, good, now); break;
            case FlightKind.Fence: FenceAnswered(part, good, now); break;
            case FlightKind.Poll or FlightKind.Probe: PollAnswered(part, flight, received, good, now); break;
            default: RecoveryAnswered(part, flight, good, now); break;
        }
    }

    void EndInFailure(LinkFault fault, Instant now)
    {
        var flight = _flight;
        var part = _parts[flight.Part];
        if (_mismatched) fault = LinkFault.WrongIdentity;
        part.StaleBytes += _receivedCount;
        if (fault == LinkFault.Checksum) part.ChecksumErrors++;
        else part.Timeouts++;
        Trace?.Invoke(new WireTraceLine(now, _port, part.Id, WireDirection.Fault, WireTraceLine.HexOf(_received.AsSpan(0, _receivedCount)), $"{fault}"));
        (_flight, _receivedCount, _damaged) = (default, 0, false);
        _quietUntil = Later(_quietUntil, now);
        part.DoubtSince = now;
        var rung = part.Link.Failed(now);
        if (rung == LinkState.Suspect) SetLink(part, rung, fault, now);
        switch (flight.Kind)
        {
            case FlightKind.Safe: SafeLost(part, fault, now); break;
            case FlightKind.Renew: RenewLost(part, flight, fault, now); break;
            case FlightKind.Admitted: AdmittedLost(part, flight, fault, now); break;
            case FlightKind.Fence: FenceLost(part, fault, now); break;
            case FlightKind.Poll: PollLost(part, flight, now); break;
            default: RecoveryFailed(part, fault, now); break;
        }

        if (rung == LinkState.Down && part.Link.IsInUse) TakeDown(part, fault, now);
        if (fault == LinkFault.WrongIdentity) Refuse(part, flight.Kind, now);
    }

    void PollAnswered(PartLine part, Flight flight, ReadOnlySpan<byte> received, bool good, Instant now)
    {
        part.Codec.Polls[flight.Position].Done(now);
        if (flight.Kind == FlightKind.Probe)
        {
            part.Heard = true;
            AdvanceRecovery(part, now);
        }

        // A part that was given up meanwhile comes back through identification, not through a late number.
        if (good && part.Link.IsInUse) part.Codec.Deliver(received, flight.Position, flight.SentAt, _sink);
    }

    static void PollLost(PartLine part, Flight flight, Instant now)
    {
        var poll = part.Codec.Polls[flight.Position];
        if (++poll.Attempts > part.Codec.Retries) poll.Done(now);
    }

    void FenceAnswered(PartLine part, bool good, Instant now)
    {
        if (good) ClearDoubt(part, now);
        else FenceLost(part, LinkFault.DeviceException, now);
    }

    // The part acknowledged a stop but does not say who it is: the stop is repeated later, not for ever at once.
    void FenceLost(PartLine part, LinkFault fault, Instant now)
    {
        if (part.Link.IsInUse || !part.SafeUnsure) return;
        part.RestartSafe(now + LookAgain);
        ReportSafe(part, fault, now);
    }

    void ClearDoubt(PartLine part, Instant now)
    {
        part.DoubtSince = Instant.Never;
        if (part.Safes.Count > 0) part.RestartSafe(now);
        AdvanceRecovery(part, now);
    }

    // Without an identity to ask for, only time tells that no older reply is on its way.
    void EndDoubt(PartLine part, Instant now)
    {
        part.DoubtSince = Instant.Never;
        part.RestartSafe(part.SafeUnsure ? now : part.SafeAt);
        AdvanceRecovery(part, now);
    }

    static Instant DoubtEnds(PartLine part) => part.DoubtSince + (2 * part.Codec.ReplyTimeout);

    void DropFront(int count, Instant now)
    {
        Discard(_received.AsSpan(0, count), now);
        _received.AsSpan(count, _receivedCount - count).CopyTo(_received);
        _receivedCount -= count;
    }

    void Discard(ReadOnlySpan<byte> bytes, Instant now)
    {
        if (bytes.IsEmpty || _parts.Length == 0) return;
        // Nobody knows whose they are; the part asked last is the likeliest.
        var part = _parts[(_turn + _parts.Length - 1) % _parts.Length];
        part.StaleBytes += bytes.Length;
        Trace?.Invoke(new WireTraceLine(now, _port, part.Id, WireDirection.Discarded, WireTraceLine.HexOf(bytes), "nobody waits for this"));
    }

    void TraceReply(PartLine part, Flight flight, ReadOnlySpan<byte> received, bool good, Instant now)
    {
        if (Trace is not { } trace) return;
        int? poll = good && flight.Kind is FlightKind.Poll or FlightKind.Probe ? flight.Position : null;
        var round = part.LastRoundTrip.TotalMilliseconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
        trace(new WireTraceLine(now, _port, part.Id, WireDirection.Received, WireTraceLine.HexOf(received), $"{part.Codec.DescribeReply(received, poll)} ({round} ms)"));
    }
}
