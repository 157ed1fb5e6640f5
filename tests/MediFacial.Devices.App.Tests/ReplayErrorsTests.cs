using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests;

/// <summary>What <c>replay</c> says when there is nothing to play.</summary>
public sealed class ReplayErrorsTests : IDisposable
{
    readonly ScratchFolder _data = new();

    [Fact]
    public async Task A_session_that_nobody_recorded_is_told()
    {
        var typed = await Typed.RunAsync("replay", "0192", "--data", _data.Path);
        typed.Code.ShouldBe(ExitCode.WrongUsage);
        typed.Error.ShouldContain("No flight record");
    }

    [Theory]
    [InlineData("hello", "not a flight record"), InlineData("MFFLIGHT\u0007xx", "version 7"), InlineData("MFFLIGHT\u0001S", "start of the flight record is damaged")]
    public async Task A_file_that_cannot_be_replayed_says_why(string content, string told)
    {
        var file = Path.Combine(_data.Path, "some.flight");
        File.WriteAllText(file, content);
        var typed = await Typed.RunAsync("replay", file, "--data", _data.Path);
        typed.Code.ShouldBe(ExitCode.ProblemsFound);
        typed.Error.ShouldContain(told);
    }

    public void Dispose() => _data.Dispose();
}
