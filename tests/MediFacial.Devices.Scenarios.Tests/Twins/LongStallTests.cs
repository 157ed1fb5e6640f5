using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>A line that was held up lets go of more than one buffer takes.</summary>
public sealed class LongStallTests
{
    [Fact]
    public void What_a_stalled_line_held_back_comes_at_once_and_whole()
    {
        var room = new TwinRoom(TwinRoomSetup.Standard(seed: 7));
        room.Apply(new StallLine("bus-b", 5));
        for (var asked = 0; asked < 24; asked++)
        {
            room.Receive("bus-b", ">ID?*32\r\n"u8);
            room.Advance(TimeSpan.FromMilliseconds(100));
        }
        var buffer = new byte[64];
        room.TryTransmit("bus-b", buffer, out _).ShouldBeFalse();

        room.Advance(TimeSpan.FromSeconds(3));

        var text = new List<byte>();
        while (room.TryTransmit("bus-b", buffer, out var count)) text.AddRange(buffer[..count]);
        text.Count.ShouldBeGreaterThan(512);
        var lines = System.Text.Encoding.ASCII.GetString([.. text]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Distinct().ShouldHaveSingleItem();
        lines.Length.ShouldBe(24);
    }
}
