using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class LadderTests
{
    [Fact]
    public void A_part_comes_up_through_identity_then_init_then_stop()
    {
        var slave = BenchSlave.Console();
        var line = BenchLine.Console(slave).Open();
        line.Run(0.5);
        line.Heard.Links.Select(link => link.State).ShouldBe([LinkState.Up]);
        slave.Writes.Select(write => (write.Start, write.Values[0])).ShouldBe([(6, 1000), (4, 0), (1, 0), (3, 0)]);
        line.Sent.Take(2).Select(sent => (int)sent.Frame[3]).ShouldBe([100, 101]);
    }

    [Fact]
    public void Polled_registers_become_readings_stamped_with_the_time_of_their_request()
    {
        var slave = BenchSlave.Console();
        (slave.Input[0], slave.Input[3]) = (224, 1);
        var line = BenchLine.Console(slave).Open();
        line.Run(1);
        var reading = line.Heard.Last(line.Plan.Sensor("vacuum"));
        reading.Quality.ShouldBe(ReadingQuality.Good);
        reading.Value.Value.ShouldBe(22.4, 1e-9);
        line.Sent.ShouldContain(sent => sent.At == reading.TakenAt && sent.Frame[1] == 4);
        line.Heard.Last(line.Plan.Sensor("running")).Value.IsOn.ShouldBeTrue();
        line.Sent.Count(sent => sent.Frame[1] == 4).ShouldBeInRange(8, 10);
        line.Sent.Last(sent => sent.Frame[1] == 4).Frame[5].ShouldBe((byte)5);
    }

    [Theory]
    [InlineData(0.50)]
    [InlineData(0.53)]
    [InlineData(0.57)]
    [InlineData(0.61)]
    public void A_lost_link_is_known_within_300_ms(double at)
    {
        var line = BenchLine.Console(BenchSlave.Console()).Open();
        line.Run(at);
        var lost = line.Now;
        line.Answer = _ => null;
        line.Run(1);
        var down = line.Heard.Links.First(link => link.State == LinkState.Down);
        down.Why.ShouldBe(LinkFault.Timeout);
        down.At.Since(lost).ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(300));
        line.Heard.Links.ShouldContain(link => link.State == LinkState.Suspect);
    }

    [Fact]
    public void One_lost_reply_makes_a_part_suspect_and_the_next_good_one_clears_it()
    {
        var slave = BenchSlave.Console();
        var line = BenchLine.Console(slave).Open();
        line.Run(0.5);
        var lost = 0;
        line.Answer = request => lost++ == 0 ? null : slave.Answer(request);
        line.Run(0.5);
        line.Heard.Links.Select(link => link.State).ShouldBe([LinkState.Up, LinkState.Suspect, LinkState.Up]);
    }

    [Fact]
    public void A_lost_part_comes_back_safe_and_idle_by_identity()
    {
        var slave = BenchSlave.Console();
        var line = BenchLine.Console(slave).Open();
        line.Run(0.5);
        line.Answer = _ => null;
        line.Run(2);
        slave.Writes.Clear();
        line.Answer = request => slave.Answer(request);
        line.Run(1);
        line.Heard.Links[^1].State.ShouldBe(LinkState.Up);
        slave.Writes.Select(write => write.Start).ShouldBe([6, 4, 1, 3]);
    }

    [Fact]
    public void Another_model_is_refused_and_never_written_to()
    {
        var slave = BenchSlave.Console();
        slave.Holding[100] = 41224;
        var line = BenchLine.Console(slave).Open();
        line.Run(3);
        line.Heard.Links.ShouldAllBe(link => link.State == LinkState.Unknown && link.Why == LinkFault.WrongIdentity);
        line.Submit(Made.Safe(new(0), Made.Value(line.Plan.Output("pump"), 0)));
        line.Run(1);
        slave.Writes.ShouldBeEmpty();
        line.Heard.Failed.ShouldHaveSingleItem().Fault.ShouldBe(LinkFault.WrongIdentity);
    }

    [Fact]
    public void Another_serial_number_is_refused_but_may_be_made_safe()
    {
        var slave = BenchSlave.Console(serial: "SC3-0099");
        var line = BenchLine.Console(slave).Open();
        line.Run(1);
        line.Schedule.Link(new(0)).ShouldBe(LinkState.Unknown);
        line.Submit(Made.Safe(new(0), Made.Value(line.Plan.Output("pump"), 0)));
        line.Run(0.2);
        slave.Writes.Select(write => write.Start).Distinct().ShouldBe([3]);
        line.Heard.Confirmed.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_closed_port_takes_all_its_parts_down_at_once()
    {
        var line = BenchLine.Console(BenchSlave.Console()).Open();
        line.Run(0.5);
        line.Schedule.Closed(LinkFault.PortHungUp, line.Now);
        line.Heard.Links[^1].ShouldBe((new(0), LinkState.Down, LinkFault.PortHungUp, line.Now));
        line.Schedule.TryTransmit(line.Now, out _).ShouldBeFalse();
        line.Schedule.NextDeadline.ShouldBe(Core.Time.Instant.Never);
    }
}
