using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Transports;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.App;

/// <summary>Plays a <see cref="ConformanceRun"/> on a serial port in real time, on the thread that calls.</summary>
public sealed class ConformancePort(string path, string folder, SerialSettings serial)
{
    static readonly TimeSpan WriteTimeout = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(20);

    readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>Is told when somebody has to switch the part, and when nobody has to any more.</summary>
    public Action<ConformanceHand>? Asks { get; init; }

    /// <summary>Is told what is checked now.</summary>
    public Action<string>? Does { get; init; }

    /// <param name="interrupted">Ends the checks; the part is made safe all the same.</param>
    /// <exception cref="VerbFailure">The port cannot be opened, or was lost.</exception>
    public void Play(ConformanceRun run, CancellationToken interrupted)
    {
        if (!SerialByteLink.TryOpen(path, folder, serial, out var link, out var problem))
            throw new VerbFailure(problem.Fault == LinkFault.PortBusy ? ExitCode.RoomBusy : ExitCode.CannotStart, problem.Operator, problem.Technician);
        using var open = link;
        var buffer = new byte[512];
        var (hand, doing) = (ConformanceHand.None, "");
        run.Begin(Now);
        while (true)
        {
            if (interrupted.IsCancellationRequested) run.Interrupt(Now);
            run.Tick(Now);
            if (run.IsDone) return;
            if (run.Doing != doing) Does?.Invoke(doing = run.Doing);
            if (run.Hand != hand) Asks?.Invoke(hand = run.Hand);
            if (run.TryTransmit(Now, out var frame) && !open.Write(frame, WriteTimeout)) throw Lost();
            var result = open.Read(buffer, Wait(run), out var count);
            if (result == ByteLinkRead.HungUp) throw Lost();
            if (result == ByteLinkRead.Data) run.Receive(buffer.AsSpan(0, count), Now);
        }
    }

    Instant Now => new(TimeProvider.System.GetElapsedTime(_began).Ticks);

    TimeSpan Wait(ConformanceRun run)
    {
        var (now, until) = (Now, run.NextDeadline);
        return until <= now ? TimeSpan.Zero : until.Since(now) is var left && left < LongestWait ? left : LongestWait;
    }

    VerbFailure Lost() => new(ExitCode.NoAnswer, $"The port {path} was lost, so nobody knows what the part does now: switch it off. Is the cable still plugged in?");
}
