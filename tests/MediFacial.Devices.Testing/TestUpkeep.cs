using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Testing;

/// <summary>What a room remembers of its suction unit when the day has begun well.</summary>
public static class TestUpkeep
{
    /// <summary>The leak test of the day, passed a minute ago; nothing in a room without suction.</summary>
    public static IEnumerable<JournalEntry> HoseTested(RoomPlan plan, DateTimeOffset wall)
    {
        if (plan.Device<SuctionPlan>() is not null) yield return Entry(plan, wall, "leak-test", new("outcome", "Passed"), new("loss", "0.8 kPa"));
    }

    /// <summary>What was written about the suction unit of a room a minute ago.</summary>
    public static JournalEntry Entry(RoomPlan plan, DateTimeOffset wall, string what, params JournalField[] fields)
    {
        var serial = plan.Parts[plan.Outputs[plan.Device<SuctionPlan>()!.Pump.Index].Part.Index].SerialNumber ?? "";
        return new(0, JournalKind.Upkeep, default, wall - TimeSpan.FromMinutes(1), null, "Upkeep of the suction unit.", [new("what", what), new("serial", serial), .. fields]);
    }
}
