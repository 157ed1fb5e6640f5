using System.Collections.Immutable;
using Bunit;
using MediFacial.Devices.Panel.Pages;
using MediFacial.Devices.Panel.Room;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>The simulator page: every fault can be picked with a finger, done, and taken back; a refusal says why.</summary>
public sealed class SimulatorTests : PanelContext
{
    readonly List<string> _heard = [];
    ImmutableArray<string> _done = [];
    Exception? _refusal;

    protected override SimulatorPage Simulator => new(
        () => Task.FromResult(new SimulatorView(_done, [new("Suction", "vacuum", "0.2 kPa")])),
        [
            new("press-estop", "Room", "Somebody presses the emergency stop.", []),
            new("stick-sensor", "Part", "The sensor reports its last value for ever.",
                [new("part", "", _ => ["console", "driver"]), new("sensor", "", before => before[0] == "driver" ? ["guard", "fan"] : ["vacuum"])]),
            new("dim-light", "Plant", "The emitters give less light.", [new("factor", "times", _ => ["0.85", "0.6"])]),
        ],
        (word, picked) => Hear(string.Join(' ', [word, .. picked])), done => Hear($"undo {done}"), () => Hear("heal"));

    [Fact]
    public void A_fault_without_arguments_is_done_with_two_taps()
    {
        var page = Show<SimulatorScreen>(Scenes.Ready);
        Tap(page, "Press E-stop");
        page.Find(".fault p").TextContent.ShouldBe("Somebody presses the emergency stop.");
        Tap(page, "Let it happen");
        _heard.ShouldBe(["press-estop"]);
    }

    [Fact]
    public void Another_part_has_other_sensors_to_pick_from()
    {
        var page = Show<SimulatorScreen>(Scenes.Ready);
        Tap(page, "Part");
        Tap(page, "Stick sensor");
        page.FindAll(".fault .pick").Select(pick => pick.TextContent).ShouldBe(["console", "driver", "vacuum"]);
        Tap(page, "driver");
        Tap(page, "fan");
        Tap(page, "Let it happen");
        _heard.ShouldBe(["stick-sensor driver fan"]);
    }

    [Fact]
    public void What_was_done_stands_there_until_it_is_taken_back_and_everything_can_be_healed()
    {
        _done = ["dim-light 0.85"];
        var page = Show<SimulatorScreen>(Scenes.Ready);
        page.Find("[aria-label='Take back: dim-light 0.85']").Click();
        Tap(page, "Heal everything");
        _heard.ShouldBe(["undo dim-light 0.85", "heal"]);
    }

    [Fact]
    public void A_refusal_of_the_simulation_is_shown_and_stays_while_true_values_go_on()
    {
        _refusal = new ArgumentException("“dim-light” cannot be done here.");
        var page = Show<SimulatorScreen>(Scenes.Ready);
        Tap(page, "Plant");
        Tap(page, "Dim light");
        Tap(page, "Let it happen");
        page.Find("[role=alert]").TextContent.ShouldContain("cannot be done here");
        Time.Advance(1);
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("cannot be done here"));
    }

    Task Hear(string what)
    {
        if (_refusal is not null) throw _refusal;
        _heard.Add(what);
        return Task.CompletedTask;
    }

    static void Tap(IRenderedComponent<SimulatorScreen> page, string label) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == label).Click();
}
