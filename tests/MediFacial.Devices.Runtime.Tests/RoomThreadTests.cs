namespace MediFacial.Devices.Runtime.Tests;

public sealed class RoomThreadTests
{
    const string RoundRobin = "2";

    [Fact]
    public void An_urgent_thread_runs_before_everything_ordinary_where_the_system_allows_it_and_what_it_starts_does_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only a privileged process on Linux may be sure of the real-time class.");
        var (urgent, started) = ("", "");
        var thread = RoomThread.Start("urgent", urgent: true, () =>
        {
            urgent = Policy();
            var other = RoomThread.Start("started by it", urgent: false, () => started = Policy());
            other.Join();
        });
        thread.Join();

        urgent.ShouldBe(RoundRobin);
        started.ShouldBe("0", "an ordinary thread stays ordinary");
    }

    // proc(5): the 41st field, counted behind the name, which may hold blanks.
    static string Policy() => File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[38];
}
