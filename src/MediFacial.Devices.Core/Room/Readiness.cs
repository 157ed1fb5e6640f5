using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Room;

/// <summary>Every reason why the room, or a device of it, is not ready. None hides another.</summary>
internal sealed class Readiness(RoomState room, SafetySupervisor supervisor, SessionDirector director, RoomWatch watch, SelfTest selfTest)
{
    public ImmutableArray<ReadinessReason> Reasons(Instant now)
    {
        var reasons = ImmutableArray.CreateBuilder<ReadinessReason>();
        reasons.AddRange(OfTheRoom(now).Concat(director.Session is null ? [] : selfTest.Against()));
        foreach (var device in room.Devices) reasons.AddRange(Of(device, now));
        return reasons.ToImmutable();
    }

    /// <summary>Reasons against energy for one device, as refusals of the request.</summary>
    public IEnumerable<Refusal> Against(RunningDevice device, Instant now) =>
        OfTheRoom(now).Concat(selfTest.Against()).Concat(Of(device, now)).Where(reason => reason.Blocks)
            .Select(reason => new Refusal(RefusalKind.NotReady, $"{reason.Sentence} {reason.WhatToDo}", $"Readiness: {reason.Sentence}"));

    /// <summary>Reasons against opening a session: those of the room, and of the devices that its protocol uses.</summary>
    public Refusal? AgainstOpening(StartSession start, Instant now)
    {
        var used = room.Devices.Where(device => !start.Without.Contains(device.Plan.Kind) && start.Protocol.Steps.Any(step => step.Needs == device.Plan.Kind));
        var blocking = OfTheRoom(now).Concat(used.SelectMany(device => Of(device, now))).Where(reason => reason.Blocks).ToArray();
        return blocking.Length == 0 ? null : new(RefusalKind.NotReady,
            string.Join(" ", blocking.Select(reason => $"{reason.Sentence} {reason.WhatToDo}")), string.Join(" ", blocking.Select(reason => reason.Sentence)));
    }

    IEnumerable<ReadinessReason> OfTheRoom(Instant now)
    {
        if (room.IsLatched) yield return new(null, true, "The room was stopped.", "Open the stop page and reset it.");
        if (!room.EmergencyStopHealthy)
            yield return !room.IsEmergencyStopOpen
                ? new(null, true, "The emergency stop cannot be read.", "Call the technician: its line is not connected.")
                : new(null, true, "The emergency stop is pressed.", "Release it where it was pressed.");
        if (AgainstTheGuard(now) is { } guard) yield return guard;
        if (room.Plan.Pin(LineRole.ClientButton) is not null && room.Line(LineRole.ClientButton) != false)
            yield return room.Line(LineRole.ClientButton) is null
                ? new(null, true, "The client's button cannot be read.", "Call the technician: its line is not connected.")
                : new(null, true, "The client's button is pressed or stuck.", "Ask the client to let it go; if it stays pressed, call the technician.");
        if (!room.DoorAllowsEnergy)
            yield return new(null, true, "The door is open.", "Close the door.");
        if (watch.JournalFailed) yield return new(null, true, "The room cannot keep its record.", "Free disk space, then restart the controller.");
        if (director.Report is { Outcome: SessionOutcome.Interrupted }) yield return new(null, true, "An earlier session was interrupted.", "Read its report and dismiss it.");
        if (director.Peel.Peel is { } peel) yield return new(null, true, $"{peel.Title} is on the skin of {peel.Client}.", "Take it off, then confirm that it is off.");
        if (!room.Wall.IsTrusted)
            yield return new(null, true, "The clock of this machine has jumped, so nobody knows how long ago a skin had its last treatment.", "Compare date and time with a clock that is right, and confirm them here.");
    }

    ReadinessReason? AgainstTheGuard(Instant now)
    {
        if (!room.HasGuard) return null;
        if (!room.Guard.IsThere(now)) return new(null, true, "The watchdog of the room does not answer.", "Wait a moment: it is started again by itself. If this stays, call the technician.");
        return room.Guard.OwnsContact ? null : new(null, true, "The watchdog of the room cannot reach its contact.", "Call the technician: its line is not connected.");
    }

    IEnumerable<ReadinessReason> Of(RunningDevice device, Instant now)
    {
        foreach (var id in device.Parts)
        {
            var name = room.Plan.Parts[id.Index].Name;
            if (Reason(room.Links[id.Index], room.Faults[id.Index], name) is var (sentence, what)) yield return new(device.Plan.Name, device.Acts, sentence, what);
        }
        if (device.Link(room) == LinkState.Up && device.State != DeviceState.MakingSafe)
            foreach (var rule in supervisor.Against(device, now))
                yield return new(device.Plan.Name, true, rule.WhyCauseStands(room, now), rule.Row.Technician);
        // To test the hose takes an open session, so this blocks the step and not the session.
        if (device.Plan is SuctionPlan && UpkeepTexts.WhyNot(room.Upkeep!, room.Wall.At(now)) is var (untested, whatToDo, _)) yield return new(device.Plan.Name, false, untested, whatToDo);
        if (device.Plan is SkinProbePlan probe) foreach (var reason in ProbeCare.Of(probe, room, now)) yield return reason;
        if (device.State == DeviceState.MakingSafe) yield return new(device.Plan.Name, true, $"{device.Plan.Name} is going safe.", "Wait a moment.");
    }

    static (string Sentence, string WhatToDo)? Reason(LinkState link, LinkFault fault, string part) => (link, fault) switch
    {
        (LinkState.Up or LinkState.Suspect, _) => null,
        (_, LinkFault.WrongIdentity) => ($"{part} is not the device that belongs here.", "Connect the device with the serial number of the room file."),
        (_, LinkFault.PortMissing) => ($"{part} is not connected: its port is not there.", "Plug in its cable."),
        (_, LinkFault.PortBusy) => ($"{part} cannot be reached: its port is in use.", "Close the other program that uses the port."),
        (LinkState.Unknown, LinkFault.None) => ($"{part} is being identified.", "Wait a moment."),
        _ => ($"{part} does not answer.", "Check its cable and that it is switched on."),
    };
}
