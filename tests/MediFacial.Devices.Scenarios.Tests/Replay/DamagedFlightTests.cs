using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>A flight record that is not as it was written is never taken for whole.</summary>
public sealed class DamagedFlightTests
{
    static readonly Lazy<byte[]> Good = new(() =>
    {
        var taped = new TapedTreatment();
        taped.Visit.Start();
        taped.Visit.Room.Run(TimeSpan.FromSeconds(5));
        return taped.File.ToArray();
    });

    [Fact]
    public void A_file_that_is_cut_anywhere_is_played_as_far_as_it_goes_and_told()
    {
        var start = StartLength();
        for (var length = start; length < Good.Value.Length; length += 301)
        {
            using var record = FlightRecord.Open(Good.Value.AsMemory(0, length));
            var verdict = FlightReplay.Play(record);
            verdict.Difference.ShouldBeNull($"cut at {length}");
            verdict.Ended.ShouldBeNull();
            if (verdict.Damage is { } damage) damage.ShouldContain("cut off");
        }
    }

    [Fact]
    public void A_changed_byte_is_found_wherever_it_is()
    {
        var start = StartLength();
        for (var place = start; place < Good.Value.Length; place += 211)
        {
            var damaged = Good.Value.ToArray();
            damaged[place] ^= 0x10;
            using var record = FlightRecord.Open(damaged);
            var verdict = FlightReplay.Play(record);
            verdict.IsIdentical.ShouldBeFalse($"byte {place}");
            verdict.Damage.ShouldNotBeNull($"byte {place}");
        }
    }

    [Fact]
    public void A_damaged_start_can_not_be_replayed_at_all()
    {
        var damaged = Good.Value.ToArray();
        damaged[40] ^= 1;
        Should.Throw<FlightFault>(() => FlightRecord.Open(damaged)).Message.ShouldContain("start of the flight record is damaged");
        Should.Throw<FlightFault>(() => FlightRecord.Open(Good.Value.AsMemory(0, 12))).Message.ShouldContain("start of the flight record is damaged");
    }

    [Fact]
    public void Another_version_and_another_kind_of_file_are_told()
    {
        var other = Good.Value.ToArray();
        other[8] = 200;
        Should.Throw<FlightFault>(() => FlightRecord.Open(other)).Message.ShouldContain("version 200");
        Should.Throw<FlightFault>(() => FlightRecord.Open("SQLite format 3"u8.ToArray())).Message.ShouldContain("not a flight record");
        Should.Throw<FlightFault>(() => FlightRecord.SessionsOf(Array.Empty<byte>())).Message.ShouldContain("not a flight record");
    }

    static int StartLength() => Enumerable.Range(9, Good.Value.Length).First(CanOpen);

    static bool CanOpen(int length)
    {
        try
        {
            FlightRecord.Open(Good.Value.AsMemory(0, length)).Dispose();
            return true;
        }
        catch (FlightFault)
        {
            return false;
        }
    }
}
