using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The tip may pull at one spot only for so long (domain §0: dwell). Feeds the guard's readings to the contact it judges.</summary>
internal sealed class DwellRule(RuleRow row, RunningDevice device, SuctionPlan plan, TipContact contact, TimeSpan longest) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now)
    {
        if (room.Readings.At(plan.Guard, now) is { IsGood: true } guard) contact.Take(guard.Value.Value, room.SetPoints[plan.Vacuum.Index].Value, guard.TakenAt);
        return contact.PullsFor(now) >= longest;
    }

    protected override (string, string) Describe(RoomState room, Instant now) => ($"{contact.PullsFor(now).TotalSeconds:0.0} s on one spot", $"less than {longest.TotalSeconds:0.0} s");
}
