using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Transports;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App;

/// <summary>One port without a room around it: identifies and reads its parts for a technician, on the thread that calls. It never commands.</summary>
public sealed class LivePort : IWireSink
{
    static readonly TimeSpan WriteTimeout = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(20);

    readonly PortPlan _port;
    readonly PortSchedule _schedule;
    readonly string _folder;
    readonly HashSet<PartId> _identified = [];
    readonly long _began = TimeProvider.System.GetTimestamp();

    /// <param name="folder">Where relative port paths lie.</param>
    public LivePort(RoomPlan plan, PortPlan port, string folder) => (_port, _folder, _schedule) = (port, folder, new PortSchedule(ReadOnly(plan), port.Id, this));

    public Action<WireTraceLine>? Trace { get => _schedule.Trace; set => _schedule.Trace = value; }

    /// <summary>The part identified itself at least once.</summary>
    public bool WasUp(PartId part) => _identified.Contains(part);

    /// <summary>Opens the port and keeps it going until <paramref name="isDone"/> or the time is over.</summary>
    /// <exception cref="VerbFailure">The port cannot be opened, or was lost.</exception>
    public void Run(TimeSpan longest, Func<bool> isDone)
    {
        if (!SerialByteLink.TryOpen(_port.Path, _folder, _port.Serial, out var link, out var problem))
            throw new VerbFailure(problem.Fault == LinkFault.PortBusy ? ExitCode.RoomBusy : ExitCode.CannotStart, problem.Operator, problem.Technician);
        using var open = link;
        var buffer = new byte[512];
        _schedule.Opened(Now);
        while (!isDone() && Now < Instant.Zero + longest)
        {
            _schedule.Tick(Now);
            if (_schedule.TryTransmit(Now, out var frame) && !open.Write(frame, WriteTimeout)) throw Lost();
            var result = open.Read(buffer, Wait(), out var count);
            if (result == ByteLinkRead.HungUp) throw Lost();
            if (result == ByteLinkRead.Data) _schedule.Receive(buffer.AsSpan(0, count), Now);
        }
        _schedule.Closed(LinkFault.None, Now);
    }

    void IWireSink.Read(SensorId sensor, Reading reading) { }
    void IWireSink.Confirmed(Command command, Instant now) { }
    void IWireSink.Failed(Command command, LinkFault fault, Instant now) { }

    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now)
    {
        if (state == LinkState.Up) _identified.Add(part);
    }

    Instant Now => new(TimeProvider.System.GetElapsedTime(_began).Ticks);

    TimeSpan Wait()
    {
        var now = Now;
        var until = _schedule.NextDeadline;
        return until <= now ? TimeSpan.Zero : until.Since(now) is var left && left < LongestWait ? left : LongestWait;
    }

    VerbFailure Lost() => new(ExitCode.NoAnswer, $"The port {_port.Path} was lost. Is the cable still plugged in?");

    /// <summary>Without what a room writes to a part before it uses it.</summary>
    static RoomPlan ReadOnly(RoomPlan plan) => plan with
    {
        Parts = [.. plan.Parts.Select(part => part with { Profile = part.Profile with { Init = [], Stop = [] } })],
    };
}
