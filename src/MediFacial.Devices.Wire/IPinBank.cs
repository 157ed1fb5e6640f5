using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire;

/// <summary>The pins of a room. Levels are electrical: high or low; what they mean is in the plan.</summary>
public interface IPinBank : IDisposable
{
    /// <summary>Null when the line cannot be read (chip gone, line lost).</summary>
    bool? Read(PinId pin);

    /// <summary>Writes and reads back. False when the level did not take.</summary>
    bool Write(PinId pin, bool high);

    /// <summary>A line may have changed. A hint only, on any thread: edges get lost, so levels are polled as well.</summary>
    event Action<PinId>? Changed;

    /// <summary>False while a line is missing; <see cref="OpenMissing"/> tries again.</summary>
    bool IsComplete { get; }

    /// <summary>Opens what is not open, outputs at their safe level, and says what stays missing.</summary>
    ImmutableArray<PinProblem> OpenMissing();
}
