using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Commands;

/// <summary>What the journal must hold before energy flows: which outputs, how high at most, until when at the latest.</summary>
/// <param name="Number">Of its journal entry.</param>
/// <param name="Highest">Outputs it covers, with the highest set-point of each.</param>
public sealed record Authorisation(long Number, string Step, ImmutableArray<OutputValue> Highest, Instant LatestEnd)
{
    public bool Covers(OutputValue wanted, Instant now)
    {
        if (now > LatestEnd) return false;
        foreach (var highest in Highest)
            if (highest.Output == wanted.Output) return wanted.Value.Dimension == highest.Value.Dimension && wanted.Value <= highest.Value;
        return false;
    }
}
