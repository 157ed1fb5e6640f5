using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Wires;
using WireTable = MediFacial.Devices.Twins.Wires.RegisterTable;

namespace MediFacial.Devices.Scenarios;

/// <summary>A part profile as plain data for the generic twins: what it says of itself, what can be written and what it refuses, what it does without its host, and sensors at the lowest plausible value.</summary>
static class ProfileTwins
{
    // 50 kPa in tenths is 500 and a bit.
    const double Rounding = 1e-6;

    public static RegisterTwinSpec Registers(PartPlan part)
    {
        var registers = new Dictionary<(WireTable, int), RegisterSpec>();
        foreach (var signal in part.Profile.Signals)
            if (signal.Address is ModbusAddress address) Add(registers, address, Words(address, Raw(signal, address)), signal.Direction == SignalDirection.Output, TakesRaw(signal, address));
        if (part.Profile.Heartbeat?.Counter is ModbusAddress counter) Add(registers, counter, Words(counter, 0), writable: true);
        if (part.Profile.Identity is { } identity)
        {
            if (identity.Model is ModbusAddress model) Add(registers, model, Text(model, identity.Expect), writable: false);
            if (identity.Serial is ModbusAddress serial) Add(registers, serial, Text(serial, part.SerialNumber ?? ""), writable: false);
        }
        return new([.. registers.Values], Place(part.Profile.Identity?.Model), Place(part.Profile.Identity?.Serial))
        {
            Heartbeat = part.Profile.Heartbeat is { Counter: ModbusAddress beat } heartbeat ? new((ushort)beat.Address, heartbeat.DeviceTimeout,
            [
                .. from signal in MadeSafe(part.Profile, heartbeat) let address = (ModbusAddress)signal.Address where address.Bit is null
                   select ((ushort)address.Address, ImmutableCollectionsMarshal.AsImmutableArray(Words(address, Raw(signal, address)))),
            ]) : null,
        };

        int Place(SignalAddress? address) => address is ModbusAddress at ? registers.Keys.ToList().IndexOf((TableOf(at), at.Address)) : -1;
    }

    public static LineTwinSpec Lines(PartPlan part, AsciiLineWire wire)
    {
        var fields = new Dictionary<string, string> { ["address"] = part.Address.ToString(CultureInfo.InvariantCulture) };
        // An output first: where a sensor shares its field, the part still starts safe.
        foreach (var signal in part.Profile.Signals.OrderByDescending(signal => signal.Direction))
            if (signal.Address is AsciiAddress address)
                fields.TryAdd(address.Field, OnTheWire(signal).ToString(CultureInfo.InvariantCulture));
        if (part.Profile.Heartbeat?.Counter is AsciiAddress counter) fields.TryAdd(counter.Field, "0");
        if (part.Profile.Identity is { } identity)
        {
            if (identity.Model is AsciiAddress model) fields[model.Field] = identity.Expect;
            if (identity.Serial is AsciiAddress serial) fields[serial.Field] = part.SerialNumber ?? "";
        }
        foreach (var name in wire.Exchanges.SelectMany(exchange => FieldsOf(exchange.Request).Concat(FieldsOf(exchange.Reply)))) fields.TryAdd(name, "0");
        var checksum = wire.Checksum switch
        {
            AsciiChecksum.None => LineChecksum.None,
            AsciiChecksum.XorHex => LineChecksum.XorHex,
            AsciiChecksum.SumHex => LineChecksum.SumHex,
            _ => throw new ArgumentOutOfRangeException(nameof(wire), wire.Checksum, null),
        };
        return new(new(wire.Prefix, wire.Terminator, checksum, wire.LongestLine), wire.ErrorReply,
            [.. wire.Exchanges.Select(exchange => new LineExchangeSpec(exchange.Request, exchange.Reply) { Takes = TakesOf(part.Profile, exchange) })],
            [.. fields.Select(field => new LineFieldSpec(field.Key, field.Value))])
        {
            Model = (part.Profile.Identity?.Model as AsciiAddress)?.Field,
            Serial = (part.Profile.Identity?.Serial as AsciiAddress)?.Field,
            Heartbeat = part.Profile.Heartbeat is { Counter: AsciiAddress beat } heartbeat ? new(beat.Field, heartbeat.DeviceTimeout,
                [.. MadeSafe(part.Profile, heartbeat).Select(signal => (((AsciiAddress)signal.Address).Field, OnTheWire(signal).ToString(CultureInfo.InvariantCulture)))]) : null,
        };
    }

    static IEnumerable<SignalProfile> MadeSafe(PartProfile part, HeartbeatProfile heartbeat) =>
        (heartbeat.MakesSafe.IsEmpty ? part.Stop.Select(write => write.Signal) : heartbeat.MakesSafe).Distinct().Select(name => part.Signal(name)!);

    static ImmutableArray<(string, double, double)> TakesOf(PartProfile part, AsciiExchange exchange) =>
    [
        .. from signal in part.Signals
           where signal is { Direction: SignalDirection.Output, Address: AsciiAddress address } && address.Exchange == exchange.Id
           let takes = OnTheWire(signal, signal.Range.Lowest, signal.Range.Highest)
           where takes is not null
           select (((AsciiAddress)signal.Address).Field, takes.Value.Lowest, takes.Value.Highest),
    ];

    static (double, double)? TakesRaw(SignalProfile signal, ModbusAddress address) =>
        signal.Direction == SignalDirection.Output && address is { Bit: null, ScaleFrom: null } && OnTheWire(signal, signal.Range.Lowest, signal.Range.Highest) is var (lowest, highest)
            ? (((lowest - address.Offset) / address.Scale) - Rounding, ((highest - address.Offset) / address.Scale) + Rounding) : null;

    static (double Lowest, double Highest)? OnTheWire(SignalProfile signal, Quantity lowest, Quantity highest) => signal.Dimension switch
    {
        Dimension.Switch => (0, 1),
        Dimension.Choice => (signal.Names.Min(name => name.Raw), signal.Names.Max(name => name.Raw)),
        var dimension when lowest.Dimension != dimension => null,
        _ => (((lowest.Value - signal.Unit.Offset) / signal.Unit.Factor) - Rounding, ((highest.Value - signal.Unit.Offset) / signal.Unit.Factor) + Rounding),
    };

    static void Add(Dictionary<(WireTable, int), RegisterSpec> registers, ModbusAddress address, ushort[] words, bool writable, (double, double)? takes = null)
    {
        var table = TableOf(address);
        var coding = address.Type switch
        {
            RegisterType.U16 or RegisterType.Text => RegisterCoding.U16,
            RegisterType.I16 => RegisterCoding.I16,
            RegisterType.U32 => RegisterCoding.U32,
            RegisterType.I32 => RegisterCoding.I32,
            RegisterType.F32 => RegisterCoding.F32,
            _ => throw new ArgumentOutOfRangeException(nameof(address), address.Type, null),
        };
        var key = (table, address.Address);
        var former = registers.GetValueOrDefault(key);
        registers[key] = new(table, (ushort)address.Address, [.. words.Select((word, index) => (ushort)(word | (former?.Words[index] ?? 0)))],
            writable || former?.Writable == true, coding, address.Order == WordOrder.LowFirst)
        { Takes = takes };
    }

    static WireTable TableOf(ModbusAddress address) => address.Table == Core.Profiles.RegisterTable.Holding ? WireTable.Holding : WireTable.Input;

    static double Raw(SignalProfile signal, ModbusAddress address)
    {
        var value = OnTheWire(signal);
        return address.Bit is { } bit ? (value >= 0.5 ? 1 << bit : 0) : (value - address.Offset) / address.Scale;
    }

    // In the unit of the wire: an output starts safe, a switch on, anything else at the lowest plausible value.
    static double OnTheWire(SignalProfile signal)
    {
        var canonical = signal.Safe ?? (signal.Dimension == Dimension.Switch ? Quantity.On : signal.Range.Lowest);
        return signal.Dimension == Dimension.Choice ? signal.Names.FirstOrDefault(name => name.Raw == canonical.Value).Raw : (canonical.Value - signal.Unit.Offset) / signal.Unit.Factor;
    }

    static ushort[] Words(ModbusAddress address, double raw)
    {
        var bits = address.Type switch
        {
            RegisterType.F32 => BitConverter.SingleToUInt32Bits((float)raw),
            RegisterType.U32 => (uint)raw,
            RegisterType.I32 => unchecked((uint)(int)raw),
            _ => unchecked((ushort)(int)raw),
        };
        if (address.Type is RegisterType.U16 or RegisterType.I16) return [(ushort)bits];
        ushort high = (ushort)(bits >> 16), low = (ushort)(bits & 0xFFFF);
        return address.Order == WordOrder.LowFirst ? [low, high] : [high, low];
    }

    static ushort[] Text(ModbusAddress address, string text)
    {
        if (address.Type != RegisterType.Text) return Words(address, double.Parse(text, CultureInfo.InvariantCulture));
        var bytes = new byte[address.Words * 2];
        Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, bytes.Length)), bytes);
        return [.. Enumerable.Range(0, address.Words).Select(word => (ushort)((bytes[2 * word] << 8) | bytes[(2 * word) + 1]))];
    }

    static IEnumerable<string> FieldsOf(string template)
    {
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close < 0) yield break;
            yield return template[(open + 1)..close].Split(':')[0];
        }
    }
}
