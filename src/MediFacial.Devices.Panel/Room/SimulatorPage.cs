using System.Collections.Immutable;

namespace MediFacial.Devices.Panel.Room;

/// <summary>What the simulator page can look at and do. The program registers one in a simulated room only; a real room has no such page.</summary>
/// <param name="Look">What is so now.</param>
/// <param name="Faults">Everything that hands and misfortune can do here.</param>
/// <param name="Do">Does the fault of this word with what was picked for its arguments, in their order.</param>
/// <param name="Undo">Takes one of <see cref="SimulatorView.Done"/> back, by its text.</param>
/// <param name="Heal">Takes everything back, whoever did it.</param>
public sealed record SimulatorPage(
    Func<Task<SimulatorView>> Look, ImmutableArray<SimulatedFault> Faults, Func<string, ImmutableArray<string>, Task> Do, Func<string, Task> Undo, Func<Task> Heal);

/// <param name="Done">What was done at this page and can be taken back, the latest last.</param>
public sealed record SimulatorView(ImmutableArray<string> Done, ImmutableArray<TrueValue> Truth)
{
    public static readonly SimulatorView Empty = new([], []);
}

/// <param name="Word">Its name in the one vocabulary, such as <c>stop-fan</c>.</param>
/// <param name="Group">Of faults that are shown together.</param>
/// <param name="Sentence">What happens.</param>
public sealed record SimulatedFault(string Word, string Group, string Sentence, ImmutableArray<SimulatedArgument> Arguments);

/// <param name="Unit">Of what is picked; empty where it has none.</param>
/// <param name="Options">What can be picked, given what was picked for the arguments before it; the first is the usual one.</param>
public sealed record SimulatedArgument(string Name, string Unit, Func<ImmutableArray<string>, ImmutableArray<string>> Options);

/// <summary>What the plant really does, whatever its sensors say.</summary>
/// <param name="Value">With its unit.</param>
public sealed record TrueValue(string Part, string Name, string Value);
