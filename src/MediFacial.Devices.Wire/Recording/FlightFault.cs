namespace MediFacial.Devices.Wire.Recording;

/// <summary>A flight record that cannot be read or replayed; the message is one sentence for a person.</summary>
public sealed class FlightFault(string sentence, Exception? cause = null) : Exception(sentence, cause);
