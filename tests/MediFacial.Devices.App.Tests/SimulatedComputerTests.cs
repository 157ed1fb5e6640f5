using System.Diagnostics;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Serilog.Core;

namespace MediFacial.Devices.App.Tests;

/// <summary>What can happen to the computer of a simulated room, and that it can happen to no other.</summary>
public sealed class SimulatedComputerTests : IDisposable
{
    readonly ScratchFolder _folder = new();
    readonly List<JournalEntry> _written = [];

    public void Dispose() => _folder.Dispose();

    static RoomPlan Real => ProfilesOnDisk.Room(new(Path.Combine(ShippedFolders.Profiles, "rooms", "raspberry-pi.yaml")));

    SimulatedComputer Computer() => new(ProfilesOnDisk.Room(null), _folder.Path, _written.AddRange, Logger.None);

    [Fact]
    public void A_real_room_has_no_simulated_computer_and_cannot_be_given_one()
    {
        Should.Throw<ArgumentException>(() => new SimulatedComputer(Real, _folder.Path, _ => { }, Logger.None)).Message.ShouldContain("is a real room");

        var ground = new RoomGround(Real, new(DateTimeOffset.UnixEpoch, 1, null, "test"), new(TimeProvider.System), null!, null!, _ => { }, null!, HoldUp: () => { });
        Should.Throw<ArgumentException>(() => new RoomEngine(ground, new(), new(), new(), NullLoggerFactory.Instance)).Message.ShouldContain("real room");
    }

    [Fact]
    public async Task A_real_room_is_composed_without_one_and_has_no_simulator_page()
    {
        using var folder = RoomFolder.Open(_folder.Path, Real.Profile);
        using var memory = RoomMemory.Open(folder, Logger.None);
        await using var app = RoomComposition.Compose(Real, new([], [], System.Collections.Immutable.ImmutableDictionary<string, Core.Profiles.ProfileFile>.Empty), folder, memory, new("http://127.0.0.1:0"), Logger.None, keeper: null);

        app.Services.GetService<SimulatedComputer>().ShouldBeNull();
        app.Services.GetService<SimulatorPage>().ShouldBeNull();
    }

    [Fact]
    public void A_full_disk_fails_as_the_journal_does_and_takes_entries_again_when_it_is_freed()
    {
        using var computer = Computer();
        computer.Do(new FillDisk());
        var failure = Should.Throw<StoreFailure>(() => computer.Disk.Write([]));
        (failure.Fault, failure.Sentence).ShouldBe((StoreFault.Full, "The disk is full: the journal cannot be written. No treatment can start without it. Free some space on the disk of the room."));

        computer.Do(new FreeDisk());
        computer.Disk.Write([Entry]);
        _written.ShouldBe([Entry]);
    }

    [Fact]
    public void A_slow_disk_takes_its_time_until_it_is_healed()
    {
        using var computer = Computer();
        computer.Do(new SlowDisk(TimeSpan.FromMilliseconds(50)));
        var watch = Stopwatch.StartNew();
        computer.Disk.Write([Entry]);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(45));

        computer.Heal();
        computer.Disk.Takes.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_locked_journal_cannot_be_written_by_its_own_store()
    {
        using var journal = JournalStore.Open(_folder.Path);
        using var computer = new SimulatedComputer(ProfilesOnDisk.Room(null), _folder.Path, journal.Append, Logger.None);
        computer.Do(new LockJournal());
        Should.Throw<StoreFailure>(() => computer.Disk.Write([Entry])).Fault.ShouldBe(StoreFault.Busy);

        computer.Do(new UnlockJournal());
        computer.Disk.Write([Entry]);
        journal.NextNumber.ShouldBe(2);
    }

    [Fact]
    public void The_calendar_jumps_and_is_set_right_while_monotonic_time_goes_on()
    {
        using var computer = Computer();
        var (before, clock) = (computer.Calendar.GetTimestamp(), TimeProvider.System.GetUtcNow());
        computer.Do(new StepClock(TimeSpan.FromHours(-2)));
        (computer.Calendar.GetUtcNow() - clock).TotalHours.ShouldBe(-2, 0.1);
        computer.Calendar.GetElapsedTime(before).TotalHours.ShouldBe(0, 0.1);

        computer.Heal();
        (computer.Calendar.GetUtcNow() - clock).TotalHours.ShouldBe(0, 0.1);
    }

    [Fact]
    public async Task The_loop_is_held_up_once_for_as_long_as_was_said_or_until_all_is_healed()
    {
        using var computer = Computer();
        computer.Do(new StallLoop(TimeSpan.FromMilliseconds(80)));
        var watch = Stopwatch.StartNew();
        computer.HoldUp();
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(75));
        watch.Restart();
        computer.Do(new StallLoop(TimeSpan.FromHours(1)));
        var held = Task.Run(computer.HoldUp, TestContext.Current.CancellationToken);
        for (; !held.IsCompleted; await Task.Yield()) computer.Heal();
        await held;
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Whoever_speaks_on_its_socket_loses_and_finds_panels_and_is_told_what_cannot_be_done()
    {
        using var computer = Computer();
        var presence = new PanelPresence(() => computer.HearsPanels);
        await computer.StartAsync(TestContext.Current.CancellationToken);
        using (var control = HostControl.Connect(_folder.Path))
        {
            control.Apply(new LosePanel());
            presence.Beat("panel-1");
            presence.TryTake(out _).ShouldBeFalse();
            control.Apply(new FindPanel());
            presence.Beat("panel-1");
            presence.TryTake(out _).ShouldBeTrue();
            Should.Throw<ArgumentException>(() => control.Apply(new KillGuard())).Message.ShouldContain("No guard");
            control.Apply(new FillDisk());
            control.Heal();
        }
        computer.Disk.IsFull.ShouldBeFalse();
        await computer.StopAsync(TestContext.Current.CancellationToken);
        File.Exists(TwinsFolder.Host(_folder.Path)).ShouldBeFalse();
    }

    static JournalEntry Entry { get; } = new(1, JournalKind.RoomStarted, new(0), DateTimeOffset.UnixEpoch, null, "The room started.", []);
}
