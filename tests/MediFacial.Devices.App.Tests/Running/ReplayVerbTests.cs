using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The flight record of a room that ran in real time, on pseudo-terminals and pins, played through the same core in virtual time.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class ReplayVerbTests(ITestOutputHelper output) : IDisposable
{
    readonly ScratchFolder _data = new();

    [Fact]
    public async Task What_the_real_loop_recorded_has_the_same_effects_in_virtual_time()
    {
        var killed = Path.Combine(_data.Path, "killed.flight");
        string session;
        await using (var room = await Given.StepAsync("light", output, _data.Path))
        {
            session = room.Snapshot.Session!.Id.ToString();
            room.Hands.Apply(new PressEmergencyStop());
            var stopped = await room.UntilAsync(snapshot => snapshot.Stop is { SafeProven: true }, "the stop to be proven");
            await room.UntilAsync(snapshot => snapshot.At.Since(stopped.At) >= TimeSpan.FromSeconds(2), "two seconds");
            // What lies on the disk now is what would lie there after kill -9.
            File.Copy(Newest(), killed);
        }

        var torn = Play(killed);
        torn.Difference.ShouldBeNull();
        torn.Damage.ShouldBeNull();
        torn.Ended.ShouldBeNull("a killed controller says no last word");
        torn.Entries.ShouldBeGreaterThan(10);

        var whole = Play(Newest());
        whole.Difference.ShouldBeNull();
        whole.IsIdentical.ShouldBeTrue(whole.Damage);
        whole.Ended.ShouldBe(FlightEnd.Ended);
        whole.Inputs.ShouldBeGreaterThan(torn.Inputs);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Newest()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, "clients' answers are in it");

        var typed = await Typed.RunAsync("replay", session[..13], "--data", _data.Path);
        output.WriteLine(typed.Output + typed.Error);
        typed.Code.ShouldBe(ExitCode.Done, typed.Output + typed.Error);
        typed.Output.ShouldContain("Identical");
        typed.Output.ShouldContain("ended in order");

        var scenario = Path.Combine(_data.Path, "field", "light-and-stop.yaml");
        var written = await Typed.RunAsync("records", "to-scenario", session[..13], "--data", _data.Path, "--output", scenario);
        written.Code.ShouldBe(ExitCode.Done, written.Error);
        output.WriteLine(File.ReadAllText(scenario));
        var played = await Typed.RunAsync("simulate", "run", scenario);
        played.Code.ShouldBe(ExitCode.Done, played.Output + played.Error);
        (await Typed.RunAsync("simulate", "run", scenario, "--realtime")).Code.ShouldBe(ExitCode.WrongUsage, "a recording has its own time");
        (await Typed.RunAsync("records", "to-scenario", session, "--data", _data.Path, "--output", scenario)).Code.ShouldBe(ExitCode.CannotStart, "nothing is written over");
    }

    ReplayVerdict Play(string file)
    {
        using var record = FlightFiles.Open(new(file));
        var verdict = FlightReplay.Play(record);
        output.WriteLine($"{verdict.Inputs} inputs, {verdict.Effects} effects, {verdict.Entries} entries in {verdict.Span}: {new FileInfo(file).Length / verdict.Span.TotalMinutes / 1000:0.0} kB a minute.");
        return verdict;
    }

    string Newest() => Directory.GetFiles(FlightFiles.Folder(_data.Path)).Order(StringComparer.Ordinal).Last();

    public void Dispose() => _data.Dispose();
}
