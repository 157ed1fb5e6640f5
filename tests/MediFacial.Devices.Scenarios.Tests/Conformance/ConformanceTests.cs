using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
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

    [Fact]
    public void A_probe_that_lies_beside_the_client_promises_nothing_of_its_values_and_breaks_nothing()
    {
        var line = new TwinLine(ShippedProfiles.All.GoodParts.Single(each => each.Id == "sp-6"));
        line.Room.Apply(new LiftProbe());
        var rows = line.Play();
        rows.Where(row => row.Verdict == ConformanceVerdict.NotTried).Select(row => row.Name)
            .ShouldBe(["sensor hydration", "sensor sebum", "sensor water-loss", "sensor melanin", "sensor erythema", "sensor skin-temperature"]);
        rows.Where(row => row.Verdict == ConformanceVerdict.NotTried).ShouldAllBe(row => row.Seen.Contains("no value now"));
        rows.ShouldNotContain(row => row.Verdict == ConformanceVerdict.Failed);
    }

    [Fact]
    public void A_sensor_that_is_broken_has_not_kept_its_promise()
    {
        var line = new TwinLine(ShippedProfiles.All.GoodParts.Single(each => each.Id == "sp-6"));
        line.Room.Apply(new OpenSensor("sp-6", "melanin"));
        line.Play().Single(row => row.Verdict == ConformanceVerdict.Failed).Name.ShouldBe("sensor melanin");
    }
}
