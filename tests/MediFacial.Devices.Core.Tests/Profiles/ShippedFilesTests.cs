using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Profiles;

public sealed class ShippedFilesTests
{
    [Fact]
    public void Every_shipped_file_is_good()
    {
        ShippedProfiles.All.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
        ShippedProfiles.All.Parts.Length.ShouldBeGreaterThanOrEqualTo(5);
        ShippedProfiles.All.Rooms.Length.ShouldBeGreaterThanOrEqualTo(2);
    }
}
