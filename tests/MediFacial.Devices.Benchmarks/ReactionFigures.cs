using MediFacial.Devices.Benchmarks.Room;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Benchmarks;

/// <summary>A frame with a vacuum far over its limit arrives: how long until the safe command is handed to the port. In the process, without threads between.</summary>
/// <remarks>The energy contact is dropped within the call that takes the frame. The safe command waits for the silence that Modbus RTU asks for between two frames, in the
/// room's own time; to that is added what Core and Wire really needed.</remarks>
public static class ReactionFigures
{
    const int Runs = 200, WarmUp = 20;

    public static void Measure(Report report)
    {
        var plan = StandardRoom.Plan();
        List<double> contact = [], command = [];
        for (var run = -WarmUp; run < Runs; run++)
        {
            var treatment = new Treatment(setup: RoomTwins.Of(plan), plan: plan) { Glance = TimeSpan.FromSeconds(1) }.Start().RunTo("suction");
            var steady = new SteadyRoom(treatment.Room, plan);
            // Not always the same beat of the polls.
            steady.Run(TimeSpan.FromMilliseconds(2000 + (7 * (run + WarmUp))));
            treatment.Room.Apply(new OffsetSensor("suction-console", "vacuum-2", 60));
            var (judging, sending, silence) = steady.RunToTrip(new PortId(0), TimeSpan.FromSeconds(2));
            if (run < 0) continue;
            contact.Add(judging);
            command.Add(judging + sending + (silence.TotalMicroseconds * 1000));
        }
        var energy = Benchmarks.Measure.Of([.. contact], 0);
        var safe = Benchmarks.Measure.Of([.. command], 0);
        report.Times("over-limit frame arrived → energy contact dropped", energy);
        report.Times("over-limit frame arrived → safe command handed to the port, silence of the line included", safe);
        report.Budget("p99 of that", safe.P99, 5e6);
    }
}
