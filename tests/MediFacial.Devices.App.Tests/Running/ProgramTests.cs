using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The program as a process: how it begins, how it ends, and what it says when it cannot.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class ProgramTests(ITestOutputHelper output) : IDisposable
{
    readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_running_room_is_listed_keeps_others_out_and_ends_safe_on_a_signal()
    {
        using var room = Child.Room(_data.Path);
        room.Output.ShouldContain("Simulated room (SIMULATED) is ready: http://127.0.0.1:");

        Typed? listed = null;
        RealTime.Until(() => (listed = Typed.RunAsync("devices", "list", "--url", room.Address).GetAwaiter().GetResult()).Output.Contains("board", StringComparison.OrdinalIgnoreCase), "readings in the list");
        listed!.Code.ShouldBe(ExitCode.Done);
        listed.Output.ShouldContain("Microdermabrasion\t");
        output.WriteLine(listed.Output);

        using (var second = new Child(null, "run", "--urls", "http://127.0.0.1:0", "--data", _data.Path))
        {
            second.Ended().ShouldBe(ExitCode.RoomBusy);
            second.Error.ShouldContain("Another controller runs the room");
            second.Error.ShouldNotContain("   at ");
        }

        // The bus belongs to the controller: tracing it from outside would disturb the room.
        var traced = await Typed.RunAsync("devices", "trace", "bus-a", "--seconds", "1", "--data", _data.Path);
        output.WriteLine($"trace beside the room: {traced.Code} {traced.Error}");

        using var twins = TwinControl.Connect(_data.Path);
        var watch = Stopwatch.StartNew();
        room.Signal("TERM");
        room.Ended().ShouldBe(ExitCode.Done, room.Error);
        output.WriteLine($"ended {watch.Elapsed.TotalSeconds:0.0} s after SIGTERM");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        twins.Truth().IsSafe.ShouldBeTrue();
        twins.Truth().EnergyContactClosed.ShouldBeFalse();
        (await Typed.RunAsync("records", "verify", "--data", _data.Path)).Code.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void A_port_that_is_taken_is_told_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        using var room = new Child(_data.Path, "run", "--urls", url);
        room.Ended().ShouldBe(ExitCode.RoomBusy);
        room.Error.ShouldContain("Something else listens on");
        room.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_room_file_with_a_mistake_is_told_with_its_place()
    {
        var file = _data.Write("room.yaml", "room: mine\nname: Mine\nsimulated: perhaps\nprots: []\n");
        using var room = new Child(null, "run", "--room", file, "--data", Path.Combine(_data.Path, "data"));
        room.Ended().ShouldBe(ExitCode.CannotStart);
        room.Error.ShouldMatch(@"room\.yaml:\d+:\d+: \S");
        room.Error.ShouldContain("medifacial check");
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_told_in_a_sentence()
    {
        var file = _data.Write("in-the-way", "a file where the folder should be");
        using var room = new Child(null, "run", "--data", Path.Combine(file, "data"));
        room.Ended().ShouldBe(ExitCode.CannotStart);
        room.Error.ShouldContain("cannot be written");
        room.Error.ShouldContain("--data");
        room.Error.ShouldNotContain("   at ");
    }
}
