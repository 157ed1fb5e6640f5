namespace MediFacial.Devices.Twins.Plants;

/// <summary>What makes one door switch differ from the next (domain §13). Vary each by ±30 %.</summary>
public sealed record DoorParameters
{
    /// <summary>A contact bounces for a time between these two.</summary>
    public TimeSpan ShortestBounce { get; init; } = TimeSpan.FromMilliseconds(5);
    public TimeSpan LongestBounce { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The second contact follows the first after at most this.</summary>
    public TimeSpan LongestSkew { get; init; } = TimeSpan.FromMilliseconds(80);
}
