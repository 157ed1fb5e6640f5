using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>Reads <c>device-profiles/rooms/*.yaml</c>. What needs the parts' own files is judged by <c>RoomCompiler</c>.</summary>
public static class RoomReader
{
    static readonly Key<string> Port = Key.Needed("port", Take.Name, "Name of the port.");
    static readonly Key<string> Path = Key.Needed("path", Take.Text, "Device path; a relative one lies in the data folder, where the twins put theirs.");
    static readonly Form<PortProfile> PortForm = new GroupForm<PortProfile>("a port", [Port, Path], row => new(row.Get(Port), row.Get(Path)));

    static readonly Key<string> Chip = Key.Needed("chip", Take.Text, "Label of the GPIO chip.");
    static readonly Key<string> Line = Key.Needed("line", Take.Text, "Name of the line; never a number.");
    static readonly Key<bool> Active = Key.Needed("active", AddressForms.ActiveLevel, "Level that means on.");
    static readonly Form<(string Chip, string Line)> PinForm = new GroupForm<(string, string)>("a pin", [Chip, Line], row => (row.Get(Chip), row.Get(Line)));
    static readonly Form<(string Chip, string Line, bool High)> LineForm =
        new GroupForm<(string, string, bool)>("a line", [Chip, Line, Active], row => (row.Get(Chip), row.Get(Line), row.Get(Active)));

    static readonly Key<string> Part = Key.Needed("part", Take.Name, "Name of the part in this room.");
    static readonly Key<string> Profile = Key.Needed("profile", Take.Name, "Which part file describes it.");
    static readonly Key<string> OnPort = Key.Optional("port", Take.Name, "The port it is wired to.");
    static readonly Key<int> Address = Key.Optional("address", Take.Whole(1, 247), "Its address on the port.");
    static readonly Key<string> SerialNumber = Key.Optional("serial-number", Take.Text, "Serial number that it must answer with.");
    static readonly Key<ImmutableArray<Named<(string Chip, string Line)>>> Pins =
        Key.Optional("pins", Take.Map("pins of the part", Take.Text, PinForm), "Where each pin of the part is wired.");
    static readonly Key<LeaseEnforcement> Lease = Key.Needed("lease", Words.Of<LeaseEnforcement>(), "Who enforces that its outputs go safe when nobody renews them.");
    static readonly Form<RoomPart> PartForm = new GroupForm<RoomPart>("a part of the room", [Part, Profile, OnPort, Address, SerialNumber, Pins, Lease],
        row => new(row.Get(Part), row.Get(Profile), row.FindObject(OnPort), row.Get(Address, 0), row.FindObject(SerialNumber),
            [.. row.Get(Pins, []).Select(pin => new PinWiring(pin.Key, pin.Value.Chip, pin.Value.Line))], row.Get(Lease)));

    static readonly Key<string> Device = Key.Needed("device", Take.Name, "Name of the device.");
    static readonly Key<DeviceKind> Kind = Key.Needed("kind", Words.Of<DeviceKind>(), "What it is.");
    static readonly Key<string> DeviceName = Key.Needed("name", Take.Text, "What the panel calls it.");
    static readonly Key<ImmutableArray<Named<(string Part, string Signal)>>> Bind =
        Key.Needed("bind", Take.Map("roles with their signals", Take.Name, new SignalReference()), "Role of the device kind: part.signal.");
    static readonly Form<RoomDevice> DeviceForm = new GroupForm<RoomDevice>("a device", [Device, Kind, DeviceName, Bind],
        row => new(row.Get(Device), row.Get(Kind), row.Get(DeviceName), [.. row.Get(Bind).Select(bound => new Binding(bound.Key, bound.Value.Part, bound.Value.Signal))]));

    static readonly Key<TimeSpan> LongestPause = Key.Needed("longest-pause", Take.Duration("1 s", "15 min"), "After it a paused step can only be ended.");
    static readonly Key<TimeSpan> PanelLoss = Key.Needed("pause-after-panel-loss", Take.Duration("1 s", "60 s"), "How long the session goes on when no panel is alive.");
    static readonly Key<bool> DoorStops = Key.Needed("door-stops-energy", Take.Flag, "Whether an open door stops energy.");
    static readonly Form<RoomPolicies> PolicyForm = new GroupForm<RoomPolicies>("policies", [LongestPause, PanelLoss, DoorStops],
        row => new(row.Get(LongestPause), row.Get(PanelLoss), row.Get(DoorStops)));

    static readonly Key<string> Role = Key.Needed("role", Take.Name, "Role of an output.");
    static readonly Key<Range<Quantity>> RangeKey = Key.Needed("range", Take.AnyRange, "What this room allows, inside what the hardware allows.");
    static readonly Key<string> Source = Key.Needed("source", Take.Text, "Where the figure comes from.");
    static readonly Form<RoomLimit> LimitForm = new GroupForm<RoomLimit>("a limit", [Device, Role, RangeKey, Source],
        row => new(row.Get(Device), row.Get(Role), row.Get(RangeKey), row.Get(Source)));

    static readonly WordForm<LineRole> LineRoles = Words.From(
        ("emergency-stop", LineRole.EmergencyStop), ("emergency-stop-b", LineRole.EmergencyStopB), ("door", LineRole.Door), ("pedal", LineRole.Pedal), ("client-button", LineRole.ClientButton),
        ("energy-run", LineRole.EnergyRun), ("energy-run-readback", LineRole.EnergyRunReadBack),
        ("energy-permit", LineRole.EnergyPermit), ("energy-permit-readback", LineRole.EnergyPermitReadBack), ("guard-sounder", LineRole.GuardSounder),
        ("beacon", LineRole.Beacon), ("sounder", LineRole.Sounder), ("door-b", LineRole.DoorB));

    static readonly Key<(string Chip, string Line, bool High)>[] LineKeys =
        [.. LineRoles.Words.Select(word => Key.Optional(word, LineForm, $"The {word} line."))];
    static readonly Form<ImmutableArray<RoomLine>> LinesForm = new GroupForm<ImmutableArray<RoomLine>>("lines", LineKeys, row =>
        [.. LineKeys.Where(row.Has).Select(key => (key, line: row.Get(key)))
            .Select(pair => new RoomLine(LineRoles[pair.key.Name], pair.line.Chip, pair.line.Line, pair.line.High))]);

    static readonly Key<string> Room = Key.Needed("room", Take.Name, "Name of the room.");
    static readonly Key<string> Name = Key.Needed("name", Take.Text, "What the panel calls it.");
    static readonly Key<bool> Simulated = Key.Needed("simulated", Take.Flag, "Whether every part is a twin.");
    static readonly Key<ImmutableArray<PortProfile>> Ports = Key.Optional("ports", Take.List(PortForm), "Serial ports.");
    static readonly Key<ImmutableArray<RoomPart>> Parts = Key.Needed("parts", Take.List(PartForm, 1), "What stands in the room.");
    static readonly Key<ImmutableArray<RoomDevice>> Devices = Key.Needed("devices", Take.List(DeviceForm), "Which device the parts play.");
    static readonly Key<ImmutableArray<RoomLine>> Lines = Key.Needed("lines", LinesForm, "Lines of the room itself.");
    static readonly Key<RoomPolicies> Policies = Key.Needed("policies", PolicyForm, "What this room decided.");
    static readonly Key<ImmutableArray<RoomLimit>> Limits = Key.Optional("limits", Take.List(LimitForm), "Tightens what the hardware allows.");

    static readonly Form<RoomProfile> Form = new GroupForm<RoomProfile>("a room", [Room, Name, Simulated, Ports, Parts, Devices, Lines, Policies, Limits],
        row => new(row.Get(Room), row.Get(Name), row.Get(Simulated), row.Get(Ports, []), row.Get(Parts), row.Get(Devices), row.Get(Lines),
            row.Get(Policies), row.Get(Limits, [])));

    public static Loaded<RoomProfile> Read(ProfileFile file) => WholeFile.Read(file, Form, RoomRules.Check);

    internal static string WordOf(LineRole role) => LineRoles.Words.First(word => LineRoles[word] == role);

    internal static JsonObject Schema() => Form.Schema();
}
