using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests;

/// <summary>What a person writes to a simulated room, at the prompt of <c>simulate serve</c> or with <c>simulate do</c>.</summary>
public sealed class FaultPromptTests
{
    readonly TwinRoom _room = new(TwinRoomSetup.Standard());
    readonly List<AnyFault> _done = [];

    FaultPrompt Prompt => new(FaultPlaces.Of(_room), fault =>
    {
        if (fault is TwinFault twin) _room.Apply(twin);
        if (fault is not null) _done.Add(fault);
        return _room.Truth;
    });

    [Theory]
    [InlineData("freeze led-driver"), InlineData("  dim-light   0.85 "), InlineData("delay-replies bus-a 30ms"), InlineData("heal-everything"), InlineData("stop-fan no"), InlineData("fill-disk"), InlineData("delay-replies bus-a 30 ms")]
    public void A_fault_is_done_and_the_answer_says_whether_the_outputs_are_safe(string line)
    {
        Prompt.Answer(line).ShouldBe("Done. The outputs are safe.");
        _done.Count.ShouldBe(1);
    }

    [Fact]
    public void Help_lists_every_fault_with_its_arguments_and_a_sentence()
    {
        var help = Prompt.Answer("help");
        foreach (var word in FaultCatalogue.All.Concat(FaultCatalogue.Computer))
        {
            help.ShouldContain($"  {word.Usage}");
            help.ShouldContain(word.Sentence);
        }
    }

    [Theory, InlineData("stall-loop 700 ms"), InlineData("stall-loop 0.7s")]
    public void A_time_is_written_with_its_unit(string line)
    {
        Prompt.Answer(line);
        _done.ShouldBe([new StallLoop(TimeSpan.FromMilliseconds(700))]);
    }

    [Fact]
    public void Help_on_one_fault_says_what_each_argument_may_be_here()
    {
        Prompt.Answer("help drift-sensor").Split(Environment.NewLine).ShouldBe([
            "drift-sensor PART SENSOR PER-MINUTE",
            "  The sensor drifts away, further every second.",
            "  part: suction-console, analogue-inputs, led-driver",
            "  sensor: of analogue-inputs water-level, outlet, face, distance, element; of led-driver irradiance-415, irradiance-590, irradiance-633, irradiance-830, guard, board-temperature, skin-temperature, fan; of suction-console vacuum, vacuum-2, flow, waste",
            "  per-minute: -1000 to 1000 of its unit",
            "  Taken back by heal-sensor."]);
    }

    [Theory]
    [InlineData("stick-pump", "There is no fault “stick-pump”. Near it: stick-sensor, stick-regulator, weld-pump, break-pump, stick-vent-shut, stick-vent-open, stick-light, stick-emission, stick-ready, stick-estop, stick-door-contact. “help” lists all.")]
    [InlineData("explode", "There is no fault “explode”. “help” lists all.")]
    [InlineData("unplug bus-z", "“bus-z” cannot be the bus of “unplug”. Allowed: bus-a, bus-b. Write: unplug BUS")]
    public void What_means_nothing_is_answered_with_what_would(string line, string told)
    {
        Should.Throw<ArgumentException>(() => Prompt.Answer(line)).Message.ShouldBe(told);
        _done.ShouldBeEmpty();
    }

    [Fact]
    public void Truth_tells_every_true_value_and_an_empty_line_nothing()
    {
        Prompt.Answer("truth").ShouldContain("water-°C                      92");
        Prompt.Answer("  ").ShouldBe("");
    }

    [Fact]
    public async Task Whoever_asks_a_simulation_that_does_not_run_is_told_how_to_start_one()
    {
        using var folder = new ScratchFolder();
        var typed = await Typed.RunAsync("simulate", "do", "stop-fan", "--data", folder.Path);
        typed.Code.ShouldBe(ExitCode.NoAnswer);
        typed.Error.ShouldContain("medifacial simulate serve");
    }
}
