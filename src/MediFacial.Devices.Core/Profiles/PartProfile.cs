using System.Collections.Immutable;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>What one buys: a module with a wire. Read from <c>device-profiles/parts</c>.</summary>
public sealed record PartProfile(
    string Id, string Make, string Model, Review Review, WireProfile Wire, ImmutableArray<SignalProfile> Signals,
    IdentityProfile? Identity, HeartbeatProfile? Heartbeat, ImmutableArray<SignalWrite> Init, ImmutableArray<SignalWrite> Stop,
    ImmutableArray<UpkeepProfile> Upkeep)
{
    public SignalProfile? Signal(string id) => Signals.FirstOrDefault(signal => signal.Id == id);
}

/// <summary>Who read the file against the manual, and from when on it counts.</summary>
public sealed record Review(string By, DateOnly Effective);

/// <summary>Read before use; a part that answers otherwise is refused.</summary>
/// <param name="Model">Where the model code is; null where the wire has none (pins).</param>
/// <param name="Expect">The model code as text ("0x5C03" of a register is "23555").</param>
/// <param name="Serial">Where the serial number is; compared with the room file.</param>
public sealed record IdentityProfile(SignalAddress Model, string Expect, SignalAddress? Serial);

/// <summary>A counter that the host writes; the part goes safe by itself when it stands still for <paramref name="DeviceTimeout"/>.</summary>
public sealed record HeartbeatProfile(SignalAddress Counter, TimeSpan DeviceTimeout)
{
    /// <summary>The outputs that it makes safe; empty: those of <see cref="PartProfile.Stop"/>.</summary>
    public ImmutableArray<string> MakesSafe { get; init; } = [];
}

public sealed record SignalWrite(string Signal, Quantity Value);

public sealed record UpkeepProfile(string What, string Every);
