using System.Diagnostics;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>Controller, guard and twins as three processes, and what becomes of energy when one of them is no more. Judged on true physics.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class GuardProcessTests(ITestOutputHelper output) : IDisposable
{
    const int Chances = 3;

    readonly ServedTwins _twins = new();
    readonly List<IDisposable> _processes = [];

    public void Dispose()
    {
        foreach (var process in _processes.AsEnumerable().Reverse()) process.Dispose();
        _twins.Dispose();
    }

    [Theory, InlineData("KILL"), InlineData("STOP"), Hazard("H31")]
    public void A_controller_that_is_no_more_leaves_both_contacts_open_and_a_guard_that_sounds(string signal)
    {
        Guard();
        using var controller = Giving("light");

        controller.Signal(signal);

        var watch = Stopwatch.StartNew();
        Until(truth => truth is { RunContactClosed: false, PermitContactClosed: false }, "both contacts to open");
        output.WriteLine($"both contacts open {watch.ElapsedMilliseconds} ms after SIG{signal}");
        Until(truth => truth.GuardSounds, "the guard to sound");
        Until(truth => truth.IsSafe, "the outputs to be safe");
        Until(truth => !truth.GuardSounds, "the pause of the burst");
        Until(truth => truth.GuardSounds, "the next pulse: it goes on");
    }

    [Fact]
    public void A_guard_that_is_killed_opens_its_contact_and_another_one_energises_nothing()
    {
        var guard = Guard();
        using var controller = Giving("suction");

        guard.Signal("KILL");
        Until(truth => !truth.PermitContactClosed, "the permit contact to open");
        Until(truth => truth is { RunContactClosed: false, IsSafe: true }, "the controller to stop");
        guard.Ended();

        Guard();
        var looks = 0;
        RealTime.Until(() => _twins.Control.Truth().EnergyContactClosed || ++looks > 2000, "two thousand looks");
        _twins.Control.Truth().EnergyContactClosed.ShouldBeFalse("nothing is energised by itself");
    }

    [Fact]
    public void The_guards_socket_is_for_its_own_user_and_there_is_one_guard_a_room()
    {
        var guard = Guard();
        RealTime.Until(() => IsClosedToOthers(GuardFolder.Socket(_twins.Folder)), "the socket to be closed to others");

        using var second = new Child(null, "guard", "--data", _twins.Folder);
        second.Ended().ShouldBe(ExitCode.RoomBusy);
        second.Error.ShouldContain("Another guard");

        guard.Signal("TERM");
        guard.Ended().ShouldBe(ExitCode.Done);
    }

    static bool IsClosedToOthers(string socket) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(socket) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    Child Guard()
    {
        var guard = new Child(null, "guard", "--data", _twins.Folder);
        _processes.Add(guard);
        RealTime.Until(() => File.Exists(GuardFolder.Socket(_twins.Folder)) || guard.HasExited, "the guard to listen");
        guard.HasExited.ShouldBeFalse(guard.Error);
        return guard;
    }

    /// <summary>A controller in a process of its own that gives the step. On a busy machine the room may rightly stop before; then there is another.</summary>
    Child Giving(string step)
    {
        for (var chance = 1; ; chance++)
        {
            var controller = Child.Controller(_twins.Folder, step);
            RealTime.Until(() => controller.HasExited || Given.IsGiving(step, _twins.Control.Truth()), $"{step} to be given", TimeSpan.FromSeconds(90));
            if (!controller.HasExited) return controller;
            output.WriteLine($"{step} was not given: {controller.Output}");
            controller.Dispose();
            chance.ShouldBeLessThan(Chances);
        }
    }

    void Until(Func<TruthView, bool> holds, string what) => RealTime.Until(() => holds(_twins.Control.Truth()), what);
}
