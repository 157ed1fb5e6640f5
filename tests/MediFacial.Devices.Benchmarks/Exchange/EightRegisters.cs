using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Benchmarks.Exchange;

/// <summary>A room with one part on one port: eight sensors in eight holding registers, read in one request.</summary>
static class EightRegisters
{
    public const int Count = 8;
    public static readonly SerialSettings Line = new(19200, 8, SerialParity.None, 1);

    public static RoomPlan Plan()
    {
        var kilopascals = Unit.Find("kPa")!;
        var range = new Range<Quantity>(Quantity.Of(0, kilopascals.Dimension), Quantity.Of(100, kilopascals.Dimension));
        ImmutableArray<SignalProfile> signals =
        [
            .. Enumerable.Range(0, Count).Select(index => new SignalProfile(
                $"register-{index}", SignalDirection.Sensor, kilopascals,
                new ModbusAddress(RegisterTable.Holding, index, RegisterType.U16, WordOrder.HighFirst, 1, null, 0.1, 0, null),
                range, [], TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), null, null, null)),
        ];
        var profile = new PartProfile("eight", "Benchmark", "eight registers", new("benchmark", new(2026, 11, 22)),
            new ModbusRtuWire(Line, TimeSpan.FromMilliseconds(1000), 0), signals, null, null, [], [], []);
        var part = new PartPlan(new(0), "eight", profile, new PortId(0), 1, null, LeaseEnforcement.None);
        var room = new RoomProfile("bench", "Bench", true, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []);
        return new(room, [new(new(0), "bus", "none", Line, [part.Id])], [part],
            [.. signals.Select((signal, index) => new SensorPlan(new(index), signal.Id, part.Id, signal))], [], [], [], []);
    }
}
