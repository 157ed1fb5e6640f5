using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.App;

/// <summary>Plays a <see cref="PinConformance"/> on lines of a room in real time, on the thread that calls.</summary>
public static class ConformancePins
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <param name="plan">With the pins of the part and no others: only those lines are claimed.</param>
    /// <exception cref="VerbFailure">A line cannot be used.</exception>
    public static void Play(PinConformance run, RoomPlan plan, string folder, CancellationToken interrupted)
    {
        using var bank = RoomComposition.Pins(plan, PinOwner.Controller, folder);
        if (bank.OpenMissing() is [var problem, ..])
            throw new VerbFailure(problem.Fault == PinFault.LineBusy ? ExitCode.RoomBusy : ExitCode.CannotStart, problem.Operator, problem.Technician);
        var began = TimeProvider.System.GetTimestamp();
        run.Begin(Now());
        while (true)
        {
            if (interrupted.IsCancellationRequested) run.Interrupt(Now());
            run.Tick(Now());
            if (run.IsDone) return;
            if (run.TakeLevel(out var high) is { } pin) run.Took(bank.Write(pin.Id, high));
            foreach (var input in plan.Pins.Where(input => !input.IsOutput)) run.Seen(input.Id, bank.Read(input.Id));
            Thread.Sleep(Look);
        }

        Instant Now() => new(TimeProvider.System.GetElapsedTime(began).Ticks);
    }
}
