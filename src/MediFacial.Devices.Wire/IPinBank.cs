using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire;

/// <summary>The pins of a room. Levels are electrical: high or low; what they mean is in the plan.</summary>
public interface IPinBank : IDisposable
{
    /// <summary>Null when the line cannot be read (chip gone, line lost).</summary>
    bool? Read(PinId pin);

    /// <summary>Writes and reads back. False when the level did not take.</summary>
    bool Write(PinId pin, bool high);
}
