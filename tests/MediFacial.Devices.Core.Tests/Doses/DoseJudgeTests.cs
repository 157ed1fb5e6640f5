using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Doses;

public sealed class DoseJudgeTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact, Hazard("H11")]
    public void A_second_blue_course_waits_24_hours_after_the_first_to_the_second()
    {
        var tale = new DoseTale().Light(Modality.Blue415, "48 J/cm²");
        var ended = tale.Now;

        tale.Against("acne", "blue").ShouldNotBeNull().From.ShouldBe(ended + Day);
        tale.At(ended + Day - TimeSpan.FromSeconds(1)).Against("acne", "blue").ShouldNotBeNull();
        tale.At(ended + Day).Against("acne", "blue").ShouldBeNull();
    }

    [Fact, Hazard("H11")]
    public void One_blue_and_one_red_course_may_be_given_on_one_day_but_red_and_near_infrared_are_one()
    {
        var blue = new DoseTale().Light(Modality.Blue415, "48 J/cm²");
        blue.Against("sun-damage", "red").ShouldBeNull();

        var nearInfrared = new DoseTale().Light(Modality.NearInfrared830, "66 J/cm²", "fine-lines");
        nearInfrared.Against("sun-damage", "red").ShouldNotBeNull().Because.ShouldContain("near infrared light");
        nearInfrared.Against("acne", "blue").ShouldBeNull();
    }

    [Fact, Hazard("H11")]
    public void A_course_that_was_broken_off_may_be_gone_on_with_for_its_rest_only()
    {
        var tale = new DoseTale().Light(Modality.Blue415, "18 J/cm²", outcome: "skipped").Wait(Minute);

        tale.Against("acne", "blue").ShouldBeNull();
        var rest = tale.Rest("acne", "blue").ShouldNotBeNull();
        rest.Amount.ShouldNotBeNull().ShouldBe(30, 1e-9);
        rest.IsLess.ShouldBeTrue();
    }

    [Fact, Hazard("H11")]
    public void What_is_unknown_counts_as_given()
    {
        var tale = new DoseTale().Opens().Authorises("blue", Modality.Blue415).Begins("blue", Modality.Blue415).Delivers("blue", "20 J/cm²", "3 J/cm²").Pauses().Closes("EndedEarly").Wait(Minute);

        tale.Rest("acne", "blue")!.Amount!.Value.ShouldBe(25, 1e-9);
    }

    [Fact, Hazard("H11")]
    public void A_visit_that_a_crash_left_open_counts_what_its_authorisation_let_flow_unseen()
    {
        var tale = new DoseTale().Opens().Authorises("blue", Modality.Blue415, "0.04 J/cm²").Begins("blue", Modality.Blue415).Wait(10 * Minute).Delivers("blue", "24 J/cm²");

        tale.Rest("acne", "blue")!.Amount!.Value.ShouldBe(24 - (6 * 0.04), 1e-9);
        tale.Pauses().Rest("acne", "blue")!.Amount!.Value.ShouldBe(24, 1e-9, "a paused light gives nothing unseen");
    }

    [Fact, Hazard("H11")]
    public void An_authorisation_alone_may_have_let_light_flow()
    {
        var tale = new DoseTale().Opens().Authorises("blue", Modality.Blue415, "0.04 J/cm²");

        tale.Ledger.Book.Segments.ShouldHaveSingleItem().Unknown.ShouldBe(0.24, 1e-9);
    }

    [Fact, Hazard("H11")]
    public void A_rest_of_less_than_a_hundredth_is_no_treatment()
    {
        var tale = new DoseTale().Light(Modality.Blue415, "47.6 J/cm²", outcome: "skipped");

        tale.Against("acne", "blue").ShouldNotBeNull().Because.ShouldContain("all blue light that a day allows");
    }

    [Fact]
    public void Segments_tell_when_how_much_and_what_is_missing()
    {
        var tale = new DoseTale().Opens().Authorises("blue", Modality.Blue415).Begins("blue", Modality.Blue415).Wait(5 * Minute).Delivers("blue", "12 J/cm²").Pauses()
            .Wait(Minute).Resumes("blue", Modality.Blue415).Wait(5 * Minute).Delivers("blue", "24 J/cm²", "1 J/cm²").Pauses();

        var segments = tale.Ledger.Book.Segments;
        segments.Select(segment => (segment.Delivered, segment.Unknown, segment.NotDelivered)).ShouldBe([(12, 0, 36), (12, 1, 24)]);
        segments.Select(segment => (segment.Began - DoseTale.Noon, segment.Last - DoseTale.Noon)).ShouldBe([(TimeSpan.Zero, 5 * Minute), (6 * Minute, 11 * Minute)]);
    }

    [Theory, Hazard("H06")]
    [InlineData("microdermabrasion again", Modality.Diamond, "sun-damage", "mda", 7)]
    [InlineData("hydra in acne, as its protocol says", Modality.Hydra, "acne", "hydra", 28)]
    [InlineData("microdermabrasion after a peel", Modality.Peel, "sun-damage", "mda", 14)]
    [InlineData("a peel after a peel", Modality.Peel, "sun-damage", "peel-glycolic-35", 14)]
    [InlineData("steam after a peel", Modality.Peel, "fine-lines", "steam", 7)]
    [InlineData("light after laser", Modality.Laser, "sun-damage", "red", 14)]
    [InlineData("a peel after laser", Modality.Laser, "sun-damage", "peel-glycolic-35", 28)]
    public void A_gap_of_days_counts_from_visit_to_visit_and_its_last_instant_is_enough(string what, Modality after, string protocol, string step, int days)
    {
        var tale = new DoseTale().Opens("another").Wait(40 * Minute).Authorises("first", after, "1 s").Begins("first", after, "300 s").Delivers("first", "300 s", "0 s").Ends("first", "done", "300 s").Closes();

        tale.At(DoseTale.Noon.AddDays(days) - Minute).Against(protocol, step).ShouldNotBeNull(what).From.ShouldBe(DoseTale.Noon.AddDays(days), what);
        tale.At(DoseTale.Noon.AddDays(days)).Against(protocol, step).ShouldBeNull(what);
    }

    [Fact]
    public void Blue_light_waits_a_day_after_a_peel_and_steam_a_day_after_suction()
    {
        var peeled = new DoseTale().Opens("another").Begins("peel", Modality.Peel).Wait(3 * Minute).Ends("peel", "done", "").Closes();
        peeled.Against("acne", "blue").ShouldNotBeNull().From.ShouldBe(peeled.Now + Day);

        var abraded = new DoseTale().Opens("another").Begins("mda", Modality.Diamond, "60 s").Wait(Minute).Ends("mda", "done", "60 s").Closes();
        abraded.Against("fine-lines", "steam").ShouldNotBeNull().From.ShouldBe(abraded.Now + Day);
    }

    [Fact]
    public void A_skipped_peel_that_was_on_the_skin_counts_and_one_that_was_not_does_not()
    {
        new DoseTale().Opens("another").Begins("peel", Modality.Peel).Ends("peel", "skipped", "").Closes().Against("sun-damage", "peel-glycolic-35").ShouldNotBeNull();
        new DoseTale().Opens("another").Ends("peel", "skipped", "").Closes().Against("sun-damage", "peel-glycolic-35").ShouldBeNull();
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_laser_step_that_a_crash_ended_counts_as_laser_only_when_it_was_armed(bool armed)
    {
        var tale = new DoseTale().Opens("another").Authorises("laser", Modality.Laser, "1 s").Begins("laser", Modality.Laser, "300 s");
        if (armed) tale.Arms("laser");

        (tale.At(DoseTale.Noon.AddDays(13)).Against("sun-damage", "red") is not null).ShouldBe(armed);
        tale.Ledger.Book.Segments.Length.ShouldBe(armed ? 1 : 0);
    }

    [Theory, InlineData("no", false), InlineData("yes", true)]
    public void A_laser_step_that_was_left_counts_as_laser_only_when_it_was_armed(string armed, bool counts) =>
        (new DoseTale().Opens("another").Begins("laser", Modality.Laser, "300 s").Ends("laser", "skipped", "0 s", armed: armed).Closes().Against("sun-damage", "red") is not null).ShouldBe(counts);

    [Fact, Hazard("H06")]
    public void Passes_add_up_over_the_visits_of_a_day_and_a_broken_off_pass_counts()
    {
        var tale = new DoseTale().Opens("sun-damage").Authorises("mda", Modality.Diamond, "1 s").Begins("mda", Modality.Diamond, "720 s")
            .Delivers("mda", "200 s", "0 s", "Forehead=3,LeftCheek=1").Pauses().Closes("EndedEarly").Wait(Minute);

        tale.Against("sun-damage", "mda").ShouldBeNull();
        tale.Rest("sun-damage", "mda")!.Passes.Take(3).ShouldBe([new(FaceRegion.Forehead, 0), new(FaceRegion.LeftCheek, 2), new(FaceRegion.RightCheek, 3)]);
        tale.Rest("sun-damage", "mda", Phototype.V)!.Passes.Take(3).ShouldBe([new(FaceRegion.Forehead, 0), new(FaceRegion.LeftCheek, 1), new(FaceRegion.RightCheek, 2)]);
    }

    [Fact]
    public void A_course_keeps_its_gap_and_a_visit_that_was_broken_off_may_be_gone_on_with_the_same_day()
    {
        var whole = new DoseTale().Light(Modality.Red633, "96 J/cm²");
        whole.Visit().ShouldNotBeNull().From.ShouldBe(DoseTale.Noon.AddDays(3));
        whole.At(DoseTale.Noon.AddDays(3)).Visit().ShouldBeNull();

        var broken = new DoseTale().Light(Modality.Red633, "40 J/cm²", outcome: "skipped");
        broken.Visit().ShouldBeNull();
        broken.Wait(Day).Visit().ShouldNotBeNull("the next day it is an early visit");
    }

    [Theory]
    [InlineData("C-017")]
    [InlineData(" c-017 ")]
    public void A_pseudonym_is_one_client_however_it_is_typed(string typed) =>
        new DoseTale().Light(Modality.Blue415, "48 J/cm²").Against("acne", "blue", typed).ShouldNotBeNull();

    [Fact]
    public void Another_client_is_not_held_to_it() => new DoseTale().Light(Modality.Blue415, "48 J/cm²").Against("acne", "blue", "C-018").ShouldBeNull();

    [Fact]
    public void Every_limit_and_gap_has_a_source() => DoseLimits.Gaps.ShouldAllBe(gap => gap.Source.Contains("domain") || gap.Source.Contains("design"));

    [Fact, Hazard("H25")]
    public void A_peel_that_an_earlier_run_left_on_is_known_until_somebody_says_that_it_is_off()
    {
        var tale = new DoseTale().Opens().Begins("peel", Modality.Peel);
        tale.Ledger.OpenPeel.ShouldNotBeNull().Limit.ShouldBe(3 * Minute);
        tale.Closes("EndedEarly").Ledger.OpenPeel.ShouldNotBeNull("the end of the session takes no peel off");
        tale.PeelIsOff().Ledger.OpenPeel.ShouldBeNull();
    }
}
