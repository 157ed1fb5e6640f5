using System.Net.Sockets;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.App.Running;

/// <summary>The thumb of the operator in a simulated room: it shuts the tip while a leak test asks for it, so that a demonstration gets past the first suction of the day.</summary>
public sealed class SimulatedThumb(SnapshotFeed feed, TouchTwins touch, ILogger<SimulatedThumb> log) : IHostedService
{
    bool _shut;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Changed += Look;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Changed -= Look;
        return Task.CompletedTask;
    }

    // The feed tells one snapshot at a time.
    void Look(RoomSnapshot snapshot)
    {
        var asked = snapshot.Devices.Any(device => device.Upkeep is { TestRuns: true });
        if (asked == _shut) return;
        _shut = asked;
        _ = MoveAsync(asked ? HandpieceUse.HeldSealed : HandpieceUse.Strokes);
    }

    async Task MoveAsync(HandpieceUse use)
    {
        try
        {
            await touch(new HoldHandpiece(use));
        }
        catch (Exception gone) when (gone is IOException or SocketException or TimeoutException)
        {
            log.LogWarning(gone, "The simulated handpiece did not move: its twins do not answer.");
        }
    }
}
