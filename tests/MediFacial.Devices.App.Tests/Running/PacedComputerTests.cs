using System.Collections.Immutable;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Twins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A room that is let go faster than the clock has a computer, too.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class PacedComputerTests : IDisposable
{
    readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_happens_to_the_computer_happens_in_the_time_of_the_room()
    {
        var plan = ProfilesOnDisk.Room(null);
        using var folder = RoomFolder.Open(_data.Path, plan.Profile);
        using var memory = RoomMemory.Open(folder, Logger.None);
        await using var app = RoomComposition.ComposeVirtual(plan, new([], [], ImmutableDictionary<string, ProfileFile>.Empty), folder, memory, new("http://127.0.0.1:0"), 10, Logger.None);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var (touch, feed) = (app.Services.GetRequiredService<TouchTwins>(), app.Services.GetRequiredService<SnapshotFeed>());

        await touch(new StepClock(TimeSpan.FromHours(1)));
        RealTime.Until(() => feed.Current is { IsClockTrusted: false }, "the room to doubt its clock");
        await touch(new FillDisk());
        await touch(new PressEmergencyStop());
        RealTime.Until(() => feed.Current!.Readiness.Any(reason => reason.Sentence.Contains("keep its record")), "the room to miss its record");
        (await touch(new HealEverything())).EmergencyStopHealthy.ShouldBeTrue();

        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
