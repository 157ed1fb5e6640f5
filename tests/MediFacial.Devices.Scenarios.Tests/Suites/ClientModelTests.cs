using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Suites;

/// <summary>The person in the chair: she feels her skin, not the sensors, and needs her time.</summary>
public sealed class ClientModelTests
{
    [Fact]
    public void It_hurts_at_the_temperature_of_pain_and_she_presses_after_her_reaction_until_it_does_not()
    {
        var hands = Hands(ClientHabit.Usual with { ReactsIn = TimeSpan.FromSeconds(1) }, 10, at => Steamed(at < 2 ? 43.9 : at < 6 ? 44.1 : 43.5));
        hands.ShouldAllBe(hand => hand.What is PressClientButton);
        hands[0].At.ShouldBeInRange(2.7, 3.51, "70 to 150 % of a second");
        hands.Count.ShouldBeInRange(2, 3, "again while it hurts");
        hands[^1].At.ShouldBeLessThan(6);
    }

    [Fact]
    public void Pain_that_is_over_before_the_hand_moves_is_only_remembered() =>
        Hands(ClientHabit.Usual with { ReactsIn = TimeSpan.FromSeconds(1) }, 5, at => Steamed(at is > 1 and < 1.6 ? 46 : 40)).ShouldBeEmpty();

    [Theory]
    [InlineData(SkinType.Normal, 0)]
    [InlineData(SkinType.Oily, 0)]
    [InlineData(SkinType.Thin, 1)]
    [InlineData(SkinType.Sensitive, 1)]
    public void What_is_warm_to_one_skin_hurts_another(SkinType skin, int presses) =>
        Math.Min(1, Hands(ClientHabit.Usual, 3, _ => Steamed(43), skin).Count).ShouldBe(presses);

    [Fact]
    public void Light_and_suction_hurt_as_well_and_a_lifted_tip_does_not()
    {
        Hands(ClientHabit.Usual, 3, _ => default(TruthView) with { SkinUnderLight = new(44.5), Light633 = new(80) }).ShouldNotBeEmpty();
        Hands(ClientHabit.Usual, 3, _ => default(TruthView) with { Vacuum = new(46), TipSealed = true }).ShouldNotBeEmpty();
        Hands(ClientHabit.Usual, 3, _ => default(TruthView) with { Vacuum = new(46) }).ShouldBeEmpty();
        Hands(ClientHabit.Usual, 3, _ => default(TruthView) with { Vacuum = new(44), TipSealed = true }).ShouldBeEmpty();
    }

    [Fact]
    public void When_all_has_ended_warm_skin_makes_nobody_press() =>
        Hands(ClientHabit.Usual, 8, at => Steamed(46) with { SteamAimedAtFace = at < 1 }).ShouldHaveSingleItem();

    [Fact]
    public void She_may_draw_back_and_have_no_button_in_her_hand()
    {
        var hands = Hands(ClientHabit.Usual with { Presses = false, DrawsBack = 12 }, 1.5, _ => Steamed(45));
        hands.ShouldHaveSingleItem().What.ShouldBe(new MoveFace(42));
    }

    [Fact]
    public void Frights_come_by_chance_as_often_as_they_are_written_and_only_while_something_is_done_to_her()
    {
        var frights = Hands(ClientHabit.Usual with { FrightenedEvery = TimeSpan.FromMinutes(2) }, 12_000, at => at < 6000 ? default(TruthView) with { Light633 = new(50) } : default, look: 0.1);
        frights.Count.ShouldBeInRange(30, 75, "about 50 in 100 minutes of light");
        frights[^1].At.ShouldBeLessThan(6000.2);
    }

    [Fact]
    public void The_same_seed_has_the_same_hands_and_another_seed_others()
    {
        var first = Hands(ClientHabit.Usual, 20, _ => Steamed(45));
        Hands(ClientHabit.Usual, 20, _ => Steamed(45)).ShouldBe(first);
        Hands(ClientHabit.Usual, 20, _ => Steamed(45), seed: 8).ShouldNotBe(first);
        first.Zip(first.Skip(1), (one, next) => next.At - one.At).Distinct().Count().ShouldBeGreaterThan(5, "no two reactions are alike");
    }

    static TruthView Steamed(double skin) => default(TruthView) with { SkinUnderSteam = new Celsius(skin), SteamAimedAtFace = true, FaceDistance = new Centimetres(30) };

    static List<(double At, TwinFault What)> Hands(ClientHabit habit, double seconds, Func<double, TruthView> truth, SkinType skin = SkinType.Normal, ulong seed = 7, double look = 0.01)
    {
        var hands = new List<(double, TwinFault)>();
        var now = Instant.Zero;
        var client = new ClientModel(habit, seed, hand => hands.Add((now.Since(Instant.Zero).TotalSeconds, hand)));
        client.Sits(skin);
        for (var at = 0.0; at < seconds; at += look)
        {
            now = Instant.FromSeconds(at);
            client.Look(truth(at), now);
        }
        return hands;
    }
}
