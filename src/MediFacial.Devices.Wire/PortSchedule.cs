using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Modbus;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <summary>
/// Who may speak next on one serial port, and what became of it. One request is in flight at a time; several parts may share the port.
/// Lanes: safe, renew, admitted, identification, polls; within a lane the parts take turns, and a poll that missed a whole period goes
/// every second time before everything but safe.
/// </summary>
/// <remarks>
/// A reading's time is that of its request, so its age is never understated. After a lost reply the part is in doubt: a late reply could be taken for
/// the answer to something newer, so a question with only one possible answer is asked first. A stop does not wait for that; it goes at once, and
/// again when the doubt is gone, and only the second acknowledgement counts.
/// <para>A safe command is never dropped: <see cref="IWireSink.Failed"/> says that it is not through yet, <see cref="IWireSink.Confirmed"/> follows when it is.</para>
/// </remarks>
public sealed partial class PortSchedule
{
    /// <summary>An admitted command that is not acknowledged by then fails: energy never comes late.</summary>
    public static readonly TimeSpan LongestAdmitted = TimeSpan.FromMilliseconds(500);

    /// <summary>A renewal is the result of an evaluation; later than this it proves nothing.</summary>
    public static readonly TimeSpan LongestRenew = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a lost part is looked for, and a failed safe command tried again.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    const int LongestFrame = 512;
    const int MostValues = 128;

    readonly IWireSink _sink;
    readonly PortId _port;
    readonly PartLine[] _parts;
    readonly (PartId Part, int Signal)[] _outputs;
    readonly TimeSpan _gap;
    readonly AdmittedQueue _admitted = new();
    readonly SignalValue[] _values = new SignalValue[MostValues];
    readonly byte[] _frame = new byte[LongestFrame];
    readonly byte[] _received = new byte[LongestFrame];
    int _receivedCount;
    Instant _lastByte;
    Instant _quietUntil;
    bool _damaged;
    bool _mismatched;
    bool _open;
    bool _polledLast;
    bool _isDeadlineKnown;
    Instant _deadline;
    int _turn;
    Flight _flight;

    public PortSchedule(RoomPlan plan, PortId port, IWireSink sink)
    {
        (_port, _sink) = (port, sink);
        _parts = [.. plan.Parts.Where(part => part.Port == port).Select(part => PartLines.Of(part, plan)).OfType<PartLine>()];
        _outputs = [.. plan.Outputs.Select(output => (output.Part, PartLines.IndexOf(plan.Parts[output.Part.Index].Profile, output.Signal.Id)))];
        foreach (var part in _parts) _gap = part.Codec.Gap > _gap ? part.Codec.Gap : _gap;
    }

    /// <summary>Hears every frame in words. Null, as usual, costs nothing.</summary>
    public Action<WireTraceLine>? Trace { get; set; }

    public PortHealth Health(PartId part) => LineOf(part)?.Health ?? default;

    public LinkState Link(PartId part) => LineOf(part)?.Link.State ?? LinkState.Unknown;

    /// <summary>The port is open. What it still holds is stale; every part is identified before use.</summary>
    public void Opened(Instant now)
    {
        _isDeadlineKnown = false;
        if (_open) Closed(LinkFault.PortHungUp, now);
        (_open, _flight, _receivedCount, _damaged, _quietUntil, _polledLast) = (true, default, 0, false, now + _gap, false);
        foreach (var part in _parts)
        {
            part.DoubtSince = Instant.Never;
            part.IsForeign = false;
            part.RestartRecovery(now);
            SkipSteps(part);
            part.RestartSafe(now);
        }
    }

    /// <summary>The port is gone, and with it all its parts. Safe commands are kept until the parts are back.</summary>
    public void Closed(LinkFault why, Instant now)
    {
        _isDeadlineKnown = false;
        (_open, _flight, _receivedCount, _damaged) = (false, default, 0, false);
        foreach (var part in _parts) TakeDown(part, why, now);
    }

    /// <summary>Queues a command. Only a safe command is tried on a part that is not up; a renewal also on a suspect one.</summary>
    public void Submit(Command command, Instant now)
    {
        _isDeadlineKnown = false;
        if (LineOf(command.Part) is not { } part)
        {
            _sink.Failed(command, LinkFault.PortMissing, now);
            return;
        }

        switch (command)
        {
            case SafeCommand safe: SubmitSafe(part, safe, now); break;
            case RenewCommand renew: SubmitRenew(part, renew, now); break;
            case AdmittedCommand admitted: SubmitAdmitted(part, admitted, now); break;
        }
    }

    /// <summary>The next instant at which <see cref="Tick"/> or <see cref="TryTransmit"/> has something to do without new bytes or commands.</summary>
    /// <remarks>Kept until the next call that can change it: the room asks for it after every input, whichever port that came from.</remarks>
    public Instant NextDeadline
    {
        get
        {
            if (!_isDeadlineKnown) (_deadline, _isDeadlineKnown) = (FindDeadline(), true);
            return _deadline;
        }
    }

    /// <summary>Deadlines: of the request in flight, of commands, of silent parts.</summary>
    public void Tick(Instant now)
    {
        _isDeadlineKnown = false;
        if (!_open) return;
        if (_flight.Kind != FlightKind.None && FlightEnds <= now) EndInFailure(_damaged ? LinkFault.Checksum : _receivedCount > 0 ? LinkFault.Framing : LinkFault.Timeout, now);
        foreach (var part in _parts)
        {
            if (part.Link.LostAt <= now) TakeDown(part, part.Link.Why, now);
            if (part.Renew is { } renew && part.RenewUntil <= now)
            {
                part.Renew = null;
                Orphan(renew);
                _sink.Failed(renew, LinkFault.Timeout, now);
            }

            if (part.InDoubt && !part.Codec.HasModel && DoubtEnds(part) <= now) EndDoubt(part, now);
        }

        for (var index = 0; index < _admitted.Count;)
        {
            if (_admitted[index].Until > now) index++;
            else FailAdmitted(index, LinkFault.Timeout, now);
            index = Math.Min(index, _admitted.Count);
        }
    }

    Instant FindDeadline()
    {
        if (!_open) return Instant.Never;
        var next = _flight.Kind == FlightKind.None ? Later(NextWork(), _quietUntil) : FlightEnds;
        foreach (var part in _parts)
        {
            next = Instant.Earlier(next, part.Link.LostAt);
            if (part.Renew is not null) next = Instant.Earlier(next, part.RenewUntil);
        }

        for (var index = 0; index < _admitted.Count; index++) next = Instant.Earlier(next, _admitted[index].Until);
        return next;
    }

    static Instant Later(Instant a, Instant b) => a > b ? a : b;

    // A damaged frame may still be followed by a sound one; the silent gap says that nothing more comes.
    Instant FlightEnds => _damaged ? Instant.Earlier(_flight.Deadline, _lastByte + _gap) : _flight.Deadline;

    PartLine? LineOf(PartId id)
    {
        foreach (var part in _parts)
            if (part.Id == id) return part;
        return null;
    }

    void SetLink(PartLine part, LinkState state, LinkFault why, Instant now)
    {
        if (!part.Link.Set(state, why)) return;
        Trace?.Invoke(new WireTraceLine(now, _port, part.Id, WireDirection.Link, "", why == LinkFault.None ? $"{state}" : $"{state}: {why}"));
        _sink.LinkChanged(part.Id, state, why, now);
    }
}
