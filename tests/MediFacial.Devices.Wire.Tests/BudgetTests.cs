using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class BudgetTests
{
    [Fact]
    public void Bytes_take_their_bits_on_the_line()
    {
        WireTime.OnLine(BenchRoom.Bus, 8).TotalMilliseconds.ShouldBe(8 * 11 / 19.2, 0.001);
        WireTime.SilentGap(BenchRoom.Bus).TotalMilliseconds.ShouldBe(3.5 * 11 / 19.2, 0.001);
        WireTime.SilentGap(BenchRoom.Bus with { Baud = 115200 }).ShouldBe(TimeSpan.FromMicroseconds(1750));
    }

    [Fact]
    public void The_simulated_room_keeps_its_readings_fresh_and_stops_in_time()
    {
        var plan = TestRooms.Simulated();
        foreach (var port in plan.Ports)
        {
            var budget = PortBudget.Of(plan, port.Id);
            budget.Load.ShouldBeInRange(0.1, 0.9);
            budget.WorstStop.ShouldBeInRange(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(400));
            foreach (var sensor in plan.Sensors.Where(sensor => plan.Parts[sensor.Part.Index].Port == port.Id))
                budget.WorstAge(sensor.Id)!.Value.ShouldBeLessThanOrEqualTo(sensor.Signal.StaleAfter, sensor.Name);
        }
    }

    [Fact]
    public void A_slow_line_with_fast_polls_is_found_out()
    {
        var slow = BenchRoom.Console(TimeSpan.FromMilliseconds(20));
        var plan = BenchRoom.Room((slow with { Wire = new ModbusRtuWire(BenchRoom.Bus with { Baud = 1200 }, TimeSpan.FromMilliseconds(60), 2) }, 1, null));
        var budget = PortBudget.Of(plan, BenchRoom.Port);
        budget.Load.ShouldBeGreaterThan(1);
        budget.WorstAge(plan.Sensor("vacuum").Id)!.Value.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(300));
        budget.WorstAge(new SensorId(99)).ShouldBeNull();
    }
}
