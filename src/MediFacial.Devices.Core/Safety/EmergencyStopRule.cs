using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Both contacts of the emergency stop must move. One that does not is a fault that the next press would find out too late.</summary>
internal sealed class EmergencyStopRule(RuleRow row, EmergencyStopChannels channels) : TripRule(row, null)
{
    protected override bool IsViolated(RoomState room, Instant now) => channels.DifferForTooLong(now) || channels.OneStoodStill;

    /// <summary>Both closed again is all that can be seen of a repair; the rest is the technician's word.</summary>
    public override bool IsCauseThere(RoomState room, Instant now) => !room.EmergencyStopHealthy;

    protected override (string, string) Describe(RoomState room, Instant now) => ("one contact stood still", "both contacts move within 0.5 s");
}
