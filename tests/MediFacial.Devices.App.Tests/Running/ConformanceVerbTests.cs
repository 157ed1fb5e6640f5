using System.Text.Json;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A technician checks parts on real ports, with twins behind them.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class ConformanceVerbTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_part_of_the_simulated_room_keeps_its_promises_in_real_time()
    {
        using var twins = new ServedTwins();
        var junit = Path.Combine(twins.Folder, "conformance.xml");
        foreach (var part in new[] { "suction-console", "analogue-inputs", "led-driver" })
        {
            // A machine that is too busy answers late once; it does so rarely twice.
            var typed = await CheckAsync(twins, part, "--json", "--junit", junit);
            if (typed.Code == ExitCode.ProblemsFound) typed = await CheckAsync(twins, part, "--json", "--junit", junit);
            typed.Code.ShouldBe(ExitCode.Done, typed.Output + typed.Error);
            var told = JsonDocument.Parse(typed.Output).RootElement;
            told.GetProperty("verdict").GetString().ShouldBe("passed");
            told.GetProperty("reply").GetProperty("p99_ms").GetDouble().ShouldBeLessThan(60);
            told.GetProperty("rows").EnumerateArray().ShouldContain(row => row.GetProperty("name").GetString() == "power cycle" && row.GetProperty("verdict").GetString() == "passed");
            (await File.ReadAllTextAsync(junit, TestContext.Current.CancellationToken)).ShouldContain("<testcase name=\"model code\"");
        }
        twins.Control.Truth().IsSafe.ShouldBeTrue();
    }

    [Fact]
    public async Task A_part_with_another_serial_number_fails_and_one_that_hangs_does_not_answer()
    {
        using var twins = new ServedTwins();
        var typed = await CheckAsync(twins, "ai-8", "--port", "bus-a", "--serial", "AI8-9999", "--no-power-cycle");
        typed.Code.ShouldBe(ExitCode.ProblemsFound, typed.Output);
        typed.Output.ShouldMatch("serial number\tthe serial number is AI8-9999\t.*ai-8.yaml:13\tAI8-0031\tfailed");
        typed.Output.ShouldContain("power cycle\t");
        typed.Output.ShouldContain("do not use it in a room");

        twins.Control.Freeze("led-driver");
        var silent = await CheckAsync(twins, "led-driver", "--no-power-cycle");
        silent.Code.ShouldBe(ExitCode.NoAnswer, silent.Output);
        silent.Output.ShouldContain("Nobody answers");
    }

    [Fact]
    public async Task A_part_on_pins_is_checked_on_the_lines_of_its_room()
    {
        using var twins = new ServedTwins();
        var typed = await CheckAsync(twins, "laser-interlock");
        typed.Code.ShouldBe(ExitCode.Done, typed.Output + typed.Error);
        typed.Output.ShouldMatch("sensor relay-1-closed\t.*\toff, 0 changes in .*\tpassed");
        typed.Output.ShouldMatch("output relay-1 raised\t.*only with --energise\tnot tried");
        typed.Output.ShouldMatch("left safe\t.*\tpassed");
    }

    [Fact]
    public void Ctrl_C_in_the_middle_leaves_the_part_safe_and_is_no_pass()
    {
        using var twins = new ServedTwins();
        using var child = new Child(null, "devices", "conformance", "suction-console", "--data", twins.Folder);
        RealTime.Until(() => child.Error.Contains("… wrong requests") || child.HasExited, "the check to be under way");
        child.Signal("INT");
        child.Ended().ShouldBe(ExitCode.ProblemsFound, child.Output + child.Error);
        child.Output.ShouldContain("interrupted");
        child.Output.ShouldMatch("left safe\t.*\tpassed");
    }

    async Task<Typed> CheckAsync(ServedTwins twins, params string[] verb)
    {
        var typed = await Typed.RunAsync(["devices", "conformance", .. verb, "--data", twins.Folder]);
        output.WriteLine(typed.Output + typed.Error);
        return typed;
    }
}
