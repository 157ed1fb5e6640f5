using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A skin probe in the room: what it measures is read, what it does not know is unknown, and no treatment waits for it.</summary>
public sealed class SkinProbeRoomTests
{
    static readonly string[] Values = ["hydration", "sebum", "water-loss", "melanin", "erythema", "skin-temperature"];

    readonly Treatment _treatment = Visit();

    VirtualRoom Room => _treatment.Room;

    DeviceView Probe => Room.Snapshot.Devices.Single(device => device.Kind == DeviceKind.SkinProbe);

    [Fact]
    public void A_lifted_probe_reads_unknown_never_a_number()
    {
        Room.Run(TimeSpan.FromSeconds(2));
        Probe.State.ShouldBe(DeviceState.Idle);
        foreach (var role in Values) ShouldBeUnknown(role, ReadingQuality.Missing);
        Reading("contact").Actual!.Value.IsOn.ShouldBeFalse();
        Reading("battery").Actual!.Value.Value.ShouldBe(90, 1);
        Reading("calibration-age").Actual!.Value.Value.ShouldBe(112 * 86_400);
    }

    [Fact]
    public void Pressed_on_skin_it_is_read_as_the_skin_is_and_lifted_it_is_unknown_again()
    {
        Room.Apply(new SeatClient(4, SkinKind.Dry));
        Room.Apply(new PressProbe(SkinRegion.LeftCheek));
        Room.Run(TimeSpan.FromSeconds(35));
        var truth = Room.Truth.Skin!.Value;
        Reading("hydration").Actual!.Value.Value.ShouldBe(truth.Hydration, 4);
        Reading("sebum").Actual!.Value.Value.ShouldBe(truth.Sebum, 12);
        Reading("water-loss").Actual!.Value.Value.ShouldBe(truth.WaterLoss, 2.5);
        Reading("melanin").Actual!.Value.Value.ShouldBe(truth.Melanin, 25);
        Reading("erythema").Actual!.Value.Value.ShouldBe(truth.Erythema, 28);
        Reading("skin-temperature").Actual!.Value.Value.ShouldBe(truth.Temperature.Value, 0.4);

        Room.Apply(new LiftProbe());
        Room.Run(TimeSpan.FromSeconds(1));
        foreach (var role in Values) ShouldBeUnknown(role, ReadingQuality.Missing);
    }

    [Fact]
    public void A_broken_sensor_is_a_fault_and_one_out_of_range_is_unknown()
    {
        Room.Apply(new PressProbe(SkinRegion.Chin));
        Room.Apply(new OpenSensor("skin-probe", "melanin"));
        Room.Apply(new OffsetSensor("skin-probe", "hydration", 90));
        Room.Run(TimeSpan.FromSeconds(5));
        ShouldBeUnknown("melanin", ReadingQuality.Faulty);
        ShouldBeUnknown("hydration", ReadingQuality.Missing);
        Reading("erythema").Quality.ShouldBe(ReadingQuality.Good);
    }

    [Fact]
    public void What_hangs_or_is_unplugged_is_not_read_for_longer_than_it_is_fresh()
    {
        Room.Apply(new PressProbe(SkinRegion.Chin));
        Room.Run(TimeSpan.FromSeconds(5));
        Room.Apply(new Freeze("skin-probe"));
        Room.Run(TimeSpan.FromSeconds(2));
        foreach (var role in Values) ShouldBeUnknown(role, ReadingQuality.Missing);
        ShouldBeUnknown("contact", ReadingQuality.Missing);
    }

    /// <summary>A part that goes on talking when it is lifted is not believed.</summary>
    [Fact]
    public void A_value_without_contact_does_not_count_whatever_the_part_says()
    {
        foreach (var contact in new[] { "0", "1" })
        {
            var hydration = Talkative("contact", contact).Snapshot.Devices.Single(device => device.Kind == DeviceKind.SkinProbe).Readings.Single(reading => reading.Role == "hydration");
            hydration.Actual.HasValue.ShouldBe(contact == "1");
        }
    }

    [Fact]
    public void No_treatment_waits_for_the_probe_and_none_ends_because_of_it()
    {
        Room.Apply(new DrainProbe(0));
        Room.Run(TimeSpan.FromSeconds(5));
        Probe.State.ShouldBe(DeviceState.Absent);
        var reason = Room.Snapshot.Readiness.Single(reason => reason.Device == Probe.Name);
        reason.Blocks.ShouldBeFalse("worth knowing, no condition of a treatment");
        Room.Snapshot.IsReady.ShouldBeTrue();

        _treatment.Start().RunTo("light");
        Room.Apply(new DrainProbe(80));
        Room.Run(TimeSpan.FromSeconds(3));
        Room.Apply(new Unplug("bus-d"));
        Room.Run(TimeSpan.FromSeconds(3));
        _treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        Room.Truth.Light.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_probe_that_is_nearly_empty_or_was_not_adjusted_for_a_year_says_so_and_blocks_nothing()
    {
        Room.Snapshot.Readiness.ShouldNotContain(reason => reason.Device == Probe.Name);
        Room.Apply(new DrainProbe(7));
        Room.Run(TimeSpan.FromSeconds(6));
        Room.Snapshot.Readiness.Single(reason => reason.Device == Probe.Name).ShouldBe(new(Probe.Name, false, "The battery of the skin probe is nearly empty.", "Put it into its cradle."));

        var years = Talkative("age", "400");
        years.Snapshot.Readiness.ShouldContain(new ReadinessReason(Probe.Name, false, "The skin probe was not adjusted for more than a year.", "Have it adjusted before its values count."));
        years.Snapshot.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void A_stop_leaves_the_probe_measuring_and_its_reset_does_not_wait_for_it()
    {
        Room.Apply(new PressProbe(SkinRegion.Nose));
        _treatment.Start().RunTo("light");
        Room.Apply(new PressEmergencyStop());
        Room.Run(TimeSpan.FromSeconds(2));
        Probe.State.ShouldBe(DeviceState.Idle);
        Reading("erythema").Quality.ShouldBe(ReadingQuality.Good);

        Room.Apply(new Unplug("bus-d"));
        Room.Apply(new ReleaseEmergencyStop());
        Room.Run(TimeSpan.FromSeconds(2));
        Room.AskAndWait(new ResetStop(Treatment.Panel, "Cause found and removed", "AB")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void What_was_measured_in_a_session_is_kept_in_its_series()
    {
        _treatment.Start();
        Room.Apply(new PressProbe(SkinRegion.Forehead));
        Room.Run(TimeSpan.FromSeconds(5));
        Room.Apply(new LiftProbe());
        Room.Run(TimeSpan.FromSeconds(5));
        var melanin = Room.Samples.Select(sample => sample.Points.Single(point => point.Signal == "probe.melanin")).ToList();
        melanin.ShouldAllBe(point => point.Unit == "a.u.");
        melanin.ShouldContain(point => point.Actual > 50);
        melanin[^1].Actual.ShouldBeNull();
    }

    void ShouldBeUnknown(string role, ReadingQuality quality)
    {
        var reading = Reading(role);
        reading.Actual.ShouldBeNull(role);
        reading.Age.ShouldBeNull(role);
        reading.Quality.ShouldBe(quality, role);
    }

    ReadingView Reading(string role) => Probe.Readings.Single(reading => reading.Role == role);

    /// <summary>A room whose probe says what is written down, whatever a hand does.</summary>
    static VirtualRoom Talkative(string field, string value)
    {
        var plan = TestRooms.Of("bench");
        // Under another name its file gives a generic twin.
        var setup = RoomTwins.Of(plan with { Parts = [.. plan.Parts.Select(part => part.Name == "skin-probe" ? part with { Profile = part.Profile with { Id = "written" } } : part)] });
        var probe = (LinePartSetup)setup.Buses.Single(bus => bus.Name == "bus-d").Parts.Single();
        var spec = probe.Spec with { Fields = [.. probe.Spec.Fields.Select(each => each.Name == field ? each with { Initial = value } : each)] };
        var room = new Treatment(plan: plan, setup: setup with { Buses = [.. setup.Buses.Select(bus => bus.Name == "bus-d" ? bus with { Parts = [probe with { Spec = spec }] } : bus)] }).Room;
        room.Run(TimeSpan.FromSeconds(7));
        return room;
    }

    static Treatment Visit()
    {
        var plan = TestRooms.Of("bench");
        return new(plan: plan, setup: RoomTwins.Of(plan));
    }
}
