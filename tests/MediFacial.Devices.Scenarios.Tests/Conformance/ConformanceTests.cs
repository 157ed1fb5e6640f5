using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.Scenarios.Tests.Conformance;

/// <summary>Every part that ships keeps the promises of its profile, on its twin.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    public static TheoryData<string> WithSerialWire => [.. ShippedProfiles.All.GoodParts.Where(part => part.Wire is not GpioWire).Select(part => part.Id)];

    [Theory, MemberData(nameof(WithSerialWire))]
    public void Every_shipped_part_keeps_every_promise_of_its_profile(string id)
    {
        var part = ShippedProfiles.All.GoodParts.Single(each => each.Id == id);
        var rows = new TwinLine(part).Play();
        foreach (var row in rows) output.WriteLine($"{row.Verdict} {row.Name}: {row.Promised} ({row.Where}). {row.Seen}");
        rows.ShouldAllBe(row => row.Verdict == ConformanceVerdict.Passed);
    }
}
