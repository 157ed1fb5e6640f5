using MediFacial.Devices.App.Running;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Runtime.Guard;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The guard of a room, on a thread of this process: the same server that <c>medifacial guard</c> runs.</summary>
public sealed class ServedGuard : IDisposable
{
    readonly CancellationTokenSource _ending = new();
    readonly Thread _thread;

    public ServedGuard(RoomPlan plan, string folder)
    {
        var bank = RoomComposition.Pins(plan, PinOwner.Guard, folder);
        var server = new GuardServer(plan, bank, GuardFolder.Socket(folder), new RoomClock(TimeProvider.System), NullLogger.Instance);
        _thread = new Thread(() =>
        {
            using (bank)
            using (server) server.Run(TimeSpan.Zero, endsSounding: true, turned: () => { }, _ending.Token);
        })
        { IsBackground = true, Name = "guard" };
        _thread.Start();
    }

    public void Dispose()
    {
        _ending.Cancel();
        _thread.Join(RealTime.Generous);
        _ending.Dispose();
    }
}
