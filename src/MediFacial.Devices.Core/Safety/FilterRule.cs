using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Safety;

/// <summary>A unit that pulls too slowly for its filter does not go on until somebody has changed it. Feeds the guard's readings to the gauge it is judged by.</summary>
internal sealed class FilterRule(RuleRow row, RunningDevice device, SuctionPlan plan, SuctionUpkeep upkeep) : TripRule(row, device)
{
    protected override bool IsViolated(RoomState room, Instant now)
    {
        if (room.SetPoints[plan.Pump.Index].IsOn && room.Readings.At(plan.Guard, now) is { IsGood: true } guard)
            upkeep.Gauge.Take(guard.Value.Value, room.SetPoints[plan.Vacuum.Index].Value, guard.TakenAt);
        return upkeep.IsClogged;
    }

    public override bool IsCauseThere(RoomState room, Instant now) => upkeep.IsClogged;

    protected override (string, string) Describe(RoomState room, Instant now) => upkeep.Drift is { } drift
        ? ($"the vacuum rises {drift * 100:0} % slower than with a new filter", "a new filter, and the word that it is in")
        : ("the filter was found clogged", "a new filter, and the word that it is in");
}
