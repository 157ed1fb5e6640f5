namespace MediFacial.Devices.Core.Room;

/// <summary>What the panel should let be heard.</summary>
public enum SoundCue : byte { None = 0, StepEnds, StepEnded, Attention, AlarmMedium, AlarmHigh }
