using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class AllocationTests
{
    sealed class Deaf : IWireSink
    {
        public int Readings { get; private set; }
        public int Confirmed { get; private set; }
        public void Read(SensorId sensor, Reading reading) => Readings++;
        void IWireSink.Confirmed(Command command, Instant now) => Confirmed++;
        public void Failed(Command command, LinkFault fault, Instant now) { }
        public void LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) { }
    }

    [Fact]
    public void A_steady_modbus_exchange_allocates_nothing()
    {
        var slave = BenchSlave.Console();
        var plan = BenchRoom.Room((BenchRoom.Console(), 1, "SC3-0017"));
        var commands = new Command[]
        {
            Made.Renew(new(0)),
            Made.Admitted(new(0), Made.Value(plan.Output("mode"), 1), Made.Value(plan.Output("vacuum-set"), 20)),
            Made.Safe(new(0), Made.Value(plan.Output("vent"), 0), Made.Value(plan.Output("pump"), 0)),
        };
        Measure(plan, request => slave.Answer(request), commands).ShouldBe(0);
    }

    [Fact]
    public void A_steady_line_exchange_allocates_nothing()
    {
        var lamp = new BenchLamp();
        var plan = TestRooms.Simulated();
        var part = plan.Parts.First(part => part.Name == "led-driver");
        var light = plan.Outputs.First(output => output.Part == part.Id && output.Signal.Id == "light-633");
        Measure(plan, lamp.Answer, [Made.Renew(part.Id), Made.Admitted(part.Id, Made.Value(light, 40)), Made.Safe(part.Id, Made.Value(light, 0))], part.Port!.Value)
            .ShouldBe(0);
    }

    /// <returns>Bytes that the schedule allocated in 1,000 rounds of polls and commands.</returns>
    static long Measure(RoomPlan plan, Func<byte[], byte[]?> answer, Command[] commands, PortId port = default)
    {
        var sink = new Deaf();
        var schedule = new PortSchedule(plan, port, sink);
        var (now, allocated) = (Instant.FromSeconds(1), 0L);
        schedule.Opened(now);
        for (var round = 0; round < 1500; round++)
        {
            now += TimeSpan.FromMilliseconds(25);
            byte[]? request = null;
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (round >= 100) schedule.Submit(commands[round % commands.Length], now);
            schedule.Tick(now);
            var sends = schedule.TryTransmit(now, out var frame);
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            if (sends) request = frame.ToArray();
            var reply = request is null ? null : answer(request);
            now += TimeSpan.FromMilliseconds(5);
            before = GC.GetAllocatedBytesForCurrentThread();
            if (reply is not null) schedule.Receive(reply, now);
            _ = schedule.NextDeadline;
            cost += GC.GetAllocatedBytesForCurrentThread() - before;
            if (round >= 500) allocated += cost;
        }

        sink.Readings.ShouldBeGreaterThan(1000);
        sink.Confirmed.ShouldBeGreaterThan(500);
        return allocated;
    }
}
