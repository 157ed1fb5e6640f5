using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.Panel.Words;

public static class AlarmWords
{
    public static Sign Of(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Low => new("Notice", Glyph.Info, Tone.Accent),
        AlarmPriority.Medium => new("Caution", Glyph.Alert, Tone.Caution),
        AlarmPriority.High => new("Alarm", Glyph.Alert, Tone.Stop),
    };

    /// <summary>Name of the burst in the panel's sound module; null is silence.</summary>
    public static string? Sound(SoundCue cue) => cue switch
    {
        SoundCue.None => null,
        SoundCue.StepEnds => "stepEnds",
        SoundCue.StepEnded => "stepEnded",
        SoundCue.Attention => "attention",
    };

    /// <inheritdoc cref="Sound(SoundCue)"/>
    public static string Sound(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Low => "alarmLow",
        AlarmPriority.Medium => "alarmMedium",
        AlarmPriority.High => "alarmHigh",
    };

    /// <summary>What became of an alarm, after its time.</summary>
    public static string State(AlarmView alarm) =>
        (alarm.BeforeRestart ? " · before the restart" : alarm.Stands ? "" : " · over")
        + (alarm.Occurrences > 1 ? $" · {alarm.Occurrences} times" : "")
        + (alarm.Acknowledgement is { } seen ? $" · seen by {seen.By} at {Figures.OfDay(seen.Wall)}" : "");

    /// <summary>The same for one on record.</summary>
    public static string Past(AlarmRecord alarm) =>
        (alarm.EndedUtc is { } ended ? $", over at {Figures.OfDay(ended)}" : alarm.BeforeRestart ? ", before a restart" : "")
        + (alarm.Occurrences > 1 ? $" · {alarm.Occurrences} times" : "")
        + (alarm.By is { } by ? $" · seen by {by}" : " · not acknowledged");

    /// <summary>What stopped the room, in the words of the stop page: somebody asked for it, or the room did it by itself.</summary>
    public static string Stopped(StopView stop) => stop switch
    {
        { Origin: StopOrigin.EmergencyStop } => "Emergency stop",
        { Trip: not null } => "Stopped by the room itself",
        _ => "Stop requested",
    };

    public static string Of(StopOrigin origin) => origin switch
    {
        StopOrigin.Panel => "Stop on a panel",
        StopOrigin.EmergencyStop => "Emergency stop pressed",
        StopOrigin.ClientButton => "Client button",
        StopOrigin.Pedal => "Foot pedal",
        StopOrigin.Interface => "Stop from a program",
        StopOrigin.Shutdown => "The controller is being shut down",
        StopOrigin.Door => "Door opened",
    };

    public static string Of(TripKind kind) => kind switch
    {
        TripKind.OverLimit => "A reading passed its limit",
        TripKind.Stale => "A reading is too old",
        TripKind.LinkLost => "A device was lost",
        TripKind.Lease => "An output was not renewed in time",
        TripKind.EmergencyStop => "Emergency stop",
        TripKind.Door => "Door",
        TripKind.SupervisorIncomplete => "The safety check was incomplete",
        TripKind.CycleSlip => "The controller was late",
        TripKind.Journal => "The record could not be written",
        TripKind.Interlock => "An interlock opened",
        TripKind.Unproven => "Outputs were not proven safe",
        TripKind.DeviceFault => "A device reports a fault",
        TripKind.TimeCap => "Longest time reached",
        TripKind.Dose => "Largest dose reached",
        TripKind.Bug => "Fault in the program",
    };
}
