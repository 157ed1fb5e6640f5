using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The whole program, its twins and its guard as processes, and what is done to them from the command line.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class SimulateDoTests : IDisposable
{
    const string NoRecord = "The room cannot keep its record.", ClockJumped = "The clock of this machine has jumped";

    readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Parts_and_computer_fail_on_command_and_the_room_says_what_is_wrong_until_it_is_put_right()
    {
        using var room = Child.Room(_data.Path);
        using var http = new HttpClient { BaseAddress = new(room.Address) };

        await DoneAsync("freeze", "led-driver");
        await DoneAsync("press-estop");
        (await DoneAsync("truth")).ShouldMatch(@"estop-healthy\s+no");
        await DoneAsync("heal-everything");
        (await DoneAsync("truth")).ShouldMatch(@"estop-healthy\s+yes");

        await DoneAsync("step-clock", "1", "h");
        Says(http, ClockJumped);

        var guard = GuardFolder.Process(_data.Path).ShouldNotBeNull();
        await DoneAsync("kill-guard");
        RealTime.Until(() => GuardFolder.Process(_data.Path) is { } another && another != guard, "another guard");

        await DoneAsync("fill-disk");
        await DoneAsync("press-estop");
        Says(http, NoRecord);
        await DoneAsync("free-disk");
        await DoneAsync("kill-controller");
        room.Ended();
        var gone = await Typed.RunAsync("simulate", "do", "fill-disk", "--data", _data.Path);
        (gone.Code, gone.Error).ShouldBe((ExitCode.NoAnswer, $"No controller runs on {_data.Path}, so nothing can happen to it: start one with “medifacial run”.\n"));

        using var anew = Child.Room(_data.Path);
        using var again = new HttpClient { BaseAddress = new(anew.Address) };
        RealTime.Until(() => Snapshot(again).Contains("\"session\""), "the room to speak");
        Snapshot(again).ShouldNotContain(NoRecord);
    }

    [Fact]
    public async Task Processes_are_frozen_let_go_and_lost_with_the_power_and_the_parts_outlive_them()
    {
        using var room = Child.Room(_data.Path);
        using var http = new HttpClient { BaseAddress = new(room.Address) };
        RealTime.Until(() => GuardFolder.Process(_data.Path) is not null, "the guard");
        var guard = GuardFolder.Process(_data.Path)!.Value;

        await DoneAsync("freeze-guard");
        RealTime.Until(() => IsStopped(guard), "a guard that stands still");
        await DoneAsync("heal-everything");
        RealTime.Until(() => !IsStopped(guard), "a guard that runs");
        await DoneAsync("freeze-controller", "300", "ms");
        Says(http, "\"room\"");

        await DoneAsync("cut-power");
        room.Ended();
        RealTime.Until(() => GuardFolder.Process(_data.Path) is null, "the guard to be gone");
        (await DoneAsync("truth")).ShouldMatch(@"permit-contact-closed\s+no");
        await DoneAsync("restore-power");
    }

    static bool IsStopped(int process) => File.ReadAllText($"/proc/{process}/stat").Split(") ")[1][0] == 'T';

    async Task<string> DoneAsync(params string[] words)
    {
        var typed = await Typed.RunAsync(["simulate", "do", .. words, "--data", _data.Path]);
        typed.Code.ShouldBe(ExitCode.Done, typed.Error);
        return typed.Output;
    }

    static void Says(HttpClient room, string sentence) => RealTime.Until(() => Snapshot(room).Contains(sentence), sentence);

    static string Snapshot(HttpClient room)
    {
        // Until the room has spoken the answer is another one.
        using var answer = room.GetAsync("/api/snapshot", TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }
}
