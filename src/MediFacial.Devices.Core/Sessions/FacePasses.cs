using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Passes that abraded each region in one visit, over all its suction steps: a fourth is none too many for a plan, but one too many for the skin (domain §0, §1.2, §10 H06).</summary>
internal sealed class FacePasses
{
    const int Most = 3;

    readonly int[] _done = new int[Enum.GetValues<FaceRegion>().Length];

    public int Of(FaceRegion region) => _done[(int)region];

    public bool IsSpent(FaceRegion region) => Of(region) >= Most;

    public void Count(FaceRegion region) => _done[(int)region]++;
}
