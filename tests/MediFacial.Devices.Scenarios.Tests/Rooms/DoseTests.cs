using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>What a skin gets in a day, over pauses, crashes and further visits, judged on the light that really fell on it.</summary>
public sealed class DoseTests
{
    const string Panel = Treatment.Panel;
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory, Plants, Hazard("H11")]
    public void H11_a_controller_killed_at_half_the_light_gives_the_rest_and_no_more_after_its_restart(double plant)
    {
        var treatment = new Treatment("acne", VariedPlants.Room(plant), keepsSamples: false) { Visit = "blue", Glance = Second };
        var sun = new Sun(treatment.Room);
        treatment.Start().SkipTo("blue").Begin();
        sun.ShineUntil(() => sun.Blue >= 24, TimeSpan.FromMinutes(15));

        treatment.Restart();
        sun.Shine(Second);
        treatment.Visits("acne", "blue").Refusal.ShouldBeNull("the visit may be gone on with the same day");
        treatment.SkipTo("blue");
        treatment.Session!.Steps[treatment.Session.Current].Dose!.Planned!.Value.Value.ShouldBe(48 - sun.Blue, 48 * 0.02, "the rest, to 2 % of the dose");
        treatment.Room.Journal.ShouldContain(entry => entry.Kind == JournalKind.DoseLimited);
        treatment.Session.Asks.ShouldNotBeNull().ShouldContain("only the rest is given");
        treatment.Begin();
        sun.ShineUntil(() => treatment.Session!.Steps[treatment.Session.Current].Id != "blue", TimeSpan.FromMinutes(15));

        sun.Blue.ShouldBeInRange(48 * 0.97, 48 * 1.03);
        End(treatment);
        treatment.Visits("acne", "blue").Refusal.ShouldNotBeNull().Operator.ShouldContain("again from 23 Nov");
    }

    [Theory, Plants, Hazard("H11")]
    public void H11_a_second_visit_of_the_day_gets_no_second_red_course_without_any_restart(double plant)
    {
        var treatment = new Treatment("demonstration", VariedPlants.Room(plant)).Start();
        treatment.SkipTo("light").Begin();
        Finish(treatment);

        treatment.Visits("sun-damage", "microdermabrasion").Refusal.ShouldBeNull();

        var red = treatment.Session!.Steps.Single(step => step.Id == "red");
        red.State.ShouldBe(StepState.LeftOut);
        red.Reason.ShouldNotBeNull().ShouldStartWith("The skin has had red light within a day: again from 23 Nov 09:");
    }

    [Theory, Plants, Hazard("H11")]
    public void Light_that_was_given_while_a_step_waited_is_judged_again_when_it_begins(double plant)
    {
        var treatment = new Treatment("demonstration", VariedPlants.Room(plant)).Start();
        treatment.SkipTo("light").Begin();
        treatment.Room.Run(5 * Second);
        treatment.Ask(new PauseSession(Panel));
        treatment.Room.Run(2 * Second);
        var given = treatment.Session!.Steps[treatment.Session.Current].Dose!;
        treatment.Ask(new EndSession(Panel, "client wants to go")).Refusal.ShouldBeNull();

        treatment.Visits("demonstration").Refusal.ShouldBeNull();
        treatment.SkipTo("light");

        treatment.Session!.Steps[treatment.Session.Current].Dose!.Planned!.Value.Value.ShouldBe(1.2 - given.Delivered.Value - given.Unknown.Value, 0.002);
    }

    [Theory, Plants, Hazard("H06")]
    public void H06_passes_of_a_broken_off_visit_are_not_given_again(double plant)
    {
        var treatment = new Treatment("demonstration", VariedPlants.Room(plant)).Start();
        treatment.SkipTo("suction").Begin();
        treatment.Room.Run(3 * Second);
        treatment.Ask(new NextRegion(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Run(3 * Second);
        treatment.Restart();

        treatment.Visits("demonstration").Refusal.ShouldBeNull();
        treatment.SkipTo("suction");

        var suction = treatment.Session!.Detail.ShouldBeOfType<SuctionDetail>();
        suction.Regions.Select(region => region.Passes).ShouldBe([0, 0, 1], "one pass done, one broken off, one left");
        suction.Region.ShouldBe(FaceRegion.RightCheek);
        treatment.Ask(new ChooseRegion(Panel, FaceRegion.Forehead)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Dose);
        treatment.Room.Journal[^1].Kind.ShouldBe(JournalKind.Refused);
    }

    [Fact]
    public void After_a_stop_nobody_goes_on_before_the_client_agrees()
    {
        var treatment = new Treatment("demonstration").Start();
        treatment.SkipTo("suction").Begin();
        treatment.Ask(new StopEverything(Panel, StopOrigin.Panel));
        treatment.Room.Run(2 * Second);
        treatment.Ask(new ResetStop(Panel, "client is well", "AB")).Refusal.ShouldBeNull();
        treatment.Room.Run(Second);

        treatment.Session!.AsksConsent.ShouldBeTrue();
        treatment.Ask(new ResumeSession(Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("Ask the client");
        treatment.Ask(new ConfirmConsent(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Journal[^1].Field("what").ShouldBe("consent");
        treatment.Ask(new ResumeSession(Panel)).Refusal.ShouldBeNull();
        treatment.Ask(new ConfirmConsent(Panel)).Refusal.ShouldNotBeNull("asked once for each pause");
    }

    [Theory]
    [InlineData(false, 60, false)]
    [InlineData(false, 61, true)]
    [InlineData(true, 2, true)]
    public void A_pause_of_more_than_a_minute_and_every_comfort_stop_ask_for_consent(bool comfort, int seconds, bool asks)
    {
        var treatment = new Treatment("demonstration").Start();
        treatment.SkipTo("suction").Begin();
        treatment.Ask(comfort ? new StopEverything(Panel, StopOrigin.ClientButton) : new PauseSession(Panel));
        treatment.Room.Run(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(20));

        treatment.Session!.AsksConsent.ShouldBe(asks);
    }

    [Fact]
    public void Without_a_clock_that_is_trusted_no_energy_and_no_peel_until_somebody_confirms_it()
    {
        var treatment = new Treatment("demonstration").Start();
        treatment.SkipTo("light");
        treatment.Room.Room.WallTime(new(2026, 12, 24, 9, 0, 0, TimeSpan.Zero), trusted: false, treatment.Room.Now);
        treatment.Room.Room.WallTime(new(2026, 12, 24, 9, 0, 1, TimeSpan.Zero), trusted: true, treatment.Room.Now);

        treatment.Room.Snapshot.IsClockTrusted.ShouldBeFalse("a jump is not forgotten because the next second looks well");
        Should.Throw<InvalidOperationException>(() => treatment.Begin()).Message.ShouldContain("clock");
        treatment.Ask(new ConfirmClock(Panel, "")).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Incomplete);
        treatment.Ask(new ConfirmClock(Panel, "AB")).Refusal.ShouldBeNull();
        treatment.Room.Journal[^1].Field("what").ShouldBe("clock");
        treatment.Begin();
    }

    [Theory, Plants, Hazard("H39")]
    public void A_clock_that_starts_before_what_the_journal_has_seen_is_not_trusted(double plant)
    {
        var treatment = new Treatment("demonstration", VariedPlants.Room(plant)).Start();
        var journal = treatment.Room.Journal;
        treatment.Room.KillController();
        treatment.Room.Start(new(new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), journal[^1].Number + 1, null, "test") { History = [.. journal] });
        treatment.Room.Run(Second);

        treatment.Room.Snapshot.IsClockTrusted.ShouldBeFalse();
    }

    static void Finish(Treatment treatment)
    {
        treatment.Room.RunUntil(() => treatment.Session!.Steps[treatment.Session.Current].Id != "light", TimeSpan.FromMinutes(1), Second).ShouldBeTrue();
        End(treatment);
    }

    static void End(Treatment treatment)
    {
        treatment.Room.Run(Second);
        treatment.Ask(new PauseSession(Panel));
        treatment.Ask(new EndSession(Panel, "done")).Refusal.ShouldBeNull();
    }
}

/// <summary>The light that really fell on the skin, by integrating the twins' truth.</summary>
sealed class Sun(VirtualRoom room)
{
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    /// <summary>J/cm².</summary>
    public double Blue { get; private set; }
    public double Red { get; private set; }

    public void Shine(TimeSpan span) => ShineUntil(() => false, span);

    public void ShineUntil(Func<bool> enough, TimeSpan atMost)
    {
        var end = room.Now + atMost;
        var look = room.Now;
        while (room.Now < end)
        {
            var (blue, red) = (room.Truth.Light415.Value, room.Truth.Light633.Value);
            room.Run(Slice);
            Blue += (blue + room.Truth.Light415.Value) / 2 * Slice.TotalSeconds / 1000;
            Red += (red + room.Truth.Light633.Value) / 2 * Slice.TotalSeconds / 1000;
            if (room.Now < look) continue;
            look = room.Now + TimeSpan.FromMilliseconds(200);
            if (enough()) return;
        }
    }
}
