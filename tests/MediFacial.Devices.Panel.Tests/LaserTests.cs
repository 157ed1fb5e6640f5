using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Panel.Controls;
using MediFacial.Devices.Panel.Instruments;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Words;

namespace MediFacial.Devices.Panel.Tests;

public sealed class LaserTests : PanelContext
{
    [Theory, MemberData(nameof(StateValues.All), typeof(LaserState), MemberType = typeof(StateValues))]
    public void Every_state_is_one_large_word_with_an_icon_and_what_it_means_for_the_eyes(LaserState state)
    {
        var word = Render<LaserInstrument>(it => it.Add(l => l.Detail, Scenes.LaserDetail with { State = state }).Add(l => l.State, SessionState.StepRunning)).Find(".laser-word");
        word.TextContent.ShouldContain(LaserWords.Of(state).Word);
        word.TextContent.ShouldContain(LaserWords.Meaning(state));
        word.QuerySelector(".icon").ShouldNotBeNull("never colour alone");
    }

    [Theory, MemberData(nameof(StateValues.All), typeof(LaserTest), MemberType = typeof(StateValues))]
    public void Every_outcome_of_the_self_test_is_told(LaserTest test) =>
        Render<LaserInstrument>(it => it.Add(l => l.Detail, Scenes.LaserDetail with { Test = test }).Add(l => l.State, SessionState.StepRunning))
            .Find(".laser-chain").TextContent.ShouldContain(LaserWords.Of(test).Word);

    [Theory, InlineData(false, null, "open"), InlineData(null, false, "cannot be read")]
    public void A_door_that_is_open_or_silent_and_a_dark_sign_are_told(bool? door, bool? sign, string told)
    {
        var chain = Render<LaserInstrument>(it => it.Add(l => l.Detail, Scenes.LaserDetail with { DoorSecond = door, SignLit = sign, State = LaserState.Armed }).Add(l => l.State, SessionState.StepRunning)).Find(".laser-chain");
        chain.TextContent.ShouldContain(told);
        chain.QuerySelectorAll(".caution").Length.ShouldBe(2);
    }

    [Fact]
    public void Eyewear_is_confirmed_before_the_step_can_begin_and_the_protocols_own_words_say_which()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.LaserDetail with { EyewearFirst = false, EyewearSecond = false }, StepKind.Laser, SessionState.StepReady));
        page.Find(".shields").TextContent.ShouldContain("OD 7+ at 1064 nm");
        page.Find(".hold").HasAttribute("disabled").ShouldBeTrue();
        page.FindAll(".shields button")[0].Click();
        Asked.ShouldHaveSingleItem().ShouldBeOfType<ConfirmEyeShields>().Second.ShouldBeFalse();
    }

    [Fact]
    public void Arming_is_held_and_says_why_it_cannot_be_done_disarming_is_one_tap()
    {
        var page = Show<SessionPage>(Scenes.Running(Scenes.LaserDetail with { WhyNotArm = ["The door is not closed. Close it."] }, StepKind.Laser));
        var arm = page.FindComponents<HoldButton>().Single(button => button.Instance.Label == "Arm");
        arm.Instance.Disabled.ShouldBeTrue();
        arm.Markup.ShouldContain("The door is not closed.");

        Publish(Scenes.Running(Scenes.LaserDetail with { State = LaserState.Armed, ArmedLeft = TimeSpan.FromMinutes(9) }, StepKind.Laser));
        page.WaitForAssertion(() => page.FindAll(".second-act .hold").ShouldBeEmpty());
        page.FindAll(".second-act button").Single(button => button.TextContent.Contains("Disarm", StringComparison.Ordinal)).Click();
        Asked.ShouldHaveSingleItem().ShouldBeOfType<DisarmLaser>();
    }
}
