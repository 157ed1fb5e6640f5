using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Suites.Model;
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

    [Fact]
    public void They_tell_of_commissioning_visits_hazards_mistakes_and_days_and_every_one_has_its_own_name()
    {
        var all = ShippedSuites.Files.Select(file => ShippedProfiles.Good(ScenarioFile.Read(file, ShippedSuites.World))).ToList();
        all.Select(scenario => scenario.Id).ShouldBeUnique();
        all.Count.ShouldBeGreaterThanOrEqualTo(40);
        ShippedSuites.Files.Select(file => file.Path.Split('/')[0]).Distinct().Order().ShouldBe(["commissioning", "days", "found", "hazards", "mistakes", "visits"]);
        all.Select(scenario => scenario.Story).ShouldAllBe(story => story.Length > 80);
        var named = File.ReadAllText(Repository.Under("tests", "hazards.yaml"));
        all.SelectMany(scenario => scenario.Hazards).Distinct().ShouldAllBe(hazard => named.Contains($"- id: {hazard}"));
        foreach (var file in ShippedSuites.Files.Where(file => file.Path.StartsWith("hazards/", StringComparison.Ordinal)))
            ShippedProfiles.Good(ScenarioFile.Read(file, ShippedSuites.World)).Hazards.ShouldContain(file.Path["hazards/".Length..][..3].ToUpperInvariant(), file.Path);
    }

    [Fact]
    public void Every_shipped_protocol_has_a_visit_that_goes_as_it_should() =>
        ShippedSuites.Files.Where(file => file.Path.StartsWith("visits/", StringComparison.Ordinal)).SelectMany(file => ShippedProfiles.Good(ScenarioFile.Read(file, ShippedSuites.World)).Visits)
            .Select(visit => visit.Protocol).Distinct().ShouldBe(ShippedSuites.World.Protocols.Select(protocol => protocol.Id), ignoreOrder: true);

    [Fact]
    public void The_reference_names_every_condition_invariant_and_true_value()
    {
        var reference = File.ReadAllText(Path.Combine(ShippedSuites.Folder, "README.md"));
        foreach (var (name, _) in Invariants.Names) reference.ShouldContain($"`{name}`");
        foreach (var name in TruthNames.All.Where(truth => !truth.Name.StartsWith("light-", StringComparison.Ordinal))) reference.ShouldContain($"`{name.Name}`");
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
