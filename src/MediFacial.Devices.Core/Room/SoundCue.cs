namespace MediFacial.Devices.Core.Room;

/// <summary>What the panel should let be heard. Alarms are no cues: <see cref="AlarmSignal"/>.</summary>
public enum SoundCue : byte { None = 0, StepEnds, StepEnded, Attention }
