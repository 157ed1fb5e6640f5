using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Proof;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>What <c>check</c> proves from figures alone, with times of the wire made up here; the true ones are joined in App.</summary>
public sealed class StaticProofTests
{
    static readonly Loaded<RoomProfile> Room = ShippedProfiles.All.Rooms.Single(room => room.Source.File == "rooms/simulated.yaml");
    static readonly RoomPlan Plan = TestRooms.Simulated();

    [Fact, Hazard("H01")]
    public void With_readings_and_stops_in_time_every_shipped_protocol_is_proven()
    {
        foreach (var protocol in ShippedProfiles.All.Protocols) Of(protocol, Times(290, 250)).Problems.ShouldBeEmpty(protocol.Source.File);
        RoomProof.Of(Room, Plan, Times(290, 250)).ShouldBeEmpty();
    }

    [Fact, Hazard("H01")]
    public void A_vacuum_that_is_known_too_late_passes_its_trip_unseen()
    {
        var result = Of("fine-lines", Times(381, 100));
        result.Problems.ShouldContain(problem => problem.Code == "overshoot-over-trip" && problem.File == "protocols/fine-lines.yaml" && problem.Message.Contains("15 kPa/s"));
        Of("fine-lines", Times(379, 100)).Problems.Where(problem => problem.Message.Contains("mda,")).ShouldBeEmpty("30.4 + 15 kPa/s × 0.399 s stays below 36.4");
    }

    [Fact, Hazard("H01")]
    public void A_vent_that_opens_too_late_passes_the_relief_valve() =>
        Of("sun-damage", Times(290, 400)).Problems.ShouldContain(problem => problem.Code == "overshoot-over-hardware" && problem.Message.Contains("60 kPa"));

    [Fact]
    public void Light_that_is_off_too_late_gives_more_than_the_dose_trip() =>
        Of("demonstration", Times(290, 310)).Problems.ShouldContain(problem => problem.Code == "dose-over-trip");

    [Fact]
    public void A_port_that_is_too_slow_is_told_for_each_reason_at_its_line()
    {
        var problems = RoomProof.Of(Room, Plan, new(_ => TimeSpan.FromMilliseconds(1001), _ => TimeSpan.FromSeconds(1), _ => 1));
        problems.Select(problem => problem.Code).Distinct().ShouldBe(["port-overloaded", "reading-too-old", "stop-too-slow"], ignoreOrder: true);
        problems.ShouldAllBe(problem => problem.Line == 7 || problem.Line == 8);
    }

    [Fact]
    public void A_guard_must_be_known_within_300_ms_even_if_its_file_says_longer()
    {
        var guard = Plan.Device<SuctionPlan>()!.Guard;
        var patient = Plan with { Sensors = [.. Plan.Sensors.Select(sensor => sensor with { Signal = sensor.Signal with { StaleAfter = TimeSpan.FromSeconds(2) } })] };
        RoomProof.Of(Room, patient, new(sensor => TimeSpan.FromMilliseconds(sensor == guard ? 301 : 100), _ => TimeSpan.Zero, _ => 0)).ShouldHaveSingleItem().Code.ShouldBe("reading-too-old");
    }

    [Fact]
    public void The_narrowest_margin_comes_first()
    {
        var margins = Of("fine-lines", Times(290, 250)).Margins;
        margins.Count.ShouldBeGreaterThan(20);
        margins.Select(margin => margin.Share).ShouldBeInOrder();
    }

    static ReactionTimes Times(double age, double stop) => new(_ => TimeSpan.FromMilliseconds(age), _ => TimeSpan.FromMilliseconds(stop), _ => 0.5);

    static ProtocolProof.Result Of(string protocol, ReactionTimes times) => Of(ShippedProfiles.All.Protocols.Single(each => each.Source.File == $"protocols/{protocol}.yaml"), times);

    static ProtocolProof.Result Of(Loaded<ProtocolProfile> protocol, ReactionTimes times) => ProtocolProof.Of(Room, Plan, protocol, times);
}
