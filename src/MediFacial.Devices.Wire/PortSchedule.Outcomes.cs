using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <content>Outcomes of commands and of identification.</content>
public sealed partial class PortSchedule
{
    void SafeAnswered(PartLine part, Flight flight, bool good, Instant now)
    {
        // A new pass has begun since: this one no longer counts.
        if (part.SafeNext != flight.Position || !ReferenceEquals(part.Safe, flight.Command)) return;
        if (good) SafeWritten(part, flight.Taken, now);
        else if (flight.Taken > 1) part.SafeSingly = true; // one refused value must not keep the others from being written
        else SafeRefused(part, 1, LinkFault.DeviceException, now);
    }

    void SafeRefused(PartLine part, int values, LinkFault fault, Instant now)
    {
        (part.SafeRefused, part.SafePassRefused, part.SafeFault) = (true, true, fault);
        SafeWritten(part, values, now);
    }

    void SafeWritten(PartLine part, int values, Instant now)
    {
        (part.SafeNext, part.SafeAttempts) = (part.SafeNext + values, 0);
        if (part.Safe is not { } safe || part.SafeNext < safe.Values.Length) return;
        var isThrough = !part.SafeRefused && !part.InDoubt;
        part.NextSafe(isThrough);
        if (isThrough) _sink.Confirmed(safe, now);
        if (part.Safes.Count == 0) AdvanceRecovery(part, now);
        else if (part.Safe is null) EndSafePass(part, now);
    }

    // Each command that waits had its turn; now those that are not through are told of, or wait for the doubt to go.
    void EndSafePass(PartLine part, Instant now)
    {
        part.SafeUnsure = !part.SafePassRefused;
        if (part.SafeUnsure) return;
        part.RestartSafe(now + LookAgain);
        ReportSafe(part, part.SafeFault, now);
    }

    void SafeLost(PartLine part, LinkFault fault, Instant now)
    {
        if (++part.SafeAttempts <= part.Codec.Retries)
        {
            part.Retries++;
            return;
        }

        part.RestartSafe(part.SafeIsFresh ? now : now + LookAgain);
        ReportSafe(part, fault, now);
    }

    void RenewAnswered(PartLine part, Flight flight, bool good, Instant now)
    {
        if (flight.Command is not { } renew) return;
        part.Renew = null;
        if (good) _sink.Confirmed(renew, now);
        else _sink.Failed(renew, LinkFault.DeviceException, now);
    }

    void RenewLost(PartLine part, Flight flight, LinkFault fault, Instant now)
    {
        if (flight.Command is not { } renew) return;
        if (flight.MayRepeat && ++part.RenewAttempts <= part.Codec.Retries)
        {
            part.Retries++;
            return;
        }

        part.Renew = null;
        _sink.Failed(renew, fault, now);
    }

    void AdmittedAnswered(PartLine part, Flight flight, bool good, Instant now)
    {
        var index = _admitted.IndexOf(flight.Command);
        if (index < 0) return;
        if (!good)
        {
            FailAdmitted(index, LinkFault.DeviceException, now);
            return;
        }

        ref var entry = ref _admitted[index];
        (entry.Next, entry.Attempts) = (entry.Next + flight.Taken, 0);
        if (entry.Next < entry.Command.Values.Length) return;
        var command = entry.Command;
        _admitted.RemoveAt(index);
        _sink.Confirmed(command, now);
    }

    void AdmittedLost(PartLine part, Flight flight, LinkFault fault, Instant now)
    {
        var index = _admitted.IndexOf(flight.Command);
        if (index < 0) return;
        if (flight.MayRepeat && ++_admitted[index].Attempts <= part.Codec.Retries) part.Retries++;
        else FailAdmitted(index, fault, now);
    }

    void RecoveryAnswered(PartLine part, Flight flight, bool good, Instant now)
    {
        if (!good)
        {
            RecoveryFailed(part, LinkFault.DeviceException, now);
            return;
        }

        part.Heard = true;
        switch (flight.Kind)
        {
            case FlightKind.Model:
                part.IsForeign = false;
                part.Step = RecoveryStep.Serial;
                ClearDoubt(part, now);
                break;
            case FlightKind.Serial: part.Step = RecoveryStep.Write; break;
            default: part.RecoveryNext += flight.Taken; break;
        }

        AdvanceRecovery(part, now);
    }

    void AdvanceRecovery(PartLine part, Instant now)
    {
        if (part.Link.IsInUse) return;
        SkipSteps(part);
        if (part.Step != RecoveryStep.Finish || !part.Heard || part.Safes.Count > 0 || part.InDoubt) return;
        foreach (var poll in part.Codec.Polls) poll.Restart(now);
        SetLink(part, LinkState.Up, LinkFault.None, now);
    }

    static void SkipSteps(PartLine part)
    {
        if (part.Step == RecoveryStep.Model && !part.Codec.HasModel) part.Step = RecoveryStep.Serial;
        if (part.Step == RecoveryStep.Serial && !part.Codec.HasSerial) part.Step = RecoveryStep.Write;
        if (part.Step == RecoveryStep.Write && part.RecoveryNext >= part.Recovery.Length) part.Step = RecoveryStep.Finish;
    }

    // A part that answered in this round gets another chance at once, from the beginning; a silent one waits its turn.
    void RecoveryFailed(PartLine part, LinkFault fault, Instant now)
    {
        if (part.Link.IsInUse) return;
        var again = part.Heard && fault != LinkFault.DeviceException && part.IdentifyAttempts < part.Codec.Retries;
        var attempts = again ? part.IdentifyAttempts + 1 : 0;
        part.RestartRecovery(again ? now : now + LookAgain);
        SkipSteps(part);
        part.IdentifyAttempts = attempts;
        if (!again) SetLink(part, part.Link.State, fault, now);
    }

    void Refuse(PartLine part, FlightKind asked, Instant now)
    {
        if (part.Link.IsInUse) TakeDown(part, LinkFault.WrongIdentity, now);
        part.IsForeign = asked != FlightKind.Serial;
        part.RestartRecovery(now + LookAgain);
        SkipSteps(part);
        SetLink(part, LinkState.Unknown, LinkFault.WrongIdentity, now);
        if (part.IsForeign) ReportSafe(part, LinkFault.WrongIdentity, now);
    }
}
