using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Room;

/// <summary>Whether the parts of a room can be reached as it says, each by one port and address or by its pins.</summary>
static class WiringRules
{
    /// <param name="parts">The profile of each part of the room; null where there is none.</param>
    public static IEnumerable<Finding> Check(RoomProfile room, ImmutableArray<PartProfile?> parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is not { } profile) continue;
            var part = room.Parts[i];
            foreach (var finding in profile.Wire is GpioWire ? Pins(part, profile, $"parts/{i}") : Port(room, part, profile, $"parts/{i}")) yield return finding;
            if (profile.Identity?.Serial is not null && part.SerialNumber is null)
            {
                yield return new($"parts/{i}", "missing-serial-number",
                    $"“{part.Id}” has no “serial-number”; copy it from the type plate, so that no other part can take its place unnoticed.");
            }
        }
        for (var later = 0; later < parts.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (parts[earlier] is { } one && parts[later] is { } other && room.Parts[later].Port is { } port && room.Parts[earlier].Port == port)
                {
                    foreach (var finding in Together(room.Parts[earlier], one, room.Parts[later], other, $"parts/{later}")) yield return finding;
                }
            }
        }
    }

    static IEnumerable<Finding> Port(RoomProfile room, RoomPart part, PartProfile profile, string path)
    {
        var ports = room.Ports.Select(port => port.Id).ToArray();
        if (part.Port is null) yield return new(path, "missing-port", $"“{part.Id}” is spoken to over a serial port; add “port”, one of {string.Join(", ", ports)}.");
        else if (!ports.Contains(part.Port))
        {
            yield return new($"{path}/port", "unknown-port", $"“{part.Port}” is no port of this room.{Nearest.Hint(part.Port, ports)} Allowed: {string.Join(", ", ports)}.");
        }
        if (profile.Wire is ModbusRtuWire && part.Address == 0) yield return new(path, "missing-address", $"“{part.Id}” speaks Modbus; add its “address”, 1 to 247.");
        if (!part.Pins.IsEmpty) yield return new($"{path}/pins", "wrong-wire", $"“{profile.Id}” has no pins; remove “pins”.");
    }

    static IEnumerable<Finding> Pins(RoomPart part, PartProfile profile, string path)
    {
        if (part.Port is not null) yield return new($"{path}/port", "wrong-wire", $"“{profile.Id}” is wired by pins only; remove “port”.");
        var known = profile.Signals.Select(signal => signal.Address).OfType<GpioAddress>().Select(address => address.Pin).Distinct().ToArray();
        foreach (var pin in known.Where(pin => part.Pins.All(wired => wired.Pin != pin)))
        {
            yield return new($"{path}/pins", "missing-pin", $"The pin “{pin}” of “{part.Id}” is not wired; add it with its chip and line.");
        }
        foreach (var pin in part.Pins.Where(wired => !known.Contains(wired.Pin)))
        {
            yield return new($"{path}/pins/{pin.Pin}", "unknown-pin", $"“{pin.Pin}” is no pin of “{profile.Id}”.{Nearest.Hint(pin.Pin, known)} Allowed: {string.Join(", ", known)}.");
        }
    }

    static IEnumerable<Finding> Together(RoomPart first, PartProfile one, RoomPart second, PartProfile other, string path)
    {
        if (one.Wire.GetType() != other.Wire.GetType() && one.Wire is not GpioWire && other.Wire is not GpioWire)
        {
            yield return new($"{path}/port", "mixed-wires", $"“{second.Id}” and “{first.Id}” speak different languages and cannot share the port “{second.Port}”; give each its own.");
            yield break;
        }
        if (RoomCompiler.SerialOf(one) is { } settings && RoomCompiler.SerialOf(other) is { } others && settings != others)
        {
            yield return new($"{path}/port", "port-settings-differ",
                $"“{second.Id}” ({Text(others)}) and “{first.Id}” ({Text(settings)}) share the port “{second.Port}” with different line settings; change one part or use another port.");
        }
        if (first.Address == second.Address)
        {
            yield return new($"{path}/address", "duplicate-address", $"“{second.Id}” has the same address on the port “{second.Port}” as “{first.Id}”; set another on the part and here.");
        }
        else if (other.Wire is AsciiLineWire wire && wire.Exchanges.Any(exchange => !exchange.Request.Contains("{address}", StringComparison.Ordinal)))
        {
            yield return new($"{path}/port", "no-address-on-wire", $"The requests of “{other.Id}” carry no address, so it needs a port of its own.");
        }
    }

    static string Text(SerialSettings settings) => $"{settings.Baud} {settings.DataBits}{settings.Parity.ToString()[0]}{settings.StopBits}";
}
