using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Protocols;

public sealed class ShippedProtocolsTests
{
    public static TheoryData<string> Treatments => [.. ShippedTreatments.Treatments.Select(protocol => protocol.Id)];

    [Fact]
    public void Every_protocol_and_product_is_read_without_a_problem()
    {
        ShippedProfiles.All.Problems.Where(problem => problem.File.StartsWith("pro", StringComparison.Ordinal)).ShouldBeEmpty();
        ShippedTreatments.Protocols.Select(protocol => protocol.Id).ShouldBe(
            ["acne", "demonstration", "dull-dehydrated", "fine-lines", "hyperpigmentation", "laser-visit", "sensitive", "sun-damage"], ignoreOrder: true);
    }

    /// <summary>Domain §11.7 counts its drafts; the dull one has no rinse there, but light waits for a confirmed rinse (2 min).</summary>
    [Theory]
    [InlineData("acne", "peel", 75)]
    [InlineData("hyperpigmentation", "peel", 62)]
    [InlineData("fine-lines", "microdermabrasion", 70)]
    [InlineData("sun-damage", "microdermabrasion", 68)]
    [InlineData("sun-damage", "peel", 59)]
    [InlineData("dull-dehydrated", "hydration", 66 + 2)]
    [InlineData("sensitive", "red", 51)]
    [InlineData("sensitive", "near-infrared", 51)]
    public void A_visit_takes_the_minutes_of_its_draft(string protocol, string visit, double minutes)
    {
        // The pigment draft is counted with its five-minute mandelic peel, which is for dark skin; the others are counted for light skin.
        var phototype = protocol == "hyperpigmentation" ? Phototype.V : Phototype.II;
        ShippedTreatments.SessionOf(ShippedTreatments.Protocol(protocol), visit, phototype).Nominal.TotalMinutes.ShouldBe(minutes, 0.5);
    }

    [Theory, MemberData(nameof(Treatments))]
    public void Every_figure_has_a_source(string protocol)
    {
        var profile = ShippedTreatments.Protocol(protocol);
        IEnumerable<string> sources =
        [
            profile.Course.Source, .. profile.Contraindications.Select(question => question.Source), .. profile.Steps.Select(step => step.Source),
            .. profile.Steps.OfType<SuctionStep>().SelectMany(step => step.Regions).Select(region => region.Source),
        ];
        sources.ShouldAllBe(source => source.StartsWith("domain §", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Treatments))]
    public void Every_visit_of_every_phototype_is_a_whole_treatment(string protocol)
    {
        foreach (var session in ShippedTreatments.Sessions(ShippedTreatments.Protocol(protocol)))
        {
            Kinds(session).Take(3).ShouldBe([ManualKind.Consultation, ManualKind.Cleansing, ManualKind.Analysis], session.Name);
            Kinds(session).TakeLast(2).ShouldBe([ManualKind.Moisturiser, ManualKind.Debrief], session.Name);
            Kinds(session).ShouldContain(ManualKind.Serum, session.Name);
            var lights = session.Name.Contains("hydration-near-infrared", StringComparison.Ordinal) ? 2 : protocol == "laser-visit" ? 0 : 1;
            session.Steps.Count(step => step is LightStep).ShouldBe(lights, session.Name);
            session.Steps.Count(step => step is SuctionStep { Mode: not SuctionMode.Diamond }).ShouldBeLessThanOrEqualTo(1, session.Name);
            FacesPolished(session).ShouldBeLessThanOrEqualTo(1, session.Name);
            session.Nominal.TotalMinutes.ShouldBeInRange(35, 80, session.Name);
        }
    }

    [Theory, MemberData(nameof(Treatments))]
    public void Every_energy_step_and_peel_can_be_blocked_by_a_question(string protocol)
    {
        var profile = ShippedTreatments.Protocol(protocol);
        var blocked = profile.Contraindications.SelectMany(question => question.BlocksSteps).ToHashSet();
        profile.Steps.Where(step => step is not ManualStep { Kind: not ManualKind.Peel }).Select(step => step.Id).ShouldBeSubsetOf(blocked);
        blocked.ShouldBeSubsetOf(profile.Steps.Select(step => step.Id));
        new[] { "herpes", "infection", "lesion", "cancer", "pregnancy", "sunburn" }
            .ShouldBeSubsetOf(profile.Contraindications.Where(question => question.BlocksSteps.IsEmpty).Select(question => question.Id));
    }

    [Theory, MemberData(nameof(Treatments))]
    public void Isotretinoin_in_six_months_blocks_suction_peel_and_blue_light(string protocol)
    {
        var profile = ShippedTreatments.Protocol(protocol);
        var question = profile.Contraindications.Single(asked => asked.Id == "isotretinoin");
        question.Question.ShouldContain("6 months");
        profile.Steps.Where(step => step is SuctionStep or ManualStep { Kind: ManualKind.Peel } or LightStep { Wavelength: Wavelength.Blue415 })
            .Select(step => step.Id).ShouldBeSubsetOf(question.BlocksSteps);
    }

    [Fact]
    public void The_demonstration_uses_each_device_once_and_takes_less_than_two_minutes()
    {
        var session = ShippedTreatments.SessionOf(ShippedTreatments.Protocol("demonstration"), null, Phototype.IV);
        session.Nominal.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        session.Steps.Select(step => step.GetType()).Where(type => type != typeof(ManualStep))
            .ShouldBe([typeof(SteamStep), typeof(SuctionStep), typeof(LightStep)]);
        ShippedTreatments.Protocol("demonstration").Contraindications.Select(question => question.BlocksSteps.Length).ShouldBe([0, 1]);
    }

    static ManualKind[] Kinds(VisitSteps session) => [.. session.Steps.OfType<ManualStep>().Select(step => step.Kind)];

    static int FacesPolished(VisitSteps session) =>
        session.Steps.OfType<SuctionStep>().Count(step => step.Regions.Any(region => region.Region == FaceRegion.Forehead));
}
