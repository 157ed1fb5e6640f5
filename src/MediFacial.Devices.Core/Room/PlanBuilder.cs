using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

/// <summary>Numbers the ports, parts, signals, devices and pins of a room that was found good.</summary>
sealed class PlanBuilder(RoomProfile room, ImmutableArray<PartProfile> profiles)
{
    readonly List<SensorPlan> _sensors = [];
    readonly List<OutputPlan> _outputs = [];
    readonly List<PinPlan> _pins = [];

    public RoomPlan Build(ImmutableArray<ProfileFile> files)
    {
        foreach (var line in room.Lines)
        {
            var isOutput = line.Role is LineRole.EnergyRun or LineRole.EnergyPermit or LineRole.GuardSounder or LineRole.Beacon or LineRole.Sounder;
            _pins.Add(new PinPlan(new(_pins.Count), line.Chip, line.Line, line.ActiveHigh, isOutput, line.Role, null, null));
        }
        var parts = room.Parts.Select((_, index) => Part(index)).ToImmutableArray();
        var ports = room.Ports.Select((_, index) => Port(index)).ToImmutableArray();
        var devices = room.Devices.Select((device, index) => Device(device, new DeviceId(index))).ToImmutableArray();
        return new RoomPlan(room, ports, parts, [.. _sensors], [.. _outputs], devices, [.. _pins], files);
    }

    PartPlan Part(int index)
    {
        var (part, profile, id) = (room.Parts[index], profiles[index], new PartId(index));
        foreach (var signal in profile.Signals)
        {
            var name = $"{part.Id}.{signal.Id}";
            var wiring = signal.Address is GpioAddress gpio ? part.Pins.Single(pin => pin.Pin == gpio.Pin) : null;
            if (signal.Direction == SignalDirection.Sensor)
            {
                if (wiring is not null) AddPin(wiring, signal, new SensorId(_sensors.Count), null);
                _sensors.Add(new SensorPlan(new(_sensors.Count), name, id, signal));
            }
            else
            {
                if (wiring is not null) AddPin(wiring, signal, null, new OutputId(_outputs.Count));
                _outputs.Add(new OutputPlan(new(_outputs.Count), name, id, signal, Tightened(part, signal), signal.Safe!.Value));
            }
        }
        var port = part.Port is null ? (PortId?)null : new PortId(room.Ports.ToList().FindIndex(each => each.Id == part.Port));
        return new PartPlan(id, part.Id, profile, port, part.Address, part.SerialNumber, part.Lease);
    }

    void AddPin(PinWiring wiring, SignalProfile signal, SensorId? sensor, OutputId? output) => _pins.Add(new PinPlan(
        new(_pins.Count), wiring.Chip, wiring.Line, ((GpioAddress)signal.Address).ActiveHigh, output is not null, null, sensor, output));

    Range<Quantity> Tightened(RoomPart part, SignalProfile signal)
    {
        var range = signal.Range;
        foreach (var limit in room.Limits)
        {
            var bindings = room.Devices.First(device => device.Id == limit.Device).Bindings;
            if (bindings.Any(bound => bound.Role == limit.Role && bound.Part == part.Id && bound.Signal == signal.Id)) range = Both(range, limit.Range);
        }
        return range;
    }

    static Range<Quantity> Both(Range<Quantity> one, Range<Quantity> other) =>
        new(one.Lowest > other.Lowest ? one.Lowest : other.Lowest, one.Highest < other.Highest ? one.Highest : other.Highest);

    PortPlan Port(int index)
    {
        var port = room.Ports[index];
        var members = Enumerable.Range(0, room.Parts.Length).Where(part => room.Parts[part].Port == port.Id).ToArray();
        return new PortPlan(new(index), port.Id, port.Path, RoomCompiler.SerialOf(profiles[members[0]])!, [.. members.Select(part => new PartId(part))]);
    }

    DevicePlan Device(RoomDevice device, DeviceId id) => device.Kind switch
    {
        DeviceKind.Microdermabrasion => new SuctionPlan(id, device.Name, Output(device, "mode"), Output(device, "vacuum"), Output(device, "flow"),
            Output(device, "pump"), Output(device, "vent"), Sensor(device, "pressure"), Sensor(device, "guard"), Sensor(device, "pump-running"),
            Sensor(device, "vent-open"), Sensor(device, "supply"), Sensor(device, "waste"), Perhaps(device, "fault"), Perhaps(device, "timed-out")),
        DeviceKind.LedPanel => new LightPlan(id, device.Name,
            [.. from wavelength in Enum.GetValues<Wavelength>()
                where device.Bindings.Any(binding => binding.Role == RoleTable.LightOf(wavelength))
                select new LightChannel(wavelength, Output(device, RoleTable.LightOf(wavelength)), Sensor(device, RoleTable.IrradianceOf(wavelength)))],
            Sensor(device, "guard"), Sensor(device, "board-temperature"), Sensor(device, "skin-temperature"), Sensor(device, "fan"), Sensor(device, "supply"),
            Perhaps(device, "in-place")),
        DeviceKind.Steamer => new SteamPlan(id, device.Name, Output(device, "heater"), Output(device, "divert"), Sensor(device, "water-level"),
            Sensor(device, "outlet"), Sensor(device, "face"), Sensor(device, "distance"), Sensor(device, "over-temperature"),
            Perhaps(device, "element")),
        DeviceKind.LaserInterlock => new LaserPlan(id, device.Name, Output(device, "contact"), Output(device, "contact-2"), Output(device, "sign"),
            Sensor(device, "contact-readback"), Sensor(device, "contact-2-readback"), Sensor(device, "sign-lit"), Perhaps(device, "laser-ready"), Perhaps(device, "emission")),
        DeviceKind.SkinProbe => new SkinProbePlan(id, device.Name, Sensor(device, "contact"),
            [.. from role in RoleTable.Measures
                where device.Bindings.Any(binding => binding.Role == role.Name)
                select new ProbeValue(role.Name, Sensor(device, role.Name))],
            Perhaps(device, "battery"), Perhaps(device, "charging"), Perhaps(device, "calibration-age")),
        _ => throw new ArgumentOutOfRangeException(nameof(device), device.Kind, "No such device kind."),
    };

    OutputId Output(RoomDevice device, string role) => _outputs.Single(output => output.Name == NameOf(device, role)).Id;

    SensorId Sensor(RoomDevice device, string role) => _sensors.Single(sensor => sensor.Name == NameOf(device, role)).Id;

    SensorId? Perhaps(RoomDevice device, string role) => device.Bindings.Any(binding => binding.Role == role) ? Sensor(device, role) : null;

    static string NameOf(RoomDevice device, string role)
    {
        var binding = device.Bindings.Single(binding => binding.Role == role);
        return $"{binding.Part}.{binding.Signal}";
    }
}
