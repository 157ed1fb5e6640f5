using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Room;

/// <summary>Whether every actuator of a room falls safe by itself when nobody renews it.</summary>
static class LeaseRules
{
    public static IEnumerable<Finding> Check(RoomProfile room, ImmutableArray<PartProfile?> parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is { } profile && Fault(room, room.Parts[i], profile) is { } fault) yield return fault with { Path = $"parts/{i}/lease" };
        }
    }

    static Finding? Fault(RoomProfile room, RoomPart part, PartProfile profile) => part.Lease switch
    {
        LeaseEnforcement.None when profile.Signals.Any(signal => signal.Direction == SignalDirection.Output) => new("", "actuator-without-lease",
            $"“{part.Id}” has outputs that would stay on if this program died; write “device-timeout” if the part has a host time-out, else wire its supply through the energy contacts and write “energy-enable”."),
        LeaseEnforcement.DeviceTimeout when profile.Heartbeat is null => new("", "lease-without-heartbeat",
            $"“{profile.Id}” has no “heartbeat”, so it cannot enforce a lease; wire its supply through the energy contacts and write “energy-enable”."),
        LeaseEnforcement.EnergyEnable when room.Lines.All(line => line.Role != LineRole.EnergyRun) => new("", "missing-line",
            $"“{part.Id}” relies on the energy contacts, but the room has none; add the lines “energy-run”, “energy-permit” and their readbacks."),
        _ => null,
    };
}
