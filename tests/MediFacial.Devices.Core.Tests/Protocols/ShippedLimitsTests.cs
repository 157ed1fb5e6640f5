using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Tests.Protocols;

/// <summary>No shipped set-point lies outside domain §0 and its Decisions.</summary>
public sealed class ShippedLimitsTests
{
    static IEnumerable<T> All<T>() where T : StepProfile => ShippedTreatments.Protocols.SelectMany(protocol => protocol.Steps).OfType<T>();

    [Fact]
    public void Light_stays_within_the_largest_set_points()
    {
        foreach (var step in All<LightStep>())
        {
            var (irradiance, fluence) = step.Wavelength switch
            {
                Wavelength.Blue415 => (40.0, 48.0),
                Wavelength.Red633 => (105, 126),
                Wavelength.NearInfrared830 => (55, 66),
                _ => (0, 0),
            };
            step.AllowedIrradiance.Highest.Value.ShouldBeLessThanOrEqualTo(irradiance, step.Source);
            step.AllowedDose.Highest.Value.ShouldBeLessThanOrEqualTo(fluence, step.Source);
            step.AllowedIrradiance.Contains(step.Target).ShouldBeTrue(step.Source);
            step.AllowedDose.Contains(step.Dose).ShouldBeTrue(step.Source);
            step.SkinTrip.Value.ShouldBeLessThanOrEqualTo(43, step.Source);
        }
    }

    [Fact]
    public void Every_dose_is_reached_in_its_nominal_time_and_inside_its_cap_at_a_fifth_less_light()
    {
        foreach (var step in All<LightStep>())
        {
            var seconds = step.Dose.Value * 1000 / step.Target.Value;
            step.Nominal.TotalSeconds.ShouldBe(seconds, 1, step.Source);
            (seconds / 0.8).ShouldBeLessThanOrEqualTo(step.TimeCap.TotalSeconds + 1e-6, step.Source);
            step.Allowed.Highest.ShouldBe(step.TimeCap, step.Source);
        }
    }

    [Fact]
    public void From_phototype_three_on_blue_light_stays_at_twenty_joules_and_darker_skin_gets_none()
    {
        var blue = ShippedTreatments.Treatments.SelectMany(ShippedTreatments.Sessions)
            .SelectMany(session => session.Steps.OfType<LightStep>().Select(step => (session.Phototype, step)))
            .Where(pair => pair.step.Wavelength == Wavelength.Blue415).ToArray();
        blue.ShouldContain(pair => pair.Phototype == Phototype.I);
        blue.Where(pair => pair.Phototype == Phototype.III).ShouldAllBe(pair => pair.step.AllowedDose.Highest.Value <= 20);
        blue.ShouldNotContain(pair => pair.Phototype > Phototype.III);
        ShippedTreatments.Protocol("hyperpigmentation").Steps.OfType<LightStep>().ShouldNotContain(step => step.Wavelength == Wavelength.Blue415);
    }

    [Fact]
    public void Vacuum_trips_six_kilopascals_above_its_highest_and_thin_skin_has_its_own_ceiling()
    {
        foreach (var region in All<SuctionStep>().SelectMany(step => step.Regions))
        {
            var (highest, trip) = region.Region switch
            {
                FaceRegion.LeftEyeRim or FaceRegion.RightEyeRim => (13.0, 20.0),
                FaceRegion.Neck => (20, 27),
                _ => (40, 50),
            };
            region.Allowed.Contains(region.Vacuum).ShouldBeTrue(region.Source);
            region.Allowed.Highest.Value.ShouldBeLessThanOrEqualTo(highest, region.Source);
            region.Trip.Value.ShouldBe(region.Allowed.Highest.Value + 6, 1e-9, region.Source);
            region.Trip.Value.ShouldBeLessThanOrEqualTo(trip, region.Source);
            region.Passes.ShouldBeInRange(1, 3, region.Source);
        }
    }

    /// <summary>Targets as domain §11 drafts them; where steam comes first, held under the highest less 20 % (§6.3).</summary>
    [Theory]
    [InlineData("acne", "hydra", FaceRegion.LeftCheek, 20, 1)]
    [InlineData("acne", "hydra", FaceRegion.Nose, 28, 1)]
    [InlineData("hyperpigmentation", "mda", FaceRegion.Forehead, 22, 2)]
    [InlineData("hyperpigmentation", "mda-one-pass", FaceRegion.Forehead, 22, 1)]
    [InlineData("hyperpigmentation", "mda-dark-skin", FaceRegion.Forehead, 18, 1)]
    [InlineData("hyperpigmentation", "mda", FaceRegion.Neck, 12, 1)]
    [InlineData("fine-lines", "mda", FaceRegion.RightCheek, 30, 3)]
    [InlineData("fine-lines", "mda-dark-skin", FaceRegion.RightCheek, 30, 2)]
    [InlineData("fine-lines", "mda", FaceRegion.Neck, 14, 1)]
    [InlineData("fine-lines", "eye-rim", FaceRegion.LeftEyeRim, 10, 1)]
    [InlineData("sun-damage", "mda", FaceRegion.Forehead, 33, 3)]
    [InlineData("sun-damage", "mda", FaceRegion.Nose, 35, 3)]
    [InlineData("sun-damage", "mda-dark-skin", FaceRegion.Forehead, 33, 2)]
    [InlineData("dull-dehydrated", "hydra", FaceRegion.Chin, 22, 2)]
    [InlineData("dull-dehydrated", "hydra-gentle", FaceRegion.Chin, 15, 1)]
    [InlineData("sensitive", "lymph", FaceRegion.Neck, 8, 1)]
    public void A_region_gets_the_vacuum_and_passes_of_its_draft(string protocol, string step, FaceRegion region, double vacuum, int passes)
    {
        var regions = ShippedTreatments.Protocol(protocol).Steps.OfType<SuctionStep>().Single(suction => suction.Id == step).Regions;
        var target = regions.Single(row => row.Region == region);
        target.Vacuum.ShouldBe(new Kilopascals(vacuum));
        target.Passes.ShouldBe(passes);
    }

    [Fact]
    public void Dark_skin_gets_two_passes_at_most() =>
        ShippedTreatments.Treatments.SelectMany(ShippedTreatments.Sessions).Where(session => session.Phototype >= Phototype.IV)
            .SelectMany(session => session.Steps.OfType<SuctionStep>()).SelectMany(step => step.Regions).ShouldAllBe(region => region.Passes <= 2);

    /// <param name="protocol">A protocol with steam.</param>
    /// <param name="drafted">The highest vacuum of its draft in domain §11.</param>
    [Theory]
    [InlineData("acne", 25)]
    [InlineData("hyperpigmentation", 27)]
    [InlineData("fine-lines", 38)]
    [InlineData("dull-dehydrated", 30)]
    public void After_steam_the_highest_vacuum_is_a_fifth_lower(string protocol, double drafted)
    {
        var regions = ShippedTreatments.Sessions(ShippedTreatments.Protocol(protocol)).Where(session => session.Steps.Any(step => step is SteamStep))
            .SelectMany(session => session.Steps.OfType<SuctionStep>()).SelectMany(step => step.Regions).ToArray();
        regions.ShouldNotBeEmpty();
        regions.Where(region => region.Region != FaceRegion.Nose).ShouldAllBe(region => region.Allowed.Highest.Value <= (drafted * 0.8) + 1e-9);
    }

    [Fact]
    public void The_steam_distances_keep_the_face_in_its_band()
    {
        foreach (var step in All<SteamStep>())
        {
            step.FaceTrip.Value.ShouldBeLessThanOrEqualTo(43, step.Source);
            FaceAt(step.AllowedDistance.Lowest).ShouldBeLessThanOrEqualTo(step.FaceBand.Highest.Value, step.Source);
            FaceAt(step.AllowedDistance.Highest).ShouldBeGreaterThanOrEqualTo(step.FaceBand.Lowest.Value, step.Source);
            FaceAt(step.Distance).ShouldBe(step.Face.Value, 0.5, step.Source);
            step.FaceBand.Contains(step.Face).ShouldBeTrue(step.Source);
            step.LongestPrepare.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(10), step.Source);
        }
    }

    [Fact]
    public void Every_named_product_is_shipped_and_every_shipped_one_is_named() =>
        All<ManualStep>().SelectMany(step => step.Products).Distinct().ShouldBe(ShippedTreatments.Products.Keys, ignoreOrder: true);

    [Fact]
    public void A_peel_stays_inside_the_contact_time_and_the_phototypes_of_its_product()
    {
        foreach (var session in ShippedTreatments.Treatments.SelectMany(ShippedTreatments.Sessions))
        {
            foreach (var peel in session.Steps.OfType<ManualStep>().Where(step => step.Kind == ManualKind.Peel))
            {
                var product = ShippedTreatments.Products[peel.Products.ShouldHaveSingleItem()];
                peel.Allowed.Highest.ShouldBeLessThanOrEqualTo(product.Contact.ShouldNotBeNull().Highest, session.Name);
                peel.Allowed.Lowest.ShouldBe(TimeSpan.Zero, $"{session.Name}: a peel may be rinsed off at any time");
                product.Phototypes.ShouldContain(session.Phototype, session.Name);
                peel.Checklist.ShouldContain("Eyewash within reach", session.Name);
            }
        }
    }

    /// <summary>Air at the face by the jet of domain §3.2 and Decisions 5: 98 °C out of an 18 mm nozzle into a room of 23 °C.</summary>
    static double FaceAt(Centimetres distance) => 23 + ((98 - 23) * 5 * 1.8 / distance.Value);
}
