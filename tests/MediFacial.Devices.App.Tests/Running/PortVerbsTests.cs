using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A technician at the ports of a room that no controller runs.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class PortVerbsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Find_names_every_part_on_both_buses()
    {
        using var twins = new ServedTwins();
        var typed = await RunAsync(twins, "find", twins.Port("bus-a"), twins.Port("bus-b"), "--addresses", "3");
        typed.Code.ShouldBe(ExitCode.Done, typed.Error);
        foreach (var part in new[] { "\t1\tsc-3\t", "\t2\tai-8\t", "\t–\tld-4\t" }) typed.Output.ShouldContain(part);
    }

    [Fact]
    public async Task Trace_shows_registers_in_words_and_bytes()
    {
        using var twins = new ServedTwins();
        var typed = await RunAsync(twins, "trace", "bus-a", "--seconds", "2");
        typed.Code.ShouldBe(ExitCode.Done, typed.Output);
        typed.Output.ShouldMatch(@"suction-console +-> .*\[01 0[34] ");
        typed.Output.ShouldMatch(@"suction-console +<- .*\[01 0[34] ");
        typed.Output.ShouldMatch(@"analogue-inputs +<- ");
        typed.Output.ShouldNotContain("[01 10 ", Case.Sensitive, "a trace never writes");
    }

    [Fact]
    public async Task Trace_shows_lines_of_text_as_lines()
    {
        using var twins = new ServedTwins();
        var typed = await RunAsync(twins, "trace", "bus-b", "--seconds", "2");
        typed.Code.ShouldBe(ExitCode.Done, typed.Output);
        typed.Output.ShouldMatch(@"led-driver +-> ");
        typed.Output.ShouldMatch(@"led-driver +<- ");
        typed.Output.ShouldContain("LD-4");
    }

    [Fact]
    public async Task A_part_that_hangs_is_missed_by_trace_and_find()
    {
        using var twins = new ServedTwins();
        twins.Control.Freeze("led-driver");
        (await RunAsync(twins, "trace", "bus-b", "--seconds", "1")).Code.ShouldBe(ExitCode.NoAnswer);
        (await RunAsync(twins, "find", twins.Port("bus-b"))).Code.ShouldBe(ExitCode.NoAnswer);
    }

    async Task<Typed> RunAsync(ServedTwins twins, params string[] verb)
    {
        var typed = await Typed.RunAsync(["devices", .. verb, "--data", twins.Folder]);
        output.WriteLine(string.Join('\n', (typed.Output + typed.Error).Split('\n').Take(14)));
        return typed;
    }
}
