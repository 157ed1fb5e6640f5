using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using Stateless;

namespace MediFacial.Devices.Core.Devices;

public enum DeviceTrigger : byte { Identified, LinkLost, PrepareAsked, Prepared, Unprepared, DeliverAsked, DivertAsked, SafeAsked, SafeProven, Trip, Reset }

/// <summary>May this device take it? Sequencing only: what protects the client are <c>SafeOutputs</c> and the supervisor, which do not ask it.</summary>
/// <remarks>Entry actions append effects, never throw, never wait.</remarks>
public sealed class DeviceMachine
{
    readonly StateMachine<DeviceState, DeviceTrigger> _machine = new(DeviceState.Absent, FiringMode.Queued);
    readonly Action _makeSafe;
    readonly Action _divert;

    /// <param name="makeSafe">Appends the safe commands of the device.</param>
    /// <param name="divert">Appends the command that turns steam away from the face.</param>
    public DeviceMachine(Action makeSafe, Action divert)
    {
        (_makeSafe, _divert) = (makeSafe, divert);
        Configure();
        _machine.OnUnhandledTrigger((_, _, _) => { });
    }

    /// <summary>Kept beside the machine: every rule asks for it on every input, and the machine itself answers through a delegate.</summary>
    public DeviceState State { get; private set; } = DeviceState.Absent;

    /// <summary>False when the trigger means nothing in this state; the table says why.</summary>
    public bool Fire(DeviceTrigger trigger)
    {
        var may = _machine.CanFire(trigger);
        if (may) _machine.Fire(trigger);
        State = _machine.State;
        return may;
    }

    public static StateTable Table() => StateTable.Of("Device", new DeviceMachine(() => { }, () => { })._machine, DeviceTexts.WhyNot, DeviceTexts.Deadlines);

    void Configure()
    {
        _machine.Configure(DeviceState.Absent)
            .Permit(DeviceTrigger.Identified, DeviceState.Idle)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        _machine.Configure(DeviceState.Idle)
            .Permit(DeviceTrigger.PrepareAsked, DeviceState.Preparing)
            .Permit(DeviceTrigger.DeliverAsked, DeviceState.Delivering)
            .Permit(DeviceTrigger.SafeAsked, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.LinkLost, DeviceState.Absent)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        _machine.Configure(DeviceState.Preparing)
            .Permit(DeviceTrigger.Prepared, DeviceState.Prepared)
            .Permit(DeviceTrigger.SafeAsked, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.LinkLost, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        _machine.Configure(DeviceState.Prepared)
            .OnEntryFrom(DeviceTrigger.DivertAsked, _divert)
            .Permit(DeviceTrigger.DeliverAsked, DeviceState.Delivering)
            .Permit(DeviceTrigger.Unprepared, DeviceState.Preparing)
            .Permit(DeviceTrigger.SafeAsked, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.LinkLost, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        _machine.Configure(DeviceState.Delivering)
            .Permit(DeviceTrigger.DivertAsked, DeviceState.Prepared)
            .Permit(DeviceTrigger.SafeAsked, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.LinkLost, DeviceState.MakingSafe)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        _machine.Configure(DeviceState.MakingSafe)
            .OnEntry(_makeSafe)
            .PermitReentry(DeviceTrigger.SafeAsked)
            .Permit(DeviceTrigger.SafeProven, DeviceState.Idle)
            .Permit(DeviceTrigger.Trip, DeviceState.Latched);

        // No entry action: the trip has sent the safe outputs before it told this machine.
        _machine.Configure(DeviceState.Latched)
            .PermitReentry(DeviceTrigger.Trip)
            .PermitReentry(DeviceTrigger.SafeAsked)
            .Permit(DeviceTrigger.Reset, DeviceState.MakingSafe);
    }
}
