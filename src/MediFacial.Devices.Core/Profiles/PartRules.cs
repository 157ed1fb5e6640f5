using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>What the values of one part file must mean together.</summary>
static class PartRules
{
    public static IEnumerable<Finding> Check(PartProfile part)
    {
        foreach (var finding in DoubledNames(part).Concat(DoubledPins(part))) yield return finding;
        for (var i = 0; i < part.Signals.Length; i++)
        {
            var signal = part.Signals[i];
            foreach (var finding in Place(part, signal.Address, signal.Direction == SignalDirection.Output, $"signals/{i}/{KeyOf(signal.Address)}")) yield return finding;
        }
        if (part.Identity is { } identity)
        {
            foreach (var finding in Place(part, identity.Model, false, "identity/model")) yield return finding;
            if (identity.Serial is { } serial) foreach (var finding in Place(part, serial, false, "identity/serial")) yield return finding;
        }
        else if (part.Wire is not GpioWire) yield return new("", "missing-key", "The key “identity” is missing; a part on a serial wire must be identified before use, so say where its model code is.");
        if (part.Heartbeat is { } heartbeat)
        {
            foreach (var finding in Place(part, heartbeat.Counter, true, "heartbeat/counter").Concat(MadeSafe(part, heartbeat))) yield return finding;
        }
        for (var i = 0; i < part.Stop.Length; i++)
        {
            var write = part.Stop[i];
            if (part.Signal(write.Signal)!.Safe is { } safe && !safe.Equals(write.Value))
            {
                yield return new($"stop/{i}/to", "stop-not-safe", $"“stop” sets “{write.Signal}” to {write.Value}, which is not its safe value; write that one.");
            }
        }
    }

    static IEnumerable<Finding> MadeSafe(PartProfile part, HeartbeatProfile heartbeat) =>
        from pair in heartbeat.MakesSafe.Select((name, index) => (name, index))
        where part.Signal(pair.name) is not { Direction: SignalDirection.Output }
        select new Finding($"heartbeat/makes-safe/{pair.index}", "unknown-signal",
            $"“{pair.name}” is no output of this part; allowed: {string.Join(", ", part.Signals.Where(signal => signal.Direction == SignalDirection.Output).Select(signal => signal.Id))}.");

    static IEnumerable<Finding> DoubledPins(PartProfile part) =>
        from pair in part.Signals.Select((signal, index) => (pin: (signal.Address as GpioAddress)?.Pin, index))
        where pair.pin is not null && part.Signals.Take(pair.index).Any(earlier => earlier.Address is GpioAddress other && other.Pin == pair.pin)
        select new Finding($"signals/{pair.index}/pin/name", "duplicate-name", $"The pin “{pair.pin}” already carries another signal; every pin has one.");

    static IEnumerable<Finding> DoubledNames(PartProfile part) =>
        from pair in part.Signals.Select((signal, index) => (signal, index))
        where part.Signals.Take(pair.index).Any(earlier => earlier.Id == pair.signal.Id)
        select new Finding($"signals/{pair.index}/{(pair.signal.Direction == SignalDirection.Sensor ? "sensor" : "output")}", "duplicate-name",
            $"A second signal is called “{pair.signal.Id}”; give each its own name.");

    static IEnumerable<Finding> Place(PartProfile part, SignalAddress address, bool written, string path)
    {
        switch (address, part.Wire)
        {
            case (ModbusAddress register, ModbusRtuWire):
                if (written && register.Table == RegisterTable.Input)
                {
                    yield return new($"{path}/table", "not-writable", "Input registers can only be read; what is set must be a holding register.");
                }
                if (register.ScaleFrom is { } other && part.Signal(other) is null)
                {
                    yield return new($"{path}/scale-from", "unknown-signal", $"“{other}” is no signal of this part; name the one whose value multiplies.");
                }
                break;
            case (AsciiAddress field, AsciiLineWire wire):
                if (wire.Exchanges.FirstOrDefault(exchange => exchange.Id == field.Exchange) is not { } exchange)
                {
                    yield return new($"{path}/exchange", "unknown-exchange",
                        $"“{field.Exchange}” is no exchange of this wire; allowed: {string.Join(", ", wire.Exchanges.Select(known => known.Id))}.");
                }
                else if (AsciiTemplate.FieldsOf(written ? exchange.Request : exchange.Reply) is { } fields && !fields.Contains(field.Field))
                {
                    yield return new($"{path}/name", "unknown-field",
                        $"The {(written ? "request" : "reply")} of “{exchange.Id}” has no field “{field.Field}”; it has {(fields.IsEmpty ? "none" : string.Join(", ", fields))}.");
                }
                break;
            case (GpioAddress, GpioWire):
                if (!IsSwitch(part, address)) yield return new(path, "wrong-unit", "A pin is on or off; write the unit on/off.");
                break;
            default:
                yield return new(path, "wrong-address", $"The wire of this part is {WireName(part.Wire)}, so its signals have “{PlaceName(part.Wire)}”; write that instead.");
                break;
        }
    }

    static bool IsSwitch(PartProfile part, SignalAddress address) =>
        part.Signals.Where(signal => ReferenceEquals(signal.Address, address)).All(signal => signal.Dimension == Dimension.Switch);

    static string KeyOf(SignalAddress address) => address switch { ModbusAddress => "register", AsciiAddress => "field", _ => "pin" };

    static string WireName(WireProfile wire) => wire switch { ModbusRtuWire => "modbus-rtu", AsciiLineWire => "ascii-line", _ => "gpio" };

    static string PlaceName(WireProfile wire) => wire switch { ModbusRtuWire => "register", AsciiLineWire => "field", _ => "pin" };
}
