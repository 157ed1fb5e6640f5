using System.Collections.Immutable;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

public enum RegisterCoding : byte { U16, I16, U32, I32, F32 }

/// <summary>Any Modbus part as plain data: what stands in its registers, what can be written, what follows what.</summary>
/// <param name="Model">Place of the register in the list that says what the part is; −1: none does.</param>
/// <param name="Serial">… and its serial number, as text.</param>
public sealed record RegisterTwinSpec(ImmutableArray<RegisterSpec> Registers, int Model = -1, int Serial = -1)
{
    /// <summary>For a part that makes itself safe when its host falls silent.</summary>
    public RegisterHeartbeat? Heartbeat { get; init; }
}

/// <param name="Address">Holding register where the host writes another number each time.</param>
/// <param name="Safe">What it writes to holding registers after <paramref name="Timeout"/> without one.</param>
public sealed record RegisterHeartbeat(ushort Address, TimeSpan Timeout, ImmutableArray<(ushort Address, ImmutableArray<ushort> Words)> Safe);

/// <param name="Words">Value after power-on; as many words as the register has.</param>
/// <param name="Writable">Only holding registers can be; what was written is read back.</param>
/// <param name="LowWordFirst">Word order of a two-word coding.</param>
/// <param name="Follows">For a sensor that answers to an output of the same part.</param>
public sealed record RegisterSpec(
    RegisterTable Table, ushort Address, ImmutableArray<ushort> Words, bool Writable, RegisterCoding Coding = RegisterCoding.U16,
    bool LowWordFirst = false, RegisterFollow? Follows = null)
{
    /// <summary>Raw values that it takes, both ends included; another is refused as illegal. Null: all.</summary>
    public (double Lowest, double Highest)? Takes { get; init; }
}

/// <summary>Raw value → gain · raw value of the holding register at <paramref name="Address"/> + offset, as a first-order lag.</summary>
public sealed record RegisterFollow(ushort Address, TimeSpan TimeConstant, double Gain = 1, double Offset = 0);
