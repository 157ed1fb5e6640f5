using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Protocols;

public sealed class SessionOrderTests
{
    static readonly StepProfile[] Acne = [.. ShippedTreatments.SessionOf(ShippedTreatments.Protocol("acne"), "peel", Phototype.II).Steps];

    public static TheoryData<string> Treatments => [.. ShippedTreatments.Treatments.Select(protocol => protocol.Id)];

    [Theory, Hazard("H53"), MemberData(nameof(Treatments))]
    public void Every_visit_of_every_phototype_keeps_the_order(string protocol) =>
        ShippedTreatments.Sessions(ShippedTreatments.Protocol(protocol))
            .SelectMany(session => SessionOrder.Broken(session.Steps).Select(sentence => $"{session.Name}: {sentence}")).ShouldBeEmpty();

    [Fact]
    public void Without_drying_suction_does_not_follow_steam() => BrokenBy(Without("dry")).ShouldContain("hydra: steam, then 2 min of drying, then suction");

    [Fact]
    public void Without_a_rinse_a_peel_is_found() => BrokenBy(Without("rinse")).ShouldContain("peel-salicylic-30: a peel is rinsed at once");

    [Fact]
    public void Steam_and_suction_after_a_peel_are_found()
    {
        StepProfile[] swapped = [.. Without("steam", "hydra"), Step("steam"), Step("hydra")];
        BrokenBy(swapped).ShouldContain("steam: no steam after suction or a peel");
        BrokenBy(swapped).ShouldContain("hydra: no suction after a peel");
    }

    [Fact]
    public void Blue_light_in_a_visit_with_a_peel_is_found() =>
        BrokenBy([.. Acne, ShippedTreatments.Protocol("acne").Steps.Single(step => step.Id == "blue")]).ShouldContain("no 415 nm in a visit with a peel");

    [Fact]
    public void A_second_peel_is_found() => BrokenBy([.. Acne, Step("peel-salicylic-30"), Step("rinse")]).ShouldContain("one peel in a visit");

    [Fact]
    public void A_peel_after_several_passes_is_found()
    {
        var twoPasses = ShippedTreatments.Protocol("hyperpigmentation").Steps.Single(step => step.Id == "mda");
        BrokenBy([twoPasses, Step("peel-salicylic-30"), Step("rinse")])
            .ShouldBe(["peel-salicylic-30: no peel after more than one pass of microdermabrasion"]);
    }

    static string[] BrokenBy(IReadOnlyList<StepProfile> steps) => [.. SessionOrder.Broken(steps)];

    static StepProfile Step(string id) => Acne.Single(step => step.Id == id);

    static StepProfile[] Without(params string[] ids) => [.. Acne.Where(step => !ids.Contains(step.Id))];
}
