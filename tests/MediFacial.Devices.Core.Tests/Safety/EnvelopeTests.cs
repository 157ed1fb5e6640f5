using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>One envelope of a session: what each layer takes away, who is told to have taken it, and what the step then is.</summary>
public sealed class EnvelopeTests
{
    static readonly RoomPlan Plan = TestRooms.Simulated();
    static readonly ProtocolProfile FineLines = TestProtocols.Of("fine-lines");

    [Theory, Hazard("H02")]
    [InlineData(SkinType.Oily, 30.4)]
    [InlineData(SkinType.Normal, 30)]
    [InlineData(SkinType.Dry, 24)]
    [InlineData(SkinType.Thin, 19.5)]
    [InlineData(SkinType.Sensitive, 13.5)]
    public void The_forehead_gets_the_share_of_its_skin_type_and_never_more_than_the_protocol_allows(SkinType skin, double kilopascals) =>
        Target(Of(skin), FaceRegion.Forehead).Vacuum.ShouldBe(new(kilopascals));

    [Fact]
    public void A_cheek_gets_the_share_of_its_own_nominal_where_the_protocol_asks_for_more() =>
        Target(Of(SkinType.Sensitive), FaceRegion.LeftCheek).Vacuum.ShouldBe(new(12.1), "45 % of 27 kPa, rounded down to what a console can set");

    [Fact]
    public void What_the_client_takes_is_said_with_its_reason_and_by_how_much()
    {
        var change = Of(SkinType.Sensitive).Changes.First(change => change.Limit.Region == FaceRegion.Forehead);
        change.Operator.ShouldBe("Forehead: 13.5 kPa instead of 30 kPa: sensitive skin, 45 % of 30 kPa.");
        change.Technician.ShouldBe("vacuum, forehead: protocol asks 30 kPa, given 13.5 kPa (−16.5 kPa); highest 13.5 kPa by client (domain §1.1), lowest 4 kPa by device.");
    }

    [Fact]
    public void Oily_skin_that_would_get_more_than_allowed_is_told_who_held_it()
    {
        var change = Of(SkinType.Oily).Changes.First(change => change.Limit.Region == FaceRegion.Forehead);
        change.Operator.ShouldBe("Forehead: 30.4 kPa, more than the usual 30 kPa: thick or oily skin bears more, and the protocol allows up to 30.4 kPa here.");
    }

    [Fact]
    public void Every_layer_is_kept_in_order_with_its_source()
    {
        var limit = Of(SkinType.Sensitive).Find(LimitKind.Vacuum, FaceRegion.Forehead)!;
        limit.Layers.Select(layer => layer.Layer).ShouldBe([LimitLayer.Hardware, LimitLayer.Device, LimitLayer.Room, LimitLayer.Protocol, LimitLayer.Client]);
        limit.Layers.ShouldAllBe(layer => layer.Why.Length > 0 && layer.Source.Length > 0);
        (limit.Lowest.Layer, limit.Highest.Layer).ShouldBe((LimitLayer.Device, LimitLayer.Client));
    }

    [Fact, Hazard("H02")]
    public void No_layer_above_the_device_can_move_the_cap_of_the_eye_rim()
    {
        var eye = (SuctionStep)FineLines.Steps.Single(step => step.Id == "eye-rim");
        var wide = FineLines with { Steps = [eye with { Regions = [.. eye.Regions.Select(region => region with { Vacuum = new(35), Allowed = new(new(8), new(40)) })] }] };

        var limits = SessionEnvelope.Of(Plan, wide, null).Of("eye-rim")!;

        limits.Find(LimitKind.Vacuum, FaceRegion.LeftEyeRim)!.Highest.ShouldSatisfyAllConditions(
            bound => bound.Value.ShouldBe(Kilopascals(13)), bound => bound.Layer.ShouldBe(LimitLayer.Device));
        Target(limits, FaceRegion.LeftEyeRim).Vacuum.ShouldBe(new(13));
    }

    [Fact, Hazard("H06")]
    public void Dark_skin_gets_two_passes_even_where_the_protocol_forgot_it()
    {
        var everybody = FineLines with { Steps = [.. FineLines.Steps.Select(step => step with { Phototypes = [] })] };

        Target(Of(SkinType.Normal, Phototype.III, everybody), FaceRegion.Forehead).Passes.ShouldBe(3);
        var limits = Of(SkinType.Normal, Phototype.IV, everybody);

        Target(limits, FaceRegion.Forehead).Passes.ShouldBe(2);
        limits.Changes.Select(change => change.Operator).ShouldContain("Forehead: 2 passes instead of 3 passes: phototype IV marks easily.");
    }

    [Fact, Hazard("H06")]
    public void A_card_that_weakens_takes_its_share_of_what_is_left_and_leaves_one_pass()
    {
        var limits = SessionEnvelope.Of(Plan, Weakens(), TestCards.Of(Weakens(), skin: SkinType.Dry, visit: "microdermabrasion", yes: "anticoagulant")).Of("mda")!;

        var forehead = Target(limits, FaceRegion.Forehead);
        (forehead.Vacuum, forehead.Passes).ShouldBe((new(14.4), 1), "60 % of the 80 % of 30 kPa");
        limits.Changes.First().Operator.ShouldBe("Forehead: 14.4 kPa instead of 30 kPa: 60 % of 24 kPa, since suction bruises; a lower vacuum is the clinician's to set.");
    }

    [Fact]
    public void A_yes_that_weakens_neither_blocks_the_step_nor_the_protocol()
    {
        var protocol = Weakens();
        var start = new StartSession("panel", Guid.Empty, protocol, [], TestCards.Of(protocol, visit: "microdermabrasion", yes: "anticoagulant"), []);
        Core.Sessions.CardCheck.WhyNot(start).ShouldBeNull();
        Core.Sessions.CardCheck.Blocks(start, "mda").ShouldBeNull();
    }

    [Fact]
    public void As_shipped_a_blood_thinner_blocks_suction_everywhere() =>
        ShippedProfiles.All.GoodProtocols.Where(protocol => protocol.Steps.Any(step => step is SuctionStep) && protocol.Id != "demonstration")
            .ShouldAllBe(protocol => protocol.Contraindications.Any(asked => asked.Id == "anticoagulant" && asked.Reduces == null));

    [Fact]
    public void A_region_for_which_nothing_remains_is_left_out_and_so_is_a_step_without_regions()
    {
        var reduced = Weakens(10);
        var card = TestCards.Of(reduced, skin: SkinType.Sensitive, visit: "microdermabrasion", yes: "anticoagulant");

        var limits = SessionEnvelope.Of(Plan, reduced, card).Of("mda")!;

        limits.LeftOut.ShouldNotBeNull();
        limits.Changes.First().Operator.ShouldBe(
            "Forehead: left out: 1.3 kPa would be left (10 % of 13.5 kPa, since suction bruises; a lower vacuum is the clinician's to set), and less than 4 kPa does nothing.");
    }

    [Fact]
    public void Lymph_drainage_is_made_for_sensitive_skin_and_keeps_its_figures()
    {
        var protocol = TestProtocols.Of("sensitive");
        var limits = SessionEnvelope.Of(Plan, protocol, TestCards.Of(protocol, skin: SkinType.Sensitive)).Of("lymph")!;
        ((SuctionStep)limits.Applied).Regions.ShouldAllBe(region => region.Vacuum == new Kilopascals(8));
    }

    [Fact]
    public void A_room_that_allows_less_clips_the_light_and_says_so()
    {
        var red = Plan.Outputs.Single(output => output.Name == "led-driver.light-633");
        var plan = Plan with { Outputs = Plan.Outputs.SetItem(red.Id.Index, red with { Range = new(red.Range.Lowest, Quantity.Of(40, Dimension.Irradiance)) }) };
        var protocol = TestProtocols.Of("demonstration");

        var limits = SessionEnvelope.Of(plan, protocol, TestCards.Of(protocol)).Of("light")!;

        ((LightStep)limits.Applied).Target.ShouldBe(new(40));
        limits.Changes.ShouldHaveSingleItem().Operator.ShouldBe("Irradiance: 40 mW/cm² instead of 60 mW/cm²: this room allows 0 mW/cm² to 40 mW/cm².");
    }

    [Fact]
    public void Every_target_of_every_shipped_protocol_lies_inside_the_envelope_of_the_shipped_room() =>
        ShippedProfiles.All.GoodProtocols.SelectMany(protocol => SessionEnvelope.Of(Plan, protocol, null).Steps).SelectMany(step => step.Changes).ShouldBeEmpty();

    [Fact]
    public void The_same_plan_protocol_and_card_give_the_same_envelope()
    {
        var card = TestCards.Of(FineLines, skin: SkinType.Thin, visit: "microdermabrasion");
        EnvelopeText.Fields(SessionEnvelope.Of(Plan, FineLines, card)).ShouldBe(EnvelopeText.Fields(SessionEnvelope.Of(Plan, FineLines, card)));
    }

    static StepEnvelope Of(SkinType skin, Phototype phototype = Phototype.II, ProtocolProfile? protocol = null) =>
        SessionEnvelope.Of(Plan, protocol ?? FineLines, TestCards.Of(FineLines, phototype, skin, "microdermabrasion")).Of("mda")!;

    static RegionTarget Target(StepEnvelope limits, FaceRegion region) => ((SuctionStep)limits.Applied).Regions.Single(target => target.Region == region);

    /// <summary>Fine lines whose blood-thinner question weakens instead of blocking.</summary>
    static ProtocolProfile Weakens(double percent = 60) => FineLines with
    {
        Contraindications = [.. FineLines.Contraindications.Select(asked => asked.Id != "anticoagulant" ? asked
            : asked with { BlocksSteps = [], Reduces = new(["mda"], new(percent), 1) })],
    };

    static Quantity Kilopascals(double value) => Quantity.Of(value, Dimension.Pressure);
}
