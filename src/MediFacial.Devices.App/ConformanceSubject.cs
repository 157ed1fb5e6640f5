using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.App;

/// <summary>Which part is checked, and where it is.</summary>
/// <param name="Path">Of the port; relative ones lie in the data folder.</param>
/// <param name="RoomName">As the room file names the part; null when it is none of the room.</param>
/// <param name="IsSimulated">It is a part of a simulated room, on the port of that room.</param>
public sealed record ConformanceSubject(ConformanceSetup Setup, string Path, SerialSettings Line, string? RoomName, bool IsSimulated)
{
    static readonly SerialSettings NoLine = new(0, 0, SerialParity.None, 0);

    /// <summary>Where the pins are wired, of a part that has no serial line; else null.</summary>
    public (RoomPlan Plan, PartPlan Part)? Pins { get; init; }

    /// <param name="named">A part of the room, a profile or a file.</param>
    /// <param name="port">A path or a port of the room; null: that of the room.</param>
    /// <param name="address">0: that of the room.</param>
    /// <exception cref="VerbFailure">There is no such part, or it is not said where it is.</exception>
    public static ConformanceSubject Find(string named, FileInfo? roomFile, string? port, int address, string? serial)
    {
        var plan = ProfilesOnDisk.Room(roomFile);
        var isFile = named.EndsWith(".yaml", StringComparison.Ordinal) || named.EndsWith(".yml", StringComparison.Ordinal);
        var inRoom = isFile ? null : plan.Parts.FirstOrDefault(part => part.Name == named) ?? plan.Parts.FirstOrDefault(part => part.Profile.Id == named && (part.Port is null || IsThere(part, plan, port)));
        var loaded = isFile ? OfFile(named) : OfName(inRoom?.Profile.Id ?? named, plan);
        var profile = loaded.Value!;
        if (LineOf(profile) is not { } line)
        {
            if (inRoom is null || port is not null) throw new VerbFailure(ExitCode.WrongUsage, $"{profile.Make} {profile.Model} has pins and no port. Name it as the room file does that says where they are wired, and leave --port out.");
            return new(new(profile, loaded.Source, 0, null), "pins", NoLine, inRoom.Name, plan.Profile.Simulated) { Pins = (PinConformance.PlanOf(plan, inRoom), inRoom) };
        }
        // Of a part that the room has elsewhere, the room's address and number would be those of another one.
        var here = inRoom is not null && IsThere(inRoom, plan, port) ? inRoom : null;
        var path = here?.Port is { } index ? plan.Ports[index.Index].Path : port is null ? null : plan.Ports.FirstOrDefault(each => each.Name == port)?.Path ?? port;
        if (path is null) throw new VerbFailure(ExitCode.WrongUsage, $"The room file does not say where “{named}” is. Name its port with --port.");
        var at = profile.Wire is not ModbusRtuWire ? here?.Address ?? 0 : address > 0 ? address : here?.Address ?? 1;
        var number = serial ?? (here is not null && at == here.Address ? here.SerialNumber : null);
        return new(new(profile, loaded.Source, at, number), path, line, here?.Name, here is not null && plan.Profile.Simulated);
    }

    static bool IsThere(PartPlan part, RoomPlan plan, string? port) => part.Port is { } index
        && (port is null || plan.Ports[index.Index] is var own && (own.Name == port || own.Path == port || port.EndsWith($"/{own.Path}", StringComparison.Ordinal)));

    static Loaded<PartProfile> OfFile(string path)
    {
        var (set, named) = ProfilesOnDisk.Read([path]);
        var part = set.Parts.FirstOrDefault(each => named.Contains(each.Source.File));
        if (part is { IsGood: true }) return part;
        var problems = set.Problems.Where(problem => named.Contains(problem.File)).ToList();
        throw new VerbFailure(ExitCode.CannotStart, problems.Count == 0 ? $"{path} describes no part." : $"{problems[0]}\nThe part cannot be checked: {problems.Count} problem(s). Do: medifacial check {path}");
    }

    static Loaded<PartProfile> OfName(string id, RoomPlan plan)
    {
        var (set, _) = ProfilesOnDisk.Read([]);
        return set.Parts.FirstOrDefault(each => each.IsGood && each.Value!.Id == id) ?? throw new VerbFailure(ExitCode.WrongUsage,
            $"Nothing is known of a part “{id}”. The room has: {string.Join(", ", plan.Parts.Select(part => part.Name))}. Described are: {string.Join(", ", set.GoodParts.Select(part => part.Id))}. Or name a part file.");
    }

    static SerialSettings? LineOf(PartProfile part) => part.Wire switch
    {
        ModbusRtuWire modbus => modbus.Serial,
        AsciiLineWire ascii => ascii.Serial,
        _ => null,
    };
}
