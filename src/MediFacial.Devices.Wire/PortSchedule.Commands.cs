using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <content>Commands: how they come in, and how they end before the wire has said anything.</content>
public sealed partial class PortSchedule
{
    void SubmitSafe(PartLine part, SafeCommand safe, Instant now)
    {
        // A stop must not be followed by an older energise.
        for (var index = _admitted.FindOverlap(safe); index >= 0; index = _admitted.FindOverlap(safe)) FailAdmitted(index, LinkFault.Superseded, now);
        if (part.Renew is { } renew && part.OwesSafe)
        {
            part.Renew = null;
            _sink.Failed(renew, LinkFault.Superseded, now);
        }

        if (safe.Values.IsEmpty)
        {
            _sink.Confirmed(safe, now);
            return;
        }

        if (part.Safes.Contains(safe))
        {
            // Already on its way: not doubled. One that waits is tried at once, though not so often that its neighbours starve.
            if ((part.SafeUnsure || part.SafeAt > now) && now >= part.SafeHastened + LongestRenew) HastenSafe(part, now);
            if (part.OwesSafe) _sink.Failed(safe, part.SafeFault, now);
            return;
        }

        part.Safes.Add(safe);
        part.SafeIsFresh = true;
        if (part.Safes.Count == 1 || part.SafeAt > now || part.SafeUnsure) part.RestartSafe(now);
        part.SafeReported = false;
        if (!_open || part.IsForeign) ReportSafe(part, part.IsForeign ? LinkFault.WrongIdentity : WhyNot(part), now);
    }

    static void HastenSafe(PartLine part, Instant now)
    {
        part.RestartSafe(now);
        (part.SafeHastened, part.SafeAttempts) = (now, part.Codec.Retries);
    }

    void SubmitRenew(PartLine part, RenewCommand renew, Instant now)
    {
        // Where a stop did not get through, the part's own time-out is the last defence: it is not held off.
        if (!_open || !part.Link.IsInUse || part.OwesSafe)
        {
            _sink.Failed(renew, WhyNot(part), now);
            return;
        }

        (part.Renew, part.RenewAttempts, part.RenewUntil) = (renew, 0, now + LongestRenew);
    }

    void SubmitAdmitted(PartLine part, AdmittedCommand admitted, Instant now)
    {
        if (!_open || part.Link.State != LinkState.Up) _sink.Failed(admitted, WhyNot(part), now);
        else if (!_admitted.TryAdd(admitted, Array.IndexOf(_parts, part), now + LongestAdmitted)) _sink.Failed(admitted, LinkFault.PortBusy, now);
    }

    static LinkFault WhyNot(PartLine part) => part.Link.Why == LinkFault.None ? LinkFault.PortMissing : part.Link.Why;

    void FailAdmitted(int index, LinkFault fault, Instant now)
    {
        var command = _admitted[index].Command;
        _admitted.RemoveAt(index);
        Orphan(command);
        _sink.Failed(command, fault, now);
    }

    // The frame cannot be called back; its reply is waited for, so that nothing else can be taken for it, but nobody is told.
    void Orphan(Command command)
    {
        if (ReferenceEquals(_flight.Command, command)) _flight.Command = null;
    }

    void ReportSafe(PartLine part, LinkFault fault, Instant now)
    {
        if (part.SafeReported) return;
        (part.SafeReported, part.SafeFault) = (true, fault);
        for (var index = 0; index < part.Safes.Count; index++) _sink.Failed(part.Safes[index], fault, now);
    }

    void TakeDown(PartLine part, LinkFault why, Instant now)
    {
        SetLink(part, LinkState.Down, why, now);
        part.RestartRecovery(now + LookAgain);
        SkipSteps(part);
        part.Codec.Forget();
        if (part.Renew is { } renew)
        {
            part.Renew = null;
            Orphan(renew);
            _sink.Failed(renew, why, now);
        }

        for (var index = 0; index < _admitted.Count;)
        {
            if (_parts[_admitted[index].Part] != part) index++;
            else FailAdmitted(index, why, now);
            index = Math.Min(index, _admitted.Count);
        }

        if (part.Safes.Count > 0 && !_open) ReportSafe(part, why, now);
    }
}
