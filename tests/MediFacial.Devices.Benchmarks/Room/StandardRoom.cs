using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Benchmarks.Room;

/// <summary>The standard room of the budgets: five devices on three ports at 19,200 baud, read ten times a second, and at least a hundred rules.</summary>
/// <remarks>The shipped simulated room, and on a third port two more suction consoles, simulated from their profile and idle. The rule book knows no more rules for five
/// devices, so further device plans look at the same consoles until there are a hundred: more devices to go through than the budget asks for.</remarks>
public static class StandardRoom
{
    const int ExtraConsoles = 2;
    const int ExtraPlans = 4;
    static readonly TimeSpan TenTimesASecond = TimeSpan.FromMilliseconds(100);

    public static RoomPlan Plan()
    {
        var plan = Faster(TestRooms.Simulated());
        plan = plan with { Ports = plan.Ports.Add(plan.Ports[0] with { Id = new(plan.Ports.Length), Name = "bus-c", Path = "twins/bus-c", Parts = [] }) };
        for (var index = 0; index < ExtraConsoles; index++) plan = WithConsole(plan, index + 1);
        for (var index = 0; index < ExtraPlans; index++)
            plan = plan with { Devices = plan.Devices.Add(plan.Devices[^ExtraConsoles] with { Id = new(plan.Devices.Length), Name = $"Suction watch {index + 1}" }) };
        return plan;
    }

    static RoomPlan WithConsole(RoomPlan plan, int address)
    {
        var suction = plan.Device<SuctionPlan>()!;
        var model = plan.Parts[plan.Outputs[suction.Pump.Index].Part.Index];
        var port = plan.Ports[^1];
        var part = model with { Id = new(plan.Parts.Length), Name = $"{model.Name}-{address + 1}", Profile = model.Profile with { Id = "spare-console" }, Port = port.Id, Address = address };
        var (sensors, outputs) = (plan.Sensors.ToBuilder(), plan.Outputs.ToBuilder());
        Dictionary<SensorId, SensorId> sensorOf = [];
        Dictionary<OutputId, OutputId> outputOf = [];
        foreach (var sensor in plan.Sensors.Where(sensor => sensor.Part == model.Id))
        {
            sensorOf[sensor.Id] = new(sensors.Count);
            sensors.Add(sensor with { Id = new(sensors.Count), Name = $"{part.Name}.{sensor.Signal.Id}", Part = part.Id });
        }
        foreach (var output in plan.Outputs.Where(output => output.Part == model.Id))
        {
            outputOf[output.Id] = new(outputs.Count);
            outputs.Add(output with { Id = new(outputs.Count), Name = $"{part.Name}.{output.Signal.Id}", Part = part.Id });
        }
        var device = new SuctionPlan(new(plan.Devices.Length), $"Suction {address + 1}",
            outputOf[suction.Mode], outputOf[suction.Vacuum], outputOf[suction.Flow], outputOf[suction.Pump], outputOf[suction.Vent],
            sensorOf[suction.Pressure], sensorOf[suction.Guard], sensorOf[suction.PumpRunning], sensorOf[suction.VentOpen], sensorOf[suction.Supply], sensorOf[suction.Waste]);
        return plan with
        {
            Ports = plan.Ports.SetItem(port.Id.Index, port with { Parts = port.Parts.Add(part.Id) }),
            Parts = plan.Parts.Add(part),
            Sensors = sensors.ToImmutable(),
            Outputs = outputs.ToImmutable(),
            Devices = plan.Devices.Add(device),
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
