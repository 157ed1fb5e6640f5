using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class SharedPortTests
{
    readonly BenchSlave _first = BenchSlave.Console(1), _second = BenchSlave.Console(2, "SC3-0018");

    BenchLine Two(TimeSpan poll) => new BenchLine(
        BenchRoom.Room((BenchRoom.Console(poll), 1, "SC3-0017"), (BenchRoom.Console(poll), 2, "SC3-0018")),
        request => _first.Answer(request) ?? _second.Answer(request)).Open();

    [Fact]
    public void Two_parts_on_one_port_take_turns()
    {
        var line = Two(TimeSpan.FromMilliseconds(100));
        line.Run(2);
        foreach (var part in new[] { 0, 1 })
        {
            line.Schedule.Link(new(part)).ShouldBe(LinkState.Up);
            line.Now.Since(line.Heard.Last(line.Plan.Sensor("vacuum", part)).TakenAt).ShouldBeLessThan(TimeSpan.FromMilliseconds(150));
        }
    }

    [Fact]
    public void A_poll_flood_starves_nobody_and_delays_a_stop_by_one_frame_only()
    {
        var line = Two(TimeSpan.FromMilliseconds(1));
        line.Run(2);
        var polls = line.Sent.Where(sent => sent.Frame[1] == 4).CountBy(sent => sent.Frame[0]).ToDictionary();
        Math.Abs(polls[1] - polls[2]).ShouldBeLessThanOrEqualTo(2);
        line.Submit(Made.Renew(new(0)));
        var stop = line.Now;
        line.Submit(Made.Safe(new(1), Made.Value(line.Plan.Output("pump", 1), 0)));
        line.Run(0.5);
        var next = line.Sent.First(sent => sent.At > stop);
        (next.Frame[0], next.Frame[1]).ShouldBe(((byte)2, (byte)6));
        line.Heard.Confirmed.Count.ShouldBe(2);
    }

    [Fact, Hazard("H48")]
    public void A_stop_goes_before_everything_that_waits_for_a_neighbour()
    {
        var line = Two(TimeSpan.FromMilliseconds(100));
        line.Run(1);
        line.Submit(Made.Admitted(new(0), Made.Value(line.Plan.Output("flow"), 10)));
        line.Submit(Made.Admitted(new(0), Made.Value(line.Plan.Output("flow"), 20)));
        line.Submit(Made.Admitted(new(0), Made.Value(line.Plan.Output("vacuum-set"), 20)));
        var stop = line.Now;

        line.Submit(Made.Safe(new(1), Made.Value(line.Plan.Output("pump", 1), 0)));
        line.Run(0.5);

        var next = line.Sent.First(sent => sent.At > stop);
        (next.Frame[0], next.Frame[1]).ShouldBe(((byte)2, (byte)6));
        line.Heard.Confirmed.Count.ShouldBe(4);
    }

    [Fact]
    public void A_flood_of_commands_does_not_starve_the_polls()
    {
        var line = Two(TimeSpan.FromMilliseconds(100));
        line.Run(1);
        for (var count = 0; count < 60; count++)
        {
            line.Submit(Made.Admitted(new(0), Made.Value(line.Plan.Output("flow"), count)));
            line.Submit(Made.Renew(new(0)));
            line.Run(0.025);
        }

        foreach (var part in new[] { 0, 1 })
            line.Now.Since(line.Heard.Last(line.Plan.Sensor("vacuum", part)).TakenAt).ShouldBeLessThan(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void A_dead_neighbour_does_not_make_readings_stale_or_hold_up_a_stop()
    {
        var line = Two(TimeSpan.FromMilliseconds(100));
        line.Run(1);
        line.Answer = request => _second.Answer(request);
        for (var step = 0; step < 40; step++)
        {
            line.Run(0.05);
            line.Now.Since(line.Heard.Last(line.Plan.Sensor("vacuum", 1)).TakenAt).ShouldBeLessThan(TimeSpan.FromMilliseconds(300));
        }

        line.Submit(Made.Safe(new(0), Made.Value(line.Plan.Output("pump"), 0)));
        var stop = Made.Safe(new(1), Made.Value(line.Plan.Output("pump", 1), 0));
        line.Submit(stop);
        var asked = line.Now;
        line.Run(1);
        line.Heard.Confirmed.ShouldHaveSingleItem().Command.ShouldBe(stop);
        line.Heard.Confirmed[0].At.Since(asked).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void A_reply_of_the_neighbour_is_not_taken_for_an_answer()
    {
        var line = Two(TimeSpan.FromMilliseconds(100));
        line.Run(1);
        _second.Input[0] = 999;
        line.Heard.Readings.Clear();
        line.Answer = request => request[0] == 1 && request[1] == 4 ? _second.Answer(BenchSlave.Sealed([2, .. request[1..6]])) : _first.Answer(request) ?? _second.Answer(request);
        line.Run(0.2);
        line.Heard.Readings.ShouldNotContain(item => item.Sensor == line.Plan.Sensor("vacuum", 0).Id);
    }

    [Fact]
    public void Registers_of_one_period_and_table_are_read_in_one_request_unless_far_apart()
    {
        var slow = TimeSpan.FromSeconds(1);
        var part = BenchRoom.Part("wide", new ModbusRtuWire(BenchRoom.Bus, TimeSpan.FromMilliseconds(60), 2),
        [
            BenchRoom.Sensor("a", "x", BenchRoom.Register(RegisterTable.Input, 0), 0, 9),
            BenchRoom.Sensor("b", "x", BenchRoom.Register(RegisterTable.Input, 5), 0, 9),
            BenchRoom.Sensor("c", "x", BenchRoom.Register(RegisterTable.Input, 11), 0, 9),
            BenchRoom.Sensor("d", "x", BenchRoom.Register(RegisterTable.Holding, 1), 0, 9),
            BenchRoom.Sensor("e", "x", BenchRoom.Register(RegisterTable.Holding, 2), 0, 9, slow),
        ]);
        var line = new BenchLine(BenchRoom.Room((part, 1, null)), request => _first.Answer(request)).Open();
        line.Run(3);
        line.Sent.Select(sent => (sent.Frame[1], sent.Frame[3], sent.Frame[5])).Distinct().Order()
            .ShouldBe([((byte)3, (byte)1, (byte)1), ((byte)3, (byte)2, (byte)1), ((byte)4, (byte)0, (byte)6), ((byte)4, (byte)11, (byte)1)]);
    }
}
