using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>What the values of one room file must mean together, whatever its parts are.</summary>
static class RoomRules
{
    public static IEnumerable<Finding> Check(RoomProfile room) =>
    [
        .. Doubled(room.Ports, port => port.Id, "ports", "port"),
        .. Doubled(room.Parts, part => part.Id, "parts", "part"),
        .. Doubled(room.Devices, device => device.Id, "devices", "device"),
        .. Kinds(room), .. Paths(room), .. Pins(room), .. Lines(room),
    ];

    static IEnumerable<Finding> Doubled<T>(IReadOnlyList<T> items, Func<T, string> name, string list, string key) =>
        from index in Enumerable.Range(0, items.Count)
        where items.Take(index).Any(earlier => name(earlier) == name(items[index]))
        select new Finding($"{list}/{index}/{key}", "duplicate-name", $"A second {key} is called “{name(items[index])}”; give each its own name.");

    static IEnumerable<Finding> Kinds(RoomProfile room) =>
        from index in Enumerable.Range(0, room.Devices.Length)
        where room.Devices.Take(index).Any(earlier => earlier.Kind == room.Devices[index].Kind)
        select new Finding($"devices/{index}/kind", "duplicate-kind", "A room has one device of each kind; remove the second.");

    static IEnumerable<Finding> Paths(RoomProfile room)
    {
        for (var i = 0; i < room.Ports.Length; i++)
        {
            var (id, path) = room.Ports[i];
            var absolute = path.StartsWith('/') || path.StartsWith("COM", StringComparison.OrdinalIgnoreCase);
            if (room.Simulated == absolute)
            {
                yield return new($"ports/{i}/path", "wrong-path", room.Simulated
                    ? $"“{path}” is a port of this machine, but the room is simulated; write a path inside the data folder such as “twins/{id}”."
                    : $"“{path}” is a twin's port, but the room is real; write the port's absolute path, best below /dev/serial/by-id.");
            }
            else if (path.Split('/', '\\').Contains("..")) yield return new($"ports/{i}/path", "wrong-path", "A path may not lead out of the data folder; remove “..”.");
            if (room.Ports.Take(i).Any(earlier => earlier.Path == path)) yield return new($"ports/{i}/path", "duplicate-port", $"“{path}” is already the path of another port; give each its own.");
            if (room.Parts.All(part => part.Port != id)) yield return new($"ports/{i}/port", "unused-port", $"No part is wired to the port “{id}”; name it in a part or remove it.");
        }
    }

    static IEnumerable<Finding> Pins(RoomProfile room)
    {
        var used = new HashSet<(string, string)>();
        foreach (var line in room.Lines)
        {
            if (!used.Add((line.Chip, line.Line))) yield return Twice($"lines/{RoomReader.WordOf(line.Role)}/line", line.Chip, line.Line);
        }
        for (var i = 0; i < room.Parts.Length; i++)
        {
            foreach (var pin in room.Parts[i].Pins)
            {
                if (!used.Add((pin.Chip, pin.Line))) yield return Twice($"parts/{i}/pins/{pin.Pin}/line", pin.Chip, pin.Line);
            }
        }
    }

    static Finding Twice(string path, string chip, string line) =>
        new(path, "line-used-twice", $"Line “{line}” of chip “{chip}” is already used in this room; every line has one purpose, so wire another.");

    const string Proven = "needs its counterpart to be proven", TwoContacts = "is one of two contacts in series, the other in the hands of the guard";

    static readonly (LineRole One, LineRole Other, string Why)[] Together =
    [
        (LineRole.EnergyRun, LineRole.EnergyRunReadBack, Proven), (LineRole.EnergyRunReadBack, LineRole.EnergyRun, Proven),
        (LineRole.EnergyPermit, LineRole.EnergyPermitReadBack, Proven), (LineRole.EnergyPermitReadBack, LineRole.EnergyPermit, Proven),
        (LineRole.EnergyRun, LineRole.EnergyPermit, TwoContacts), (LineRole.EnergyPermit, LineRole.EnergyRun, "is one of two contacts in series"),
        (LineRole.GuardSounder, LineRole.EnergyPermit, "sounds when the guard takes its permit away"),
    ];

    static IEnumerable<Finding> Lines(RoomProfile room)
    {
        var roles = room.Lines.Select(line => line.Role).ToHashSet();
        if (!roles.Contains(LineRole.EmergencyStop)) yield return new("lines", "missing-line", "A room needs an emergency stop; add the line “emergency-stop”.");
        else if (!roles.Contains(LineRole.EmergencyStopB))
            yield return new("lines/emergency-stop", "missing-line", "The emergency stop needs its second contact, so that one that sticks is noticed; add the line “emergency-stop-b”.");
        foreach (var (one, other, why) in Together)
        {
            if (roles.Contains(one) && !roles.Contains(other))
            {
                yield return new($"lines/{RoomReader.WordOf(one)}", "missing-line", $"“{RoomReader.WordOf(one)}” {why}; add the line “{RoomReader.WordOf(other)}”.");
            }
        }
        if (roles.Contains(LineRole.DoorB) && !roles.Contains(LineRole.Door))
        {
            yield return new("lines/door-b", "missing-line", "“door-b” is the second contact of the door; add the line “door” for the first.");
        }
        var laser = room.Devices.ToList().FindIndex(device => device.Kind == DeviceKind.LaserInterlock);
        if (laser >= 0 && !(roles.Contains(LineRole.Door) && roles.Contains(LineRole.DoorB)))
        {
            yield return new($"devices/{laser}/kind", "missing-line", "A laser needs a door with two contacts; add the lines “door” and “door-b”.");
        }
        if (room.Policies.DoorStopsEnergy && !roles.Contains(LineRole.Door))
        {
            yield return new("policies/door-stops-energy", "missing-line", "An open door is to stop energy, but the room has no “door” line; add it or write false.");
        }
    }
}
