using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Runtime.Guard;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediFacial.Devices.App.Running;

/// <summary>What stands around a controller in real time: the twins of one scenario and the guard, each on a thread of this process.</summary>
sealed class ServedRoom : IDisposable
{
    readonly RoomPlan _plan;
    readonly string _folder;
    readonly TimeSpan _longest;
    readonly CancellationTokenSource _ending = new();
    readonly Thread _twins;
    Exception? _failure;
    CancellationTokenSource? _guardEnding;
    Thread? _guard;

    /// <exception cref="VerbFailure">The twins do not start.</exception>
    public ServedRoom(RoomPlan plan, TwinRoomSetup setup, string folder, TimeSpan longest)
    {
        (_plan, _folder, _longest) = (plan, folder, longest);
        // Real parts do not slow down when this computer is busy.
        RoomThread.Prefer();
        _twins = RoomThread.Start("twins", urgent: true, () => Serve(setup));
        if (!SpinWait.SpinUntil(() => _failure is not null || File.Exists(TwinsFolder.Ready(folder)), longest) || _failure is not null)
            throw new VerbFailure(ExitCode.CannotStart, "The simulated parts did not start.", cause: _failure);
        Hands = TwinControl.Connect(folder);
        StartGuard();
    }

    public TwinControl Hands { get; }

    public void StartGuard()
    {
        if (_guard is not null || _plan.Pin(LineRole.EnergyPermit) is null) return;
        var ending = _guardEnding = new();
        var bank = RoomComposition.Pins(_plan, PinOwner.Guard, _folder);
        var server = new GuardServer(_plan, bank, GuardFolder.Socket(_folder), new RoomClock(TimeProvider.System), NullLogger.Instance);
        _guard = RoomThread.Start("guard", urgent: true, () =>
        {
            using (bank)
            using (server) server.Run(TimeSpan.Zero, endsSounding: true, turned: () => { }, ending.Token);
        });
    }

    /// <summary>Its lines fall back to their pull-downs, as when its process is killed.</summary>
    public void EndGuard()
    {
        _guardEnding?.Cancel();
        _guard?.Join(_longest);
        _guardEnding?.Dispose();
        (_guard, _guardEnding) = (null, null);
    }

    public void Dispose()
    {
        EndGuard();
        Hands.Dispose();
        _ending.Cancel();
        _twins.Join(_longest);
        _ending.Dispose();
    }

    void Serve(TwinRoomSetup setup)
    {
        try
        {
            TwinServer.Run(_folder, setup, _ending.Token);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }
}
