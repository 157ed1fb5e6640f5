using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A controller that somebody else ends: <see cref="GuardProcessTests"/> runs it as a process of its own.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class HeldRoomTests
{
    public const string Folder = "MEDIFACIAL_HELD_ROOM", Step = "MEDIFACIAL_HELD_STEP";

    static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    [Fact(Explicit = true)]
    public async Task A_step_is_given_until_this_process_is_ended()
    {
        var folder = Environment.GetEnvironmentVariable(Folder).ShouldNotBeNull();
        await using var room = await RealRoom.StartAsync(folder, alone: false);
        (await Given.IsGivenAsync(room, Environment.GetEnvironmentVariable(Step).ShouldNotBeNull())).ShouldBeTrue(RealRoom.Describe(room.Snapshot));

        await Should.ThrowAsync<TimeoutException>(room.UntilAsync(_ => false, "the end of this process", LongEnough));
    }
}
