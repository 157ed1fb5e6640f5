using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A part that is a YAML file and nothing else: the bench power supply, on the generic twin.</summary>
public sealed class WrittenPartTests
{
    [Fact]
    public void A_part_of_which_only_a_file_exists_is_identified_made_safe_and_polled()
    {
        var plan = TestRooms.Of("bench");
        var room = Begin(plan);
        var said = Listen(room);
        room.Run(TimeSpan.FromSeconds(3));

        said.ShouldContain(line => line.StartsWith("*IDN?", StringComparison.Ordinal));
        foreach (var write in new[] { "OUTP 0", "VOLT 0.00", "CURR 0.000" }) said.ShouldContain(line => line.StartsWith(write, StringComparison.Ordinal), $"it is made safe: {write}");
        said.Count(line => line.StartsWith("MEAS?", StringComparison.Ordinal)).ShouldBeInRange(8, 14, "polled every 250 ms");
        room.Journal.ShouldContain(entry => entry.Field("part") == "bench-supply" && entry.Field("state") == "Up");
        room.Snapshot.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void It_is_lost_with_its_cable_and_made_safe_again_when_it_comes_back()
    {
        var plan = TestRooms.Of("bench");
        var room = Begin(plan);
        room.Run(TimeSpan.FromSeconds(3));
        room.Apply(new Unplug("bus-c"));
        room.Run(TimeSpan.FromSeconds(2));
        room.Journal[^1].Field("state").ShouldBe("Down");
        room.Truth.IsSafe.ShouldBeTrue();

        var said = Listen(room);
        room.Apply(new Plug("bus-c"));
        room.Run(TimeSpan.FromSeconds(3));

        room.Journal[^1].Field("state").ShouldBe("Up");
        said.ShouldContain(line => line.StartsWith("OUTP 0", StringComparison.Ordinal));
    }

    static VirtualRoom Begin(RoomPlan plan) => new(plan, new TwinRoom(RoomTwins.Of(plan)), new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"));

    // What the host says on the wire of the supply.
    static List<string> Listen(VirtualRoom room)
    {
        var port = room.Room.Plan.Ports.Single(each => each.Name == "bus-c").Id;
        var said = new List<string>();
        room.Room.Ports[port.Index].Trace += line =>
        {
            if (line.Direction == WireDirection.Sent) said.Add(System.Text.Encoding.ASCII.GetString(Convert.FromHexString(line.Hex.Replace(" ", "", StringComparison.Ordinal))));
        };
        return said;
    }
}
