using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Core.Devices;

/// <summary>Why a device does not take a trigger, and when it leaves a state by itself.</summary>
internal static class DeviceTexts
{
    public static string WhyNot(DeviceState state, DeviceTrigger trigger) => (state, trigger) switch
    {
        (DeviceState.Absent, DeviceTrigger.SafeAsked) => "safe commands are sent without asking the machine",
        (_, DeviceTrigger.LinkLost) => "nothing is delivered that a lost link could leave on",
        (DeviceState.Absent, _) => "a part is not identified",
        (_, DeviceTrigger.Identified) => "it is identified already",
        (DeviceState.Latched, _) => "it is latched until the reset",
        (_, DeviceTrigger.Reset) => "it is not latched",
        (DeviceState.MakingSafe, _) => "its safe state is not proven yet",
        (_, DeviceTrigger.SafeProven) => "it was not asked to go safe",
        (DeviceState.Idle, _) => "it is idle",
        (_, DeviceTrigger.PrepareAsked or DeviceTrigger.DeliverAsked) => "it is busy",
        _ => "it is not prepared",
    };

    public static readonly ImmutableArray<StateDeadline> Deadlines =
    [
        new(nameof(DeviceState.Preparing), "longest-prepare of the step, at most 10 min", nameof(DeviceTrigger.SafeAsked), "preheat is not a way to keep a boiler on"),
        new(nameof(DeviceState.Prepared), "longest-prepare of the step, at most 10 min", nameof(DeviceTrigger.SafeAsked), "preheat is not a way to keep a boiler on"),
        new(nameof(DeviceState.Delivering), "latest end of the authorisation", nameof(DeviceTrigger.SafeAsked), "no output outlives its authorisation"),
        new(nameof(DeviceState.MakingSafe), $"{SafeProof.Within.TotalSeconds:0.0} s", nameof(DeviceTrigger.Trip), "what is not proven safe is cut off"),
    ];
}
