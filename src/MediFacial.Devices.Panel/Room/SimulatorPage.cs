using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Panel.Room;

/// <summary>What the simulator page can look at and do. The program registers one in a simulated room only; a real room has no such page.</summary>
/// <param name="SetLine">Presses or opens (true: the E-stop is pressed, the door open, pedal or client button held) and releases a line.</param>
/// <param name="PlugBus">Plugs (true) or unplugs a serial port by its name in the room file.</param>
/// <param name="FreezePart">Freezes (true) or thaws a part by its name in the room file.</param>
public sealed record SimulatorPage(
    Func<Task<SimulatorView>> Look, Func<LineRole, bool, Task> SetLine, Func<string, bool, Task> PlugBus, Func<string, bool, Task> FreezePart)
{
    /// <summary>Does (true) or undoes what a hand of <see cref="SimulatorView.Hands"/> says, by its name.</summary>
    public Func<string, bool, Task> Reach { get; init; } = (_, _) => Task.CompletedTask;
}

public sealed record SimulatorView(
    ImmutableArray<SimulatedLine> Lines, ImmutableArray<SimulatedBus> Buses, ImmutableArray<SimulatedPart> Parts, ImmutableArray<TrueValue> Truth)
{
    public static readonly SimulatorView Empty = new([], [], [], []);

    /// <summary>What else hands and misfortune can do here.</summary>
    public ImmutableArray<SimulatedHand> Hands { get; init; } = [];
}

/// <param name="Pulled">The E-stop is pressed, the door open, pedal or client button held.</param>
public sealed record SimulatedLine(LineRole Role, bool Pulled);

public sealed record SimulatedBus(string Name, string Path, bool Plugged);

public sealed record SimulatedPart(string Name, bool Frozen);

/// <param name="Do">What the control does next while it is not done, such as "Weld shut".</param>
/// <param name="Undo">And while it is; null for what is over as soon as it is done.</param>
public sealed record SimulatedHand(string Name, string Do, string? Undo, bool Done);

/// <summary>What the plant really does, whatever its sensors say.</summary>
/// <param name="Value">With its unit.</param>
public sealed record TrueValue(string Part, string Name, string Value);
