using System.Net.Sockets;
using System.Text;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The program as a unit of <c>Type=notify</c>, with a notify socket that only looks like systemd's.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class SystemdTests(ITestOutputHelper output) : IDisposable
{
    readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Systemd_hears_ready_when_the_room_is_safe_and_answers_then_signs_of_life_then_the_end()
    {
        var path = Path.Combine(_data.Path, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = (int)RealTime.Generous.TotalMilliseconds };
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        using var room = Child.Room(_data.Path, new Dictionary<string, string> { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "1000000" });

        Next(systemd).ShouldBe("READY=1");
        for (var beat = 0; beat < 3; beat++) Next(systemd).ShouldBe("WATCHDOG=1");
        room.Signal("TERM");
        string last;
        do last = Next(systemd);
        while (last == "WATCHDOG=1");

        last.ShouldBe("STOPPING=1");
        room.Ended().ShouldBe(ExitCode.Done, room.Error);
    }

    [Fact]
    public void No_sign_of_life_without_an_evaluation_since_the_last_one()
    {
        var watchdog = new SystemdWatchdog();
        watchdog.Lives(0).ShouldBeFalse("nothing was evaluated yet");
        watchdog.Lives(1).ShouldBeTrue();
        watchdog.Lives(1).ShouldBeFalse("the loop stands still, whatever else still runs");
        watchdog.Lives(50).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, null, null), InlineData("0", null, null), InlineData("soon", null, null), InlineData("-5", null, null)]
    [InlineData("5000000", null, 2500.0), InlineData("5000000", "77", 2500.0), InlineData("5000000", "78", null)]
    public void Half_of_the_watchdogs_time_counts_for_the_watched_process_only(string? microseconds, string? process, double? half) =>
        (SystemdWatchdog.HalfOf(name => name == "WATCHDOG_USEC" ? microseconds : process, 77)?.TotalMilliseconds).ShouldBe(half);

    string Next(Socket systemd)
    {
        var buffer = new byte[256];
        var said = Encoding.UTF8.GetString(buffer, 0, systemd.Receive(buffer)).Trim();
        output.WriteLine(said);
        return said;
    }
}
