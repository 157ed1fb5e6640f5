using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Testing;

/// <summary>Compiled rooms for tests.</summary>
public static class TestRooms
{
    /// <summary>The shipped simulated room.</summary>
    public static RoomPlan Simulated() => Of("simulated");

    /// <param name="room">Name of a shipped room.</param>
    public static RoomPlan Of(string room)
    {
        var set = ShippedProfiles.All;
        var loaded = set.Rooms.FirstOrDefault(each => each.Source.File == $"rooms/{room}.yaml")
            ?? throw new InvalidOperationException($"There is no device-profiles/rooms/{room}.yaml.");
        return ShippedProfiles.Good(set.Compile(loaded));
    }
}
