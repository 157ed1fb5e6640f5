using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>The kinds of rules, alone: readings of the suction console are given by hand every 100 ms, the rule looks every 20 ms.</summary>
public sealed class RuleKindTests
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    readonly RoomState _room;
    readonly RunningDevice _device;
    readonly SuctionPlan _plan;
    Instant _now;

    public RuleKindTests()
    {
        var plan = TestRooms.Simulated();
        _room = new(plan, new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"), new(), new(plan));
        _plan = plan.Device<SuctionPlan>()!;
        _device = _room.Device(_plan.Id);
    }

    [Fact]
    public void Sensors_that_differ_by_more_than_they_may_for_long_enough_disagree()
    {
        var rule = new DisagreementRule(Row(0.5), _device, _plan.Pressure, _plan.Guard, 3);

        Violated(rule, 2, _ => 20, _ => 23).ShouldBeNull("3 kPa is allowed");
        Violated(rule, 2, time => 20, time => time < 0.3 ? 24 : 20).ShouldBeNull("it passes");
        Violated(rule, 2, _ => 20, _ => 16.9).ShouldNotBeNull().ShouldBeInRange(0.5, 0.55);
    }

    [Fact]
    public void A_sensor_that_says_nothing_disagrees_with_nobody()
    {
        _room.Readings.Take(_plan.Guard, Reading.Good(Quantity.Of(20, Dimension.Pressure), _now));

        new DisagreementRule(Row(0), _device, _plan.Pressure, _plan.Guard, 3).Evaluate(_room, _now).ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_stands_still_while_the_witness_moves_is_stuck()
    {
        var rule = new StuckRule(Row(0), _device, _plan.Guard, _plan.Pressure, 0.3, TimeSpan.FromSeconds(1.5));

        Violated(rule, 5, Wave, Wave).ShouldBeNull("both move");
        Violated(rule, 5, _ => 20, _ => 20).ShouldBeNull("nothing moves: the tip is lifted");
        Violated(rule, 5, Wave, _ => 20).ShouldNotBeNull().ShouldBeInRange(1.5, 1.6);
    }

    [Fact]
    public void A_rule_that_was_not_in_force_for_a_while_begins_anew()
    {
        var rule = new StuckRule(Row(0), _device, _plan.Guard, _plan.Pressure, 0.3, TimeSpan.FromSeconds(1.5));
        Violated(rule, 1, Wave, _ => 20).ShouldBeNull();

        Violated(rule, 3, Wave, _ => 20).ShouldNotBeNull().ShouldBeInRange(1.5, 1.6);
    }

    [Fact]
    public void What_was_asked_must_show_in_time()
    {
        var (off, on) = (new Range<Quantity>(Quantity.Off, Quantity.Off), new Range<Quantity>(Quantity.On, Quantity.On));
        var rule = new ResponseRule(Row(0.5), _device, _plan.Vent, off, _plan.VentOpen, on);

        Reads(_plan.VentOpen, 1, Dimension.Switch);
        rule.Evaluate(_room, _now).ShouldBeFalse();
        _room.SetPoints[_plan.Vent.Index] = Quantity.On;
        Reads(_plan.VentOpen, 0, Dimension.Switch);
        rule.Evaluate(_room, _now).ShouldBeFalse("nobody asked it to be open");
        _room.SetPoints[_plan.Vent.Index] = Quantity.Off;
        rule.Evaluate(_room, _now).ShouldBeFalse("it was only just asked");
        _now += TimeSpan.FromSeconds(0.5);
        Reads(_plan.VentOpen, 0, Dimension.Switch);
        rule.Evaluate(_room, _now).ShouldBeTrue();
    }

    [Theory, InlineData(0.02), InlineData(0.1), InlineData(0.25)]
    public void A_rise_faster_than_the_limit_is_seen_whatever_the_rhythm_of_the_readings(double every)
    {
        var rule = new RateRule(Row(0), _device, _plan.Guard, 5, TimeSpan.FromSeconds(1));

        Violated(rule, 5, _ => 0, time => 4.9 * time, every).ShouldBeNull();
        Violated(rule, 5, _ => 0, time => time < 1 ? 10 : 10 + (6 * (time - 1)), every).ShouldNotBeNull().ShouldBeInRange(1.5, 2.4);
    }

    [Fact]
    public void Noise_is_no_rise_and_a_fall_is_none_either()
    {
        var rule = new RateRule(Row(0), _device, _plan.Guard, 2.5, TimeSpan.FromSeconds(2));

        Violated(rule, 10, _ => 0, time => 30 + ((int)(time * 10) % 2 == 0 ? 2 : -2)).ShouldBeNull();
        Violated(rule, 5, _ => 0, time => 50 - (10 * time)).ShouldBeNull();
    }

    [Fact]
    public void Time_that_a_thing_is_on_adds_up_over_pauses()
    {
        var rule = new OnTimeRule(Row(0), _device, _plan.PumpRunning, TimeSpan.FromSeconds(10));
        Switched(rule, on: true, 6).ShouldBeFalse();
        Switched(rule, on: false, 60).ShouldBeFalse();
        Switched(rule, on: true, 3.9).ShouldBeFalse();
        Switched(rule, on: true, 0.2).ShouldBeTrue();

        rule.Restart();
        Switched(rule, on: true, 9).ShouldBeFalse("another client");
    }

    static double Wave(double time) => 15 + (time % 1.0 * 10);

    static RuleRow Row(double persistence) =>
        new("rule", TripKind.OverLimit, RuleScope.Always, TimeSpan.FromSeconds(persistence), TripAction.Stop, "H00", "It happened.", "Look.", "Look.");

    /// <summary>Seconds after which the rule stands; null when it does not within the time. A while passes before it.</summary>
    double? Violated(TripRule rule, double seconds, Func<double, double> pressure, Func<double, double> guard, double every = 0.1)
    {
        _now += TimeSpan.FromSeconds(10);
        var (begin, due) = (_now, _now);
        for (var end = _now + TimeSpan.FromSeconds(seconds); _now < end; _now += Beat)
        {
            var time = _now.Since(begin).TotalSeconds;
            if (_now >= due)
            {
                due += TimeSpan.FromSeconds(every);
                Reads(_plan.Pressure, pressure(time), Dimension.Pressure);
                Reads(_plan.Guard, guard(time), Dimension.Pressure);
            }
            if (rule.Evaluate(_room, _now)) return time;
        }
        return null;
    }

    bool Switched(TripRule rule, bool on, double seconds)
    {
        var stands = false;
        for (var end = _now + TimeSpan.FromSeconds(seconds); _now < end; _now += Beat)
        {
            Reads(_plan.PumpRunning, on ? 1 : 0, Dimension.Switch);
            stands = rule.Evaluate(_room, _now);
        }
        return stands;
    }

    void Reads(SensorId sensor, double value, Dimension dimension) => _room.Readings.Take(sensor, Reading.Good(Quantity.Of(value, dimension), _now));
}
