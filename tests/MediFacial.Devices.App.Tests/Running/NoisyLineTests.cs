using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>Rubbish on the wire of a running step: the room goes on, or stops safe; it never breaks and it comes back.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class NoisyLineTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("suction", "bus-a"), InlineData("light", "bus-b")]
    public async Task Bytes_of_a_stranger_on_the_bus_never_break_the_room(string step, string bus)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "writing on a port that another program holds needs root");
        await using var room = await Given.StepAsync(step, output);
        var noise = new Random(20261122);
        var bytes = new byte[64];

        // To the parts, as another master on the same bus would do: what they answer arrives at the room unasked.
        using (var stranger = new StrangerOnTheBus(TwinsFolder.Port(room.Folder, bus)))
            for (var burst = 0; burst < 100; burst++)
            {
                noise.NextBytes(bytes);
                stranger.Write(bytes.AsSpan(0, noise.Next(1, bytes.Length)));
                await NextSnapshotAsync(room);
            }

        await RecoversAsync(room);
    }

    [Theory]
    [InlineData("suction", "bus-a"), InlineData("light", "bus-b")]
    public async Task Flipped_and_lost_bits_of_answers_never_break_the_room(string step, string bus)
    {
        await using var room = await Given.StepAsync(step, output);
        for (var burst = 0; burst < 30; burst++)
        {
            room.Hands.Apply(burst % 2 == 0 ? new CorruptBytes(bus, 5 + burst) : new DropBytes(bus, 1 + burst));
            await NextSnapshotAsync(room);
        }

        room.Hands.Apply(new CorruptBytes(bus, 0));
        room.Hands.Apply(new DropBytes(bus, 0));
        await RecoversAsync(room);
    }

    static async Task NextSnapshotAsync(RealRoom room)
    {
        var version = room.Snapshot.Version;
        await room.UntilAsync(snapshot => snapshot.Version > version, "the room to go on");
    }

    async Task RecoversAsync(RealRoom room)
    {
        room.Engine.IsAlive.ShouldBeTrue();
        var settled = await room.UntilAsync(snapshot => snapshot.Session?.State is SessionState.StepRunning or SessionState.StepReady or SessionState.Stopped, "the room to settle");
        output.WriteLine(RealRoom.Describe(settled));
        if (settled.Session!.State == SessionState.Stopped)
        {
            room.UntilTrue(truth => truth.IsSafe, "a stopped room to be safe");
            await room.UntilAsync(snapshot => snapshot.Stop is { CauseGone: true }, "the noise to be forgotten");
            await room.DoAsync(new ResetStop(RealRoom.Panel, "Noise on the line", "AB"));
        }
        else if (settled.Session.State == SessionState.StepRunning)
        {
            await room.DoAsync(new PauseSession(RealRoom.Panel));
        }
        await room.UntilAsync(snapshot => snapshot.Devices.All(device => device.Link == LinkState.Up) && snapshot.IsReady, "all parts to answer again");
        room.UntilTrue(truth => truth.IsSafe, "the paused room to be safe");
    }
}
