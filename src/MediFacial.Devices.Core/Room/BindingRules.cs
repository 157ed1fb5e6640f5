using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

/// <summary>Whether the signals bound to a device can play its roles.</summary>
static class BindingRules
{
    public static IEnumerable<Finding> Check(RoomProfile room, ImmutableArray<PartProfile?> parts)
    {
        for (var i = 0; i < room.Devices.Length; i++)
        {
            foreach (var finding in Device(room, parts, room.Devices[i], $"devices/{i}/bind")) yield return finding;
        }
        foreach (var finding in Limits(room, parts)) yield return finding;
    }

    static IEnumerable<Finding> Device(RoomProfile room, ImmutableArray<PartProfile?> parts, RoomDevice device, string path)
    {
        var roles = RoleTable.Of(device.Kind);
        foreach (var binding in device.Bindings)
        {
            if (Fault(room, parts, roles, binding) is { } fault) yield return fault with { Path = $"{path}/{binding.Role}" };
        }
        var bound = device.Bindings.Select(binding => binding.Role).ToHashSet();
        foreach (var role in roles.Where(role => role.Needed && !bound.Contains(role.Name)))
        {
            yield return new(path, "unbound-role", $"The role “{role.Name}” of “{device.Id}” has no signal; bind {Text(role)} to it.");
        }
        foreach (var twice in device.Bindings.GroupBy(binding => (binding.Part, binding.Signal)).Where(group => group.Count() > 1))
        {
            var second = twice.ElementAt(1).Role;
            yield return new($"{path}/{second}", "bound-twice", second == "guard" || twice.First().Role == "guard"
                ? "The guard must be a sensor of its own: no trip may rely on the sensor that closes the loop; bind an independent one."
                : $"“{twice.Key.Part}.{twice.Key.Signal}” already plays “{twice.First().Role}”; bind another signal.");
        }
        if (device.Kind == DeviceKind.LedPanel) foreach (var finding in Channels(bound, path)) yield return finding;
        if (device.Kind == DeviceKind.SkinProbe && !RoleTable.Measures.Any(role => bound.Contains(role.Name)))
            yield return new(path, "unbound-role", $"A skin probe measures at least one of {string.Join(", ", RoleTable.Measures.Select(role => role.Name))}; bind one.");
    }

    static Finding? Fault(RoomProfile room, ImmutableArray<PartProfile?> parts, ImmutableArray<RoleRow> roles, Binding binding)
    {
        var names = roles.Select(role => role.Name).ToArray();
        if (!names.Contains(binding.Role)) return new("", "unknown-role", $"“{binding.Role}” is no role here.{Nearest.Hint(binding.Role, names)} Allowed: {string.Join(", ", names)}.");
        var index = room.Parts.ToList().FindIndex(part => part.Id == binding.Part);
        if (index < 0)
        {
            var known = room.Parts.Select(part => part.Id).ToArray();
            return new("", "unknown-part", $"“{binding.Part}” is no part of this room.{Nearest.Hint(binding.Part, known)} Allowed: {string.Join(", ", known)}.");
        }
        if (parts[index] is not { } profile) return null;
        if (profile.Signal(binding.Signal) is not { } signal)
        {
            var known = profile.Signals.Select(each => each.Id).ToArray();
            return new("", "unknown-signal", $"“{binding.Signal}” is no signal of “{profile.Id}”.{Nearest.Hint(binding.Signal, known)} Allowed: {string.Join(", ", known)}.");
        }
        var role = roles.First(role => role.Name == binding.Role);
        return signal.Direction == role.Direction && signal.Dimension == role.Dimension ? ModesFault(role, signal)
            : new("", "wrong-signal", $"The role “{role.Name}” needs {Text(role)}, but “{signal.Id}” is {Text(new("", signal.Direction, signal.Dimension))}; bind another signal.");
    }

    static Finding? ModesFault(RoleRow role, SignalProfile signal)
    {
        if (role is not { Name: "mode", Dimension: Dimension.Choice }) return null;
        var needed = Enum.GetValues<SuctionMode>().Select(mode => Words.Hyphenated(mode.ToString())).Prepend("none");
        var missing = needed.Where(name => signal.Names.All(named => named.Name != name)).ToArray();
        return missing.Length == 0 ? null : new("", "wrong-signal", $"“{signal.Id}” has no choice {string.Join(", ", missing)}; name the codes in the part file.");
    }

    static IEnumerable<Finding> Channels(HashSet<string> bound, string path)
    {
        var wavelengths = Enum.GetValues<Wavelength>();
        if (!wavelengths.Any(wavelength => bound.Contains(RoleTable.LightOf(wavelength))))
        {
            yield return new(path, "unbound-role", $"An LED panel needs at least one of {string.Join(", ", wavelengths.Select(RoleTable.LightOf))}; bind one.");
        }
        foreach (var (light, irradiance) in wavelengths.Select(wavelength => (RoleTable.LightOf(wavelength), RoleTable.IrradianceOf(wavelength))))
        {
            if (bound.Contains(light) == bound.Contains(irradiance)) continue;
            var (one, other) = bound.Contains(light) ? (light, irradiance) : (irradiance, light);
            yield return new($"{path}/{one}", "unbound-role", $"“{one}” needs “{other}” beside it, since dose is counted from readings; bind both.");
        }
    }

    static IEnumerable<Finding> Limits(RoomProfile room, ImmutableArray<PartProfile?> parts)
    {
        for (var i = 0; i < room.Limits.Length; i++)
        {
            var limit = room.Limits[i];
            var device = room.Devices.FirstOrDefault(device => device.Id == limit.Device);
            if (device is null)
            {
                yield return new($"limits/{i}/device", "unknown-device", $"“{limit.Device}” is no device of this room; allowed: {string.Join(", ", room.Devices.Select(each => each.Id))}.");
                continue;
            }
            var outputs = RoleTable.Of(device.Kind).Where(role => role.Direction == SignalDirection.Output).Select(role => role.Name).ToArray();
            var binding = device.Bindings.FirstOrDefault(binding => binding.Role == limit.Role);
            if (!outputs.Contains(limit.Role) || binding.Role is null)
            {
                yield return new($"limits/{i}/role", "unknown-role", $"“{limit.Role}” is no bound output of “{device.Id}”; allowed: {string.Join(", ", outputs)}.");
                continue;
            }
            var index = room.Parts.ToList().FindIndex(part => part.Id == binding.Part);
            if (index < 0 || parts[index]?.Signal(binding.Signal) is not { } signal) continue;
            if (!signal.Range.Contains(limit.Range))
            {
                yield return new($"limits/{i}/range", "limit-loosens", $"{limit.Range} reaches beyond what the hardware allows, {signal.Range}; a limit may only tighten.");
            }
            else if (signal.Safe is { } safe && !limit.Range.Contains(safe))
            {
                yield return new($"limits/{i}/range", "limit-loosens", $"{limit.Range} leaves out the safe value {safe}; include it.");
            }
        }
    }

    static string Text(RoleRow role) => $"{(role.Direction == SignalDirection.Output ? "an output" : "a sensor")} in {Unit.CanonicalOf(role.Dimension).Symbol}";
}
