using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Commands;

/// <summary>The only place where a request becomes an <see cref="AdmittedCommand"/>, or a <see cref="Refusal"/> with its reason.</summary>
internal sealed class Gate(RoomState room)
{
    public readonly record struct Answer(AdmittedCommand? Command, Refusal? Refusal);

    /// <param name="values">Of one part, in the order in which they must take effect.</param>
    public Answer Admit(ReadOnlySpan<OutputValue> values, Authorisation authorisation, Instant now)
    {
        if (values.IsEmpty) return new(null, Say(RefusalKind.Incomplete, "Nothing was asked of the device.", "The gate was handed no output."));
        var part = room.Plan.Outputs[values[0].Output.Index].Part;
        if (WhyNotAnything(part) is { } closed) return new(null, closed);
        foreach (var wanted in values)
            if (WhyNot(part, wanted, authorisation, now) is { } refusal) return new(null, refusal);
        foreach (var wanted in values) room.SetPoints[wanted.Output.Index] = wanted.Value;
        return new(new AdmittedCommand(part, [.. values], authorisation.Number), null);
    }

    Refusal? WhyNotAnything(PartId part)
    {
        if (room.IsLatched) return Say(RefusalKind.Latched, "The room was stopped and not reset yet.", "A latched stop holds the gate closed.");
        if (!room.EmergencyStopHealthy) return Say(RefusalKind.Interlock, "The emergency stop is pressed.", "Line emergency-stop is open.");
        if (!room.DoorAllowsEnergy) return Say(RefusalKind.Interlock, "The door is open.", "Line door is open or cannot be read.");
        if (room.HasEnergyContact && !(room.EnergyArmed && room.EnergyContactClosed))
            return Say(RefusalKind.Interlock, "The energy contact is open.", room.EnergyArmed ? "energy-run-readback or energy-permit-readback is open although both were armed." : "energy-run is not armed.");
        if (!room.IsInUse(part))
            return Say(RefusalKind.NotNow, "The device is not in use.", $"No device of {room.Plan.Parts[part.Index].Name} prepares or delivers.");
        if (room.Links[part.Index] is not LinkState.Up)
            return Say(RefusalKind.NotReady, $"{room.Plan.Parts[part.Index].Name} does not answer.", $"Link of {room.Plan.Parts[part.Index].Name} is {room.Links[part.Index]}.");
        return null;
    }

    Refusal? WhyNot(PartId part, OutputValue wanted, Authorisation authorisation, Instant now)
    {
        var plan = room.Plan.Outputs[wanted.Output.Index];
        if (plan.Part != part) return Say(RefusalKind.Incomplete, "The device could not be set.", $"{plan.Name} is not an output of the same part.");
        if (!plan.Range.Contains(wanted.Value))
            return Say(RefusalKind.Limit, $"{plan.Name}: {wanted.Value} is outside {plan.Range}, the limit of hardware and room.",
                $"{plan.Name} asked {wanted.Value}; hardware and room allow {plan.Range}.");
        if (wanted.Value != plan.Safe && !authorisation.Covers(wanted, now))
            return Say(RefusalKind.Authorisation, $"{plan.Name}: {wanted.Value} is more than this step may give.",
                $"Authorisation {authorisation.Number} does not cover {plan.Name} = {wanted.Value} at {now}.");
        // Last, so that it holds even when the authorisation were wrong.
        return wanted.Value == plan.Safe ? null : room.Envelope.WhyNot(plan, authorisation.Step, wanted.Value);
    }

    static Refusal Say(RefusalKind kind, string forOperator, string forTechnician) => new(kind, forOperator, forTechnician);
}
