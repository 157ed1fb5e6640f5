using System.Diagnostics;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Records;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A room that can no longer keep its record stops, safe, and says why.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class JournalLossTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_step_stops_it_safe()
    {
        using var disk = SmallDisk.TryMake() ?? Skipped();
        await using var room = await Given.StepAsync("suction", output, disk.Path);

        disk.Fill();

        await StopsSafeAsync(room);
        disk.Free();
        room.Truth.IsSafe.ShouldBeTrue();
    }

    [Fact]
    public async Task A_journal_that_another_program_holds_stops_a_step_safe()
    {
        using var data = new ScratchFolder();
        await using var room = await Given.StepAsync("suction", output, data.Path);
        using var other = new SqliteConnection($"Data Source={Path.Combine(data.Path, JournalStore.FileName)};Pooling=False");
        other.Open();
        using var hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";

        hold.ExecuteNonQuery();

        await StopsSafeAsync(room);
        hold.CommandText = "ROLLBACK";
        hold.ExecuteNonQuery();
    }

    async Task StopsSafeAsync(RealRoom room)
    {
        var watch = Stopwatch.StartNew();
        var stopped = await room.UntilAsync(snapshot => snapshot.Stop is { SafeProven: true }, "the room to notice that it cannot write");
        room.UntilTrue(truth => truth.IsSafe, "the twins to be safe");
        output.WriteLine($"After {watch.Elapsed.TotalSeconds:0.0} s: {stopped.Stop!.Headline} {stopped.Stop.ForTheClient} {stopped.Stop.Technician}");
        stopped.Stop.Trip.ShouldNotBeNull().Kind.ShouldBe(TripKind.Journal);
        stopped.Stop.Headline.ShouldContain("record");
        stopped.Session!.State.ShouldBe(SessionState.Stopped);
        room.Engine.IsAlive.ShouldBeTrue("the room goes on protecting without a journal");
    }

    static SmallDisk Skipped()
    {
        Assert.Skip("mounting a small disk needs root and the right to mount");
        throw new UnreachableException();
    }
}
