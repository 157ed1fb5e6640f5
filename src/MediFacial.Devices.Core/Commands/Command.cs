using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Commands;

public readonly record struct OutputValue(OutputId Output, Quantity Value);

/// <summary>All that may go on a wire, apart from reads, which the port schedule makes itself. The set is closed: only this assembly can derive.</summary>
/// <remarks>Sealed classes with internal constructors, neither records nor structs: <c>with</c> and <c>default</c> would walk round the gate.</remarks>
public abstract class Command
{
    private protected Command(PartId part) => Part = part;

    public PartId Part { get; }
}

/// <summary>Sets outputs of one part, in order, to values that the gate found allowed. Made by the gate only.</summary>
public sealed class AdmittedCommand : Command
{
    internal AdmittedCommand(PartId part, ImmutableArray<OutputValue> values, long authorisation) : base(part) =>
        (Values, Authorisation) = (values, authorisation);

    public ImmutableArray<OutputValue> Values { get; }

    /// <summary>Number of the journal entry that allows it.</summary>
    public long Authorisation { get; }
}

/// <summary>Sets outputs of one part, in order, to their safe values. Goes first on the wire. Made by <c>SafeOutputs</c> only, once per room.</summary>
public sealed class SafeCommand : Command
{
    internal SafeCommand(PartId part, ImmutableArray<OutputValue> values) : base(part) => Values = values;

    public ImmutableArray<OutputValue> Values { get; }
}

/// <summary>Advances the heartbeat of one part: the renewal of its lease. The result of a complete evaluation, made by <c>Leases</c> only.</summary>
public sealed class RenewCommand : Command
{
    internal RenewCommand(PartId part) : base(part) { }
}
