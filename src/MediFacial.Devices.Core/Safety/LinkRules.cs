using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Every part of a device answers, and acknowledges its lease.</summary>
internal static class LinkRules
{
    public static void AddTo(RuleRows rows, RunningDevice device)
    {
        if (!device.Acts) return;
        foreach (var id in device.Parts)
        {
            var part = rows.Room.Plan.Parts[id.Index];
            rows.Add(new LinkRule(new($"{device.Plan.Name}-link-{part.Name}", TripKind.LinkLost, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H32",
                $"{device.Plan.Name} does not answer any more.", "Take the device away from the client.", $"The link of part {part.Name} is down: cable, adapter or supply."), device, id));
            if (device.Driven.Contains(id) && part.Lease == LeaseEnforcement.DeviceTimeout && part.Profile.Heartbeat is not null)
                rows.Add(new LeaseRule(new($"{device.Plan.Name}-lease-{part.Name}", TripKind.Lease, RuleScope.Energised, RuleRows.AtOnce, TripAction.Stop, "H31",
                    $"{device.Plan.Name} does not confirm that it may go on.", "Take the device away from the client.", $"Part {part.Name} did not acknowledge a heartbeat for 700 ms."), device, id, rows.Leases, rows.Watch));
        }
    }
}
