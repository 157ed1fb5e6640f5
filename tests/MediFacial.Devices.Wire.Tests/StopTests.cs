using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class StopTests
{
    readonly BenchSlave _slave = BenchSlave.Console();
    readonly BenchLine _line;

    public StopTests()
    {
        _line = BenchLine.Console(_slave).Open();
        _line.Run(0.5);
        _slave.Writes.Clear();
    }

    AdmittedCommand Energise(double kilopascals) => Made.Admitted(
        new(0), Made.Value(_line.Plan.Output("mode"), 1), Made.Value(_line.Plan.Output("vacuum-set"), kilopascals),
        Made.Value(_line.Plan.Output("flow"), 50), Made.Value(_line.Plan.Output("pump"), 1), Made.Value(_line.Plan.Output("vent"), 1));

    SafeCommand Stop() => Made.Safe(
        new(0), Made.Value(_line.Plan.Output("vent"), 0), Made.Value(_line.Plan.Output("vacuum-set"), 0), Made.Value(_line.Plan.Output("pump"), 0));

    [Fact]
    public void Outputs_in_a_row_go_out_as_one_frame_and_are_confirmed()
    {
        var command = Energise(20);
        _line.Submit(command);
        _line.Run(0.1);
        _slave.Writes.ShouldHaveSingleItem().Values.ShouldBe([1, 200, 500, 1, 1]);
        _line.Heard.Confirmed.ShouldHaveSingleItem().Command.ShouldBe(command);
    }

    [Fact]
    public void A_stop_replaces_an_energise_that_still_waits()
    {
        _line.Submit(Made.Renew(new(0)));
        var energise = Energise(20);
        _line.Submit(energise);
        var stop = Stop();
        _line.Submit(stop);
        _line.Run(0.5);
        _slave.Writes.ShouldNotContain(write => write.Start == 0);
        _line.Heard.Failed.ShouldHaveSingleItem().ShouldBe((energise, LinkFault.Superseded, _line.Heard.Failed[0].At));
        _line.Heard.Confirmed.ShouldContain(item => item.Command == stop);
    }

    [Fact]
    public void An_energise_in_flight_is_not_repeated_after_a_stop()
    {
        _line.Answer = _ => null;
        _line.Submit(Energise(20));
        _line.Submit(Stop());
        _line.Answer = request => _slave.Answer(request);
        _line.Run(0.6);
        _slave.Writes.ShouldNotContain(write => write.Start == 0);
        _slave.Holding[4].ShouldBe((ushort)0);
        _line.Heard.Confirmed.Select(item => item.Command).ShouldHaveSingleItem().ShouldBeOfType<SafeCommand>();
    }

    [Fact]
    public void A_late_acknowledgement_of_the_energise_does_not_prove_the_stop()
    {
        // Both set register 3 alone, through frames of the same shape but for the value.
        _line.Answer = request => null;
        _line.Submit(Made.Admitted(new(0), Made.Value(_line.Plan.Output("mode"), 1), Made.Value(_line.Plan.Output("vacuum-set"), 20)));
        var late = _slave.Answer(_line.Sent[^1].Frame)!;
        var stop = Made.Safe(new(0), Made.Value(_line.Plan.Output("mode"), 0), Made.Value(_line.Plan.Output("vacuum-set"), 0));
        _line.Submit(stop);
        _line.Run(0.08);
        _line.Sent[^1].Frame[1].ShouldBe((byte)16);
        _line.Inject(late);
        _line.Run(0.02);
        _line.Heard.Confirmed.ShouldBeEmpty();
        _line.Answer = request => _slave.Answer(request);
        _line.Run(1.5);
        _line.Heard.Confirmed.Select(item => item.Command).ShouldBe([stop]);
        (_slave.Holding[0], _slave.Holding[1]).ShouldBe(((ushort)0, (ushort)0));
    }

    [Fact]
    public void One_refused_value_does_not_keep_the_others_from_being_made_safe()
    {
        _slave.Allows = (register, _) => register != 1;
        _line.Submit(Energise(20));
        _line.Run(0.1);
        _slave.Writes.Clear();
        _line.Submit(Made.Safe(
            new(0), Made.Value(_line.Plan.Output("mode"), 0), Made.Value(_line.Plan.Output("vacuum-set"), 0), Made.Value(_line.Plan.Output("flow"), 0)));
        _line.Run(0.3);
        _slave.Writes.Select(write => write.Start).ShouldBe([0, 2]);
        _line.Heard.Failed[^1].Fault.ShouldBe(LinkFault.DeviceException);
        _slave.Allows = (_, _) => true;
        _line.Run(1);
        _line.Heard.Confirmed.ShouldHaveSingleItem().Command.ShouldBeOfType<SafeCommand>();
    }

    [Fact]
    public void A_stop_to_a_lost_part_is_kept_and_done_before_the_part_is_up_again()
    {
        _line.Answer = _ => null;
        _line.Run(1);
        var stop = Stop();
        _line.Submit(stop);
        _line.Run(2);
        _line.Heard.Failed.ShouldContain(item => item.Command == stop);
        _line.Heard.Links.Clear();
        _line.Answer = request => _slave.Answer(request);
        _line.Run(1.5);
        var (_, confirmedAt) = _line.Heard.Confirmed.ShouldHaveSingleItem();
        var up = _line.Heard.Links.ShouldHaveSingleItem();
        up.State.ShouldBe(LinkState.Up);
        up.At.ShouldBeGreaterThanOrEqualTo(confirmedAt);
    }

    [Fact]
    public void A_command_other_than_a_stop_fails_at_once_on_a_part_that_is_not_up()
    {
        _line.Answer = _ => null;
        _line.Run(1);
        _line.Submit(Energise(10));
        _line.Submit(Made.Renew(new(0)));
        _line.Heard.Failed.Count.ShouldBe(2);
        _line.Heard.Failed.ShouldAllBe(item => item.At == _line.Now);
    }

    [Fact]
    public void Each_renewal_writes_another_number()
    {
        for (var beat = 0; beat < 3; beat++)
        {
            _line.Submit(Made.Renew(new(0)));
            _line.Run(0.1);
        }

        _slave.Writes.Where(write => write.Start == 5).Select(write => write.Values[0]).Distinct().Count().ShouldBe(3);
        _line.Heard.Confirmed.Count.ShouldBe(3);
    }

    [Fact]
    public void A_full_queue_refuses_the_newest_and_keeps_the_older_ones()
    {
        var commands = Enumerable.Range(0, 40).Select(_ => Energise(10)).ToArray();
        foreach (var command in commands) _line.Schedule.Submit(command, _line.Now);
        _line.Heard.Failed.Select(item => item.Command).ShouldBe(commands[32..]);
        _line.Heard.Failed.ShouldAllBe(item => item.Fault == LinkFault.PortBusy);
    }

    [Fact]
    public void An_energise_that_cannot_get_through_in_time_fails_and_does_not_come_late()
    {
        _slave.Allows = (register, _) => register != 4;
        _line.Submit(Made.Safe(new(0), Made.Value(_line.Plan.Output("vent"), 0)));
        var energise = Made.Admitted(new(0), Made.Value(_line.Plan.Output("mode"), 1));
        _line.Submit(energise);
        _line.Run(0.55);
        _line.Heard.Failed.ShouldContain(item => item.Command == energise && item.Fault == LinkFault.Timeout);
        _slave.Allows = (_, _) => true;
        _line.Run(2);
        _slave.Holding[0].ShouldBe((ushort)0);
    }
}
