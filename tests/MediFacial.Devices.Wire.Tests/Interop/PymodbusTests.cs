using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests.Interop;

/// <summary>Our master against a slave that nobody here wrote.</summary>
public sealed class PymodbusTests
{
    const int Outputs = 60;

    static readonly PartProfile Profile = BenchRoom.Part(
        "py", new ModbusRtuWire(BenchRoom.Bus, TimeSpan.FromMilliseconds(500), 2),
        [
            // Function 4: 32 signals, four registers apart, make one request of 125 registers.
            .. Enumerable.Range(0, 32).Select(index => BenchRoom.Sensor(
                $"in-{4 * index}", "x", BenchRoom.Register(RegisterTable.Input, 4 * index), 0, 65535)),
            // Function 3: the written registers read back.
            .. Enumerable.Range(0, Outputs).Select(index => BenchRoom.Sensor(
                $"back-{index}", "x", BenchRoom.Register(RegisterTable.Holding, index), 0, 65535)),
            .. Enumerable.Range(0, Outputs).Select(index => BenchRoom.Output(
                $"out-{index}", "x", BenchRoom.Register(RegisterTable.Holding, index), 0, 65535)),
            BenchRoom.Output("nowhere", "x", BenchRoom.Register(RegisterTable.Holding, 5000), 0, 65535),
        ],
        new IdentityProfile(
            BenchRoom.Register(RegisterTable.Holding, 100), "23555", BenchRoom.Register(RegisterTable.Holding, 101, RegisterType.Text, words: 4)),
        new HeartbeatProfile(BenchRoom.Register(RegisterTable.Holding, 120), TimeSpan.FromSeconds(1)));

    static readonly RoomPlan Plan = BenchRoom.Room((Profile, 7, "PYMOD-01"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Functions_3_4_6_and_16_work_with_many_registers_and_with_split_replies(bool split)
    {
        using var slave = PymodbusSlave.StartOrSkip(split);
        using var line = new RealLine(Plan, slave.Path);
        line.RunUntil(() => line.Schedule.Link(new(0)) == LinkState.Up, "identified");
        line.RunUntil(() => line.Heard.Readings.Count >= 32 + Outputs, "both tables read");
        foreach (var index in Enumerable.Range(0, 32)) line.Heard.Last(Plan.Sensor($"in-{4 * index}")).Value.Value.ShouldBe((12 * index) + 1);

        var values = Enumerable.Range(0, Outputs).Select(index => Made.Value(Plan.Output($"out-{index}"), 1000 + index)).ToArray();
        line.Insist(() => Made.Admitted(new(0), values), line.IsConfirmed);
        line.Insist(() => Made.Safe(new(0), Made.Value(Plan.Output("out-7"), 0)), line.IsConfirmed);
        line.Insist(() => Made.Renew(new(0)), line.IsConfirmed);
        var written = line.Now;
        line.RunUntil(() => line.Heard.Last(Plan.Sensor("back-59")).TakenAt > written, "read back");
        foreach (var index in Enumerable.Range(0, Outputs))
            line.Heard.Last(Plan.Sensor($"back-{index}")).Value.Value.ShouldBe(index == 7 ? 0 : 1000 + index);
        line.Schedule.Health(new(0)).ChecksumErrors.ShouldBe(0);
        line.Schedule.Health(new(0)).Refusals.ShouldBe(0);
    }

    [Fact]
    public void An_exception_of_the_slave_is_told_as_such_and_the_part_stays_in_use()
    {
        using var slave = PymodbusSlave.StartOrSkip(split: false);
        using var line = new RealLine(Plan, slave.Path);
        line.RunUntil(() => line.Schedule.Link(new(0)) == LinkState.Up, "identified");
        line.Insist(
            () => Made.Admitted(new(0), Made.Value(Plan.Output("nowhere"), 1)),
            command => line.Heard.Failed.Any(item => item.Command == command && item.Fault == LinkFault.DeviceException));
        line.Schedule.Health(new(0)).Refusals.ShouldBeGreaterThan(0);
        line.RunUntil(() => line.Schedule.Link(new(0)) == LinkState.Up, "still in use");
    }
}
