using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.App.Tests;

public sealed class CommandSurfaceTests
{
    [Fact]
    public async Task Help_names_every_verb_and_every_exit_code()
    {
        var typed = await Typed.RunAsync("--help");
        typed.Code.ShouldBe(ExitCode.Done);
        foreach (var verb in CommandSurface.Build().Subcommands.Where(verb => !verb.Hidden)) typed.Output.ShouldContain($"  {verb.Name}");
        foreach (var code in Enum.GetValues<ExitCode>()) typed.Output.ShouldContain($"{(int)code}  {code.Meaning()}");
        typed.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_of_the_issue_is_there()
    {
        var verbs = CommandSurface.Build().Subcommands.SelectMany(verb => verb.Subcommands.Select(below => $"{verb.Name} {below.Name}").DefaultIfEmpty(verb.Name));
        verbs.ShouldBe(
            ["run", "guard", "check", "devices list", "devices find", "devices trace", "devices conformance", "records list", "records show", "records verify", "records to-scenario", "machine show", "trace", "simulate serve", "simulate do", "simulate run", "simulate new", "simulate explore", "schema write", "replay"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("nonsense"), InlineData("--nonsense"), InlineData("devices"), InlineData("devices trace"), InlineData("records show"), InlineData("run --speed fast")]
    [InlineData("run --speed 0"), InlineData("devices trace bus-a --seconds 0"), InlineData("devices find --addresses 248"), InlineData("devices list --url somewhere")]
    [InlineData("machine show toaster"), InlineData("trace H00"), InlineData("devices trace no-such-port"), InlineData("replay")]
    [InlineData("devices conformance"), InlineData("devices conformance toaster"), InlineData("devices conformance sc-3 --address 0"), InlineData("devices conformance steamer-base --port bus-a")]
    [InlineData("devices conformance bps-30")]
    public async Task A_line_that_is_not_understood_ends_with_2_and_a_sentence(string line)
    {
        var typed = await Typed.RunAsync(line.Split(' '));
        typed.Code.ShouldBe(ExitCode.WrongUsage);
        typed.Error.ShouldNotBeNullOrWhiteSpace();
        typed.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_help_of_conformance_says_what_is_switched_on_and_what_the_exit_codes_mean()
    {
        var typed = await Typed.RunAsync("devices", "conformance", "--help");
        typed.Code.ShouldBe(ExitCode.Done);
        foreach (var word in new[] { "<part>", "--port", "--address", "--serial", "--json", "--junit", "--energise", "--no-power-cycle", "safe values only", "it asks back", "0: all that was tried", "1:", "5: no answer" })
            typed.Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).ShouldContain(word);
    }

    [Theory, InlineData("energise", true), InlineData(" energise ", true), InlineData("yes", false), InlineData("", false)]
    public void Nothing_is_raised_before_somebody_has_typed_the_word(string answer, bool goesOn)
    {
        var subject = ConformanceSubject.Find("suction-console", null, null, 0, null);
        var told = new StringWriter();
        DevicesConformanceVerb.Confirms(subject, new StringReader(answer), told).ShouldBe(goesOn);
        told.ToString().ShouldContain("nobody near it");
        told.ToString().ShouldContain("energise");
    }

    [Theory, Hazard("H45"), Hazard("H38")]
    [InlineData("http://0.0.0.0:5080"), InlineData("http://192.168.1.20:5080"), InlineData("http://room-2.clinic.example")]
    public async Task The_room_refuses_to_listen_for_other_machines(string url)
    {
        var typed = await Typed.RunAsync("run", "--urls", url);
        typed.Code.ShouldBe(ExitCode.WrongUsage);
        typed.Error.ShouldContain("this machine only");
    }

    [Fact]
    public async Task A_room_file_that_is_not_there_cannot_be_started()
    {
        var typed = await Typed.RunAsync("run", "--room", "no-such-room.yaml");
        typed.Code.ShouldBe(ExitCode.CannotStart);
        typed.Error.ShouldContain("no-such-room.yaml");
    }

    [Fact]
    public async Task A_real_room_has_no_speed_and_no_twins()
    {
        var real = Path.Combine(ShippedFolders.Profiles, "rooms", "raspberry-pi.yaml");
        (await Typed.RunAsync("run", "--room", real, "--speed", "10")).Code.ShouldBe(ExitCode.WrongUsage);
        (await Typed.RunAsync("simulate", "serve", "--room", real)).Code.ShouldBe(ExitCode.WrongUsage);
    }
}
