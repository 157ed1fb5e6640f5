using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;

namespace MediFacial.Devices.Panel.Words;

public static class AlarmWords
{
    public static Sign Of(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Low => new("Notice", Glyph.Info, Tone.Calm),
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
