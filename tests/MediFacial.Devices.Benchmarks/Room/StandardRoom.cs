using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Benchmarks.Room;

/// <summary>The standard room of the budgets: three ports at 19,200 baud, everything read ten times a second, and at least a hundred rules.</summary>
/// <remarks>The shipped simulated room with its four devices, whose rule book alone holds more than a hundred rules; and on a third port two more suction consoles,
/// simulated from their profile, which play no device: identified, polled and kept safe like any part.</remarks>
public static class StandardRoom
{
    const int ExtraConsoles = 2;
    static readonly TimeSpan TenTimesASecond = TimeSpan.FromMilliseconds(100);

    public static RoomPlan Plan()
    {
        var plan = Faster(TestRooms.Simulated());
        plan = plan with { Ports = plan.Ports.Add(plan.Ports[0] with { Id = new(plan.Ports.Length), Name = "bus-c", Path = "twins/bus-c", Parts = [] }) };
        for (var index = 0; index < ExtraConsoles; index++) plan = WithConsole(plan, index + 1);
        return plan;
    }

    static RoomPlan WithConsole(RoomPlan plan, int address)
    {
        var model = plan.Parts[plan.Outputs[plan.Device<SuctionPlan>()!.Pump.Index].Part.Index];
        var port = plan.Ports[^1];
        var part = model with { Id = new(plan.Parts.Length), Name = $"{model.Name}-{address + 1}", Profile = model.Profile with { Id = "spare-console" }, Port = port.Id, Address = address };
        var (sensors, outputs) = (plan.Sensors.ToBuilder(), plan.Outputs.ToBuilder());
        foreach (var sensor in plan.Sensors.Where(sensor => sensor.Part == model.Id))
            sensors.Add(sensor with { Id = new(sensors.Count), Name = $"{part.Name}.{sensor.Signal.Id}", Part = part.Id });
        foreach (var output in plan.Outputs.Where(output => output.Part == model.Id))
            outputs.Add(output with { Id = new(outputs.Count), Name = $"{part.Name}.{output.Signal.Id}", Part = part.Id });
        return plan with
        {
            Ports = plan.Ports.SetItem(port.Id.Index, port with { Parts = port.Parts.Add(part.Id) }),
            Parts = plan.Parts.Add(part),
            Sensors = sensors.ToImmutable(),
            Outputs = outputs.ToImmutable(),
        };
    }

    static RoomPlan Faster(RoomPlan plan) => plan with
    {
        Parts = [.. plan.Parts.Select(part => part with
        {
            Profile = part.Profile with
            {
                Signals = [.. part.Profile.Signals.Select(signal => signal.PollEvery > TenTimesASecond ? signal with { PollEvery = TenTimesASecond } : signal)],
            },
        })],
    };
}
