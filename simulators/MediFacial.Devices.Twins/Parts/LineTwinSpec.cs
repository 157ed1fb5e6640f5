using System.Collections.Immutable;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>Any part that speaks lines of text, as plain data.</summary>
/// <param name="ErrorReply">Body sent to what matches no exchange or fails its checksum; null for silence.</param>
public sealed record LineTwinSpec(LineFormat Format, string? ErrorReply, ImmutableArray<LineExchangeSpec> Exchanges, ImmutableArray<LineFieldSpec> Fields)
{
    /// <summary>The fields in which the part says what it is and gives its serial number; null: it does not.</summary>
    public string? Model { get; init; }
    public string? Serial { get; init; }

    /// <summary>For a part that makes itself safe when its host falls silent.</summary>
    public LineHeartbeat? Heartbeat { get; init; }
}

/// <param name="Field">Where the host says another number each time.</param>
/// <param name="Safe">What stands in fields after <paramref name="Timeout"/> without one.</param>
public sealed record LineHeartbeat(string Field, TimeSpan Timeout, ImmutableArray<(string Field, string Text)> Safe);

/// <summary>Templates of bodies. <c>{name}</c> is a field as text, <c>{name:0.0}</c> one as a number of that format. A field in the request is stored.</summary>
public sealed record LineExchangeSpec(string Request, string Reply)
{
    /// <summary>Numbers that its fields take, both ends included; another is answered with the error reply.</summary>
    public ImmutableArray<(string Field, double Lowest, double Highest)> Takes { get; init; } = [];
}

/// <param name="Initial">Text after power-on; a number with a point for numeric fields.</param>
public sealed record LineFieldSpec(string Name, string Initial, LineFollow? Follows = null);

/// <summary>Value → gain · value of the field <paramref name="Field"/> + offset, as a first-order lag.</summary>
public sealed record LineFollow(string Field, TimeSpan TimeConstant, double Gain = 1, double Offset = 0);
