using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>Rooms with one port, written down in code: what the wire needs of a plan and nothing else.</summary>
static class BenchRoom
{
    public const int Model = 23555;
    public static readonly SerialSettings Bus = new(19200, 8, SerialParity.Even, 1);
    public static readonly PortId Port = new(0);

    /// <summary>Like the suction console: a block of inputs, five outputs in a row, a heartbeat, an identity.</summary>
    public static PartProfile Console(TimeSpan? poll = null) => Part(
        "sc", new ModbusRtuWire(Bus, TimeSpan.FromMilliseconds(60), 2),
        [
            Sensor("vacuum", "kPa", Register(RegisterTable.Input, 0, scale: 0.1), 0, 100, poll),
            Sensor("guard", "kPa", Register(RegisterTable.Input, 1, scale: 0.1), 0, 100, poll),
            Sensor("running", "on/off", Register(RegisterTable.Input, 3, bit: 0), 0, 1, poll),
            Sensor("waste", "%", Register(RegisterTable.Input, 4, scale: 0.1), 0, 100, poll),
            Output("mode", "choice", Register(RegisterTable.Holding, 0), 0, 3, [new("none", 0), new("diamond", 1), new("hydra", 2)]),
            Output("vacuum-set", "kPa", Register(RegisterTable.Holding, 1, scale: 0.1), 0, 50),
            Output("flow", "%", Register(RegisterTable.Holding, 2, scale: 0.1), 0, 100),
            Output("pump", "on/off", Register(RegisterTable.Holding, 3), 0, 1),
            Output("vent", "on/off", Register(RegisterTable.Holding, 4), 0, 1),
            Output("host-timeout", "ms", Register(RegisterTable.Holding, 6), 0.2, 5),
        ],
        new IdentityProfile(Register(RegisterTable.Holding, 100), "23555", Register(RegisterTable.Holding, 101, RegisterType.Text, words: 4)),
        new HeartbeatProfile(Register(RegisterTable.Holding, 5), TimeSpan.FromSeconds(1)),
        [new("host-timeout", Quantity.Of(1, Dimension.Duration))],
        [new("vent", Quantity.Off), new("vacuum-set", Quantity.Of(0, Dimension.Pressure)), new("pump", Quantity.Off)]);

    public static PartProfile Part(
        string id, WireProfile wire, ImmutableArray<SignalProfile> signals, IdentityProfile? identity = null, HeartbeatProfile? heartbeat = null,
        ImmutableArray<SignalWrite> init = default, ImmutableArray<SignalWrite> stop = default) =>
        new(id, "Bench", id, new Review("test", new DateOnly(2026, 11, 22)), wire, signals, identity, heartbeat,
            init.IsDefault ? [] : init, stop.IsDefault ? [] : stop, []);

    public static ModbusAddress Register(
        RegisterTable table, int address, RegisterType type = RegisterType.U16, WordOrder order = WordOrder.HighFirst, int words = 1, int? bit = null,
        double scale = 1, double offset = 0, string? scaleFrom = null) => new(table, address, type, order, words, bit, scale, offset, scaleFrom);

    public static SignalProfile Sensor(
        string id, string unit, SignalAddress address, double lowest, double highest, TimeSpan? poll = null, ImmutableArray<NamedValue> names = default) =>
        Signal(id, SignalDirection.Sensor, unit, address, lowest, highest, names, poll ?? TimeSpan.FromMilliseconds(100), null);

    public static SignalProfile Output(
        string id, string unit, SignalAddress address, double lowest, double highest, ImmutableArray<NamedValue> names = default) =>
        Signal(id, SignalDirection.Output, unit, address, lowest, highest, names, TimeSpan.Zero, Quantity.Of(0, Unit.Find(unit)!.Dimension));

    static SignalProfile Signal(
        string id, SignalDirection direction, string unit, SignalAddress address, double lowest, double highest, ImmutableArray<NamedValue> names,
        TimeSpan poll, Quantity? safe)
    {
        var kind = Unit.Find(unit)!;
        return new(
            id, direction, kind, address, new(Quantity.Of(lowest, kind.Dimension), Quantity.Of(highest, kind.Dimension)),
            names.IsDefault ? [] : names, poll, 3 * poll, safe, safe, null);
    }

    public static RoomPlan Room(params (PartProfile Profile, int Address, string? SerialNumber)[] parts)
    {
        var plans = parts.Select((part, index) => new PartPlan(
            new(index), $"{part.Profile.Id}-{index}", part.Profile, Port, part.Address, part.SerialNumber, LeaseEnforcement.None)).ToImmutableArray();
        var serial = plans[0].Profile.Wire switch
        {
            ModbusRtuWire wire => wire.Serial,
            AsciiLineWire wire => wire.Serial,
            _ => Bus,
        };
        var signals = plans.SelectMany(part => part.Profile.Signals.Select(signal => (part.Id, Signal: signal))).ToArray();
        var sensors = signals.Where(item => item.Signal.Direction == SignalDirection.Sensor)
            .Select((item, index) => new SensorPlan(new(index), item.Signal.Id, item.Id, item.Signal)).ToImmutableArray();
        var outputs = signals.Where(item => item.Signal.Direction == SignalDirection.Output)
            .Select((item, index) => new OutputPlan(new(index), item.Signal.Id, item.Id, item.Signal, item.Signal.Range, item.Signal.Safe!.Value))
            .ToImmutableArray();
        var profile = new RoomProfile("bench", "Bench", true, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []);
        return new(profile, [new(Port, "bus", "none", serial, [.. plans.Select(part => part.Id)])], plans, sensors, outputs, [], [], []);
    }

    public static OutputPlan Output(this RoomPlan plan, string name, int part = 0) =>
        plan.Outputs.First(output => output.Name == name && output.Part.Index == part);

    public static SensorPlan Sensor(this RoomPlan plan, string name, int part = 0) =>
        plan.Sensors.First(sensor => sensor.Name == name && sensor.Part.Index == part);
}
