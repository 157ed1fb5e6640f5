using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What a step runner works with: the room, the gate, the safe outputs, the limits of the rule book, and the list of effects.</summary>
internal sealed record StepContext(RoomState Room, Gate Gate, Leases Leases, SafeOutputs Safe, RuleBook Rules, EffectList Effects, AlarmBoard Alarms)
{
    /// <summary>Sends values of one part through the gate. Null when they were admitted.</summary>
    public Refusal? Send(Authorisation authorisation, Instant now, params ReadOnlySpan<OutputValue> values)
    {
        var answer = Gate.Admit(values, authorisation, now);
        if (answer.Command is { } command) Effects.Send(command);
        return answer.Refusal;
    }

    /// <summary>The device is to deliver: its machine must take it, and the leases of all driven parts begin before the first energised value goes out.</summary>
    public Refusal? Deliver(RunningDevice device, Instant now)
    {
        var from = device.State;
        if (!device.Machine.Fire(DeviceTrigger.DeliverAsked))
            return new(RefusalKind.NotReady, $"{device.Plan.Name} is not ready. Try again in a moment.", $"DeliverAsked is refused in {from}.");
        BeginLeases(device, now);
        return null;
    }

    /// <summary>The leases of all driven parts are renewed, and counted, from now.</summary>
    public void BeginLeases(RunningDevice device, Instant now)
    {
        foreach (var part in device.Driven) Leases.Begin(part, now, Effects);
    }

    /// <summary>Asks a device to go safe; its machine appends the commands.</summary>
    public void MakeSafe(RunningDevice device, Instant now)
    {
        device.AskedSafe(now);
        if (!device.Machine.Fire(DeviceTrigger.SafeAsked)) Safe.Send(device.Plan.Id, Effects);
    }
}
