using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests;

public sealed class ReadingVerbsTests
{
    [Fact]
    public async Task Machine_show_prints_both_tables_and_one_by_name()
    {
        var both = await Typed.RunAsync("machine", "show");
        both.Output.ShouldContain("**Session: StepRunning**");
        both.Output.ShouldContain("**Device: Latched**");
        (await Typed.RunAsync("machine", "show", "session")).Output.ShouldNotContain("**Device:");
    }

    [Fact]
    public async Task Devices_list_shows_the_room_file_when_no_controller_runs()
    {
        var typed = await Typed.RunAsync("devices", "list", "--url", "http://127.0.0.1:9");
        typed.Code.ShouldBe(ExitCode.Done);
        typed.Output.ShouldContain("suction-console");
        typed.Output.ShouldContain("SC3-0017");
        typed.Output.ShouldContain("No controller answers");
    }

    [Theory]
    [InlineData("list"), InlineData("show 1234"), InlineData("verify")]
    public async Task Records_that_are_not_there_are_missed_in_a_sentence(string line)
    {
        var typed = await Typed.RunAsync(["records", .. line.Split(' '), "--data", Path.Combine(Path.GetTempPath(), "medifacial-no-such-folder")]);
        typed.Code.ShouldBe(ExitCode.CannotStart);
        typed.Error.ShouldContain("medifacial-no-such-folder");
    }

    [Fact]
    public async Task A_port_that_is_not_there_is_told_apart_from_one_that_is_silent()
    {
        using var scratch = new ScratchFolder();
        var typed = await Typed.RunAsync("devices", "trace", "bus-a", "--seconds", "1", "--data", scratch.Path);
        typed.Code.ShouldBe(ExitCode.CannotStart);
        typed.Error.ShouldNotContain("   at ");
    }
}
