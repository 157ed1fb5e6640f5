namespace MediFacial.Devices.Runtime.Tests;

public sealed class EnergyLatchTests
{
    readonly List<bool> _line = [];

    EnergyLatch Latch() => new(on =>
    {
        lock (_line) _line.Add(on);
        return true;
    });

    [Fact]
    public void Nothing_is_pulsed_before_it_is_armed()
    {
        var latch = Latch();
        latch.Kick().ShouldBeFalse();
        _line.ShouldBeEmpty();
    }

    [Fact]
    public void A_kick_is_one_low_pulse_and_leaves_the_line_high()
    {
        var latch = Latch();
        latch.Arm(latch.Ticket).ShouldBeTrue();
        latch.Kick().ShouldBeTrue();
        _line.ShouldBe([false, true]);
    }

    [Fact]
    public void A_drop_lowers_the_line_and_ends_the_pulses()
    {
        var latch = Latch();
        latch.Arm(latch.Ticket);
        latch.Kick();
        latch.Drop();
        latch.Kick().ShouldBeFalse();
        _line[^1].ShouldBeFalse();
        latch.IsArmed.ShouldBeFalse();
    }

    [Fact]
    public void A_ticket_from_before_a_drop_arms_nothing()
    {
        var latch = Latch();
        var ticket = latch.Ticket;
        latch.Drop();
        latch.Arm(ticket).ShouldBeFalse();
        latch.Arm(latch.Ticket).ShouldBeTrue();
    }

    [Fact]
    public void Arming_twice_with_a_good_ticket_keeps_it_armed()
    {
        var latch = Latch();
        var ticket = latch.Ticket;
        latch.Arm(ticket).ShouldBeTrue();
        latch.Arm(ticket).ShouldBeTrue();
        latch.IsArmed.ShouldBeTrue();
    }

    [Fact]
    public void While_it_is_barred_no_ticket_arms_it_and_unbarring_arms_nothing()
    {
        var latch = Latch();
        latch.Arm(latch.Ticket);
        latch.Bar();
        latch.Arm(latch.Ticket).ShouldBeFalse();
        latch.Drop();
        latch.Arm(latch.Ticket).ShouldBeFalse();
        latch.Unbar();
        latch.IsArmed.ShouldBeFalse();
        latch.Arm(latch.Ticket).ShouldBeTrue();
    }

    [Fact]
    public void A_drop_in_the_middle_of_a_pulse_leaves_the_line_low()
    {
        EnergyLatch? latch = null;
        latch = new EnergyLatch(on =>
        {
            _line.Add(on);
            // The worst moment: the pulse has begun to rise when somebody drops.
            if (on) latch!.Drop();
            return true;
        });
        latch.Arm(latch.Ticket);
        latch.Kick().ShouldBeFalse();
        _line[^1].ShouldBeFalse();
    }

    [Fact]
    public async Task However_drops_and_arms_race_a_drop_that_the_arming_side_has_not_seen_wins()
    {
        var latch = Latch();
        var drops = 0L;
        var late = 0;
        var dropper = Task.Run(() =>
        {
            for (var round = 0; round < 20_000; round++)
            {
                Interlocked.Increment(ref drops);
                latch.Drop();
            }
        }, TestContext.Current.CancellationToken);
        while (!dropper.IsCompleted)
        {
            var before = latch.Ticket;
            var armed = latch.Arm(before);
            // Armed and yet a drop completed since the ticket was taken: then that drop must have disarmed it again.
            if (armed && latch.Ticket != before && latch.IsArmed) late++;
        }
        await dropper;
        late.ShouldBe(0);
        latch.Ticket.ShouldBe(Interlocked.Read(ref drops));
        latch.Drop();
        latch.IsArmed.ShouldBeFalse();
    }
}
