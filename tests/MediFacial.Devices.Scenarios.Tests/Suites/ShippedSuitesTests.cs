using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Suites;

/// <summary>Every scenario that ships.</summary>
public sealed class ShippedSuitesTests
{
    public static TheoryData<string> Files => [.. ShippedSuites.Files.Select(file => file.Path)];

    [Theory, MemberData(nameof(Files))]
    public void A_shipped_scenario_holds(string path)
    {
        var loaded = ScenarioFile.Read(ShippedSuites.Files.Single(file => file.Path == path), ShippedSuites.World);
        loaded.Problems.ShouldBeEmpty(string.Join('\n', loaded.Problems));

        var verdict = ScenarioRun.Play(loaded.Value!, ShippedSuites.World);

        verdict.Failures.ShouldBeEmpty(string.Join('\n', verdict.Failures.Select(failure => $"{failure.At}: expected {failure.Expected}. {failure.Found}")));
    }

    [Theory, MemberData(nameof(Files))]
    public void What_is_written_reads_again_as_the_same(string path)
    {
        var scenario = ShippedProfiles.Good(ScenarioFile.Read(ShippedSuites.Files.Single(file => file.Path == path), ShippedSuites.World));
        var written = ScenarioFile.Write(scenario);

        var again = ShippedProfiles.Good(ScenarioFile.Read(ProfileFile.Of(path, System.Text.Encoding.UTF8.GetBytes(written)), ShippedSuites.World));

        ScenarioFile.Write(again).ShouldBe(written);
    }
}
