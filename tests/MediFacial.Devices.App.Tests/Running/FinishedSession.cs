using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>One whole session through all three devices in real time; made once, and its data folder is there for all who read records.</summary>
public sealed class FinishedSession : IAsyncLifetime
{
    public ScratchFolder Data { get; } = new();
    public Guid Session { get; private set; }
    public List<string> Seen { get; } = [];
    public SessionReport? Report { get; private set; }
    public bool EndedSafe { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await using var room = await RealRoom.StartAsync(Data.Path, hoseTested: false);
        var hands = new Aesthetician(room, Aesthetician.HotWater);
        Session = hands.Session;
        await hands.StartAsync();
        await hands.WorkByHandAsync();

        await hands.TreatAsync("steam", () => SeeAsync(room, "steam"), Seen.Add);
        await hands.WorkByHandAsync();
        await hands.TreatAsync("suction", async () =>
        {
            await SeeAsync(room, "suction");
            await PassOverRegionsAsync(room);
        }, Seen.Add);
        await hands.TreatAsync("light", () => SeeAsync(room, "light"), Seen.Add);
        await hands.WorkByHandAsync();

        Report = (await room.UntilAsync(snapshot => snapshot.Report is not null, "the report")).Report;
        EndedSafe = room.Truth is { IsSafe: true, EnergyContactClosed: false };
        await SeeAsync(room, "the end");
    }

    public ValueTask DisposeAsync()
    {
        Data.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Passes until the step takes no more: it has a shortest time of its own.</summary>
    static async Task PassOverRegionsAsync(RealRoom room)
    {
        for (var region = 0; region < 3; region++)
        {
            var from = room.Snapshot.Session?.Detail is SuctionDetail detail ? detail.SuctionTime : TimeSpan.Zero;
            await room.UntilAsync(snapshot => snapshot.Stop is not null || snapshot.Session?.Detail is not SuctionDetail now || now.SuctionTime >= from + TimeSpan.FromSeconds(4), "a pass over a region");
            await room.AskAsync(new NextRegion(RealRoom.Panel));
        }
    }

    Task SeeAsync(RealRoom room, string when)
    {
        Seen.Add($"{when}: {Given.Outline(room.Truth)}");
        return Task.CompletedTask;
    }
}
