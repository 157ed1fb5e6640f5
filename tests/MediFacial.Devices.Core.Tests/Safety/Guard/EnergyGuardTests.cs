using CsCheck;
using MediFacial.Devices.Core.Safety.Guard;

namespace MediFacial.Devices.Core.Tests.Safety.Guard;

public sealed class EnergyGuardTests
{
    [Fact]
    public void Each_valid_answer_gives_one_pulse_and_nothing_else_does()
    {
        var contact = new GuardedContact().Armed();
        contact.Pulses.Clear();
        for (var kick = 0; kick < 10; kick++)
        {
            contact.Pass(100);
            contact.Answer();
        }
        contact.Pulses.Count.ShouldBe(10);
        contact.Guard.IsPermitted.ShouldBeTrue();
    }

    [Fact]
    public void An_answer_that_is_600_ms_old_is_still_good_and_a_tick_later_the_permit_is_gone()
    {
        var contact = new GuardedContact().Armed();

        contact.Pass(600);
        contact.Permit.ShouldBeTrue();
        contact.Pass(0.0001);

        contact.ShouldBeDropped(GuardDrop.Late);
    }

    [Fact]
    public void A_late_answer_brings_nothing_back()
    {
        var contact = new GuardedContact().Armed();
        contact.Pass(601);

        contact.Answer();
        contact.Pass(100);
        contact.Answer();

        contact.ShouldBeDropped(GuardDrop.Late);
    }

    [Theory, InlineData(0.0, false), InlineData(19.9, false), InlineData(20.0, true), InlineData(100.0, true)]
    public void An_answer_sooner_than_20_ms_is_babble(double after, bool good)
    {
        var contact = new GuardedContact().Armed();
        contact.Pass(after);

        contact.Answer();

        contact.Guard.IsPermitted.ShouldBe(good);
        if (!good) contact.ShouldBeDropped(GuardDrop.EarlyAnswer);
    }

    [Fact]
    public void The_same_answer_twice_is_a_wrong_one()
    {
        var contact = new GuardedContact().Armed();
        contact.Pass(100);
        var answer = contact.RightAnswer;
        contact.Answer(answer);
        contact.Pass(100);

        contact.Answer(answer);

        contact.ShouldBeDropped(GuardDrop.WrongAnswer);
    }

    [Theory, InlineData(GuardedContact.Rules - 1), InlineData(GuardedContact.Rules + 1), InlineData(0)]
    public void An_evaluation_of_another_number_of_rules_gives_a_wrong_answer(int rules)
    {
        var contact = new GuardedContact().Armed();
        contact.Pass(100);

        contact.Answer(EvaluationProof.Expected(rules).Answer(contact.Told.Challenge));

        contact.ShouldBeDropped(GuardDrop.WrongAnswer);
    }

    [Fact]
    public void A_rule_that_was_skipped_doubled_or_out_of_turn_gives_another_trace()
    {
        static ulong Trace(params int[] rules) => rules.Aggregate(EvaluationProof.Begin, EvaluationProof.Pass);
        ulong[] traces = [Trace(0, 1, 2, 3), Trace(0, 1, 3), Trace(0, 1, 1, 2, 3), Trace(0, 2, 1, 3), Trace(1, 2, 3), Trace(0, 1, 2)];

        traces.Distinct().Count().ShouldBe(traces.Length);
        EvaluationProof.Expected(4).Trace.ShouldBe(traces[0]);
    }

    [Fact]
    public void Nothing_arms_before_a_valid_answer_nor_with_an_old_one()
    {
        var contact = new GuardedContact();
        contact.Guard.Connected(contact.Now);
        contact.Guard.Armed(contact.Told.Ticket, contact.Now);
        contact.Permit.ShouldBeFalse();
        contact.Pass(100);
        contact.Answer();
        contact.Pass(601);

        contact.Guard.Armed(contact.Told.Ticket, contact.Now);

        contact.Permit.ShouldBeFalse();
    }

    [Fact]
    public void A_drop_makes_the_ticket_void()
    {
        var contact = new GuardedContact().Armed();
        var ticket = contact.Told.Ticket;
        contact.Guard.Dropped(contact.Now);
        contact.ShouldBeDropped(GuardDrop.Asked);

        contact.Guard.Armed(ticket, contact.Now);
        contact.Permit.ShouldBeFalse("an order to arm from before the drop");
        contact.Guard.Armed(contact.Told.Ticket, contact.Now);
        contact.Permit.ShouldBeTrue("armed anew");
    }

    [Fact]
    public void A_controller_that_comes_back_has_to_prove_itself_and_to_arm_anew()
    {
        var contact = new GuardedContact().Armed();
        contact.Guard.Disconnected(contact.Now);
        contact.ShouldBeDropped(GuardDrop.Gone);
        contact.Guard.Connected(contact.Now);

        for (var kick = 0; kick < 20; kick++)
        {
            contact.Pass(100);
            contact.Answer();
        }

        contact.Permit.ShouldBeFalse("answers alone close nothing");
    }

    [Fact]
    public void A_guard_that_was_started_again_permits_nothing_to_answers_of_its_former_life()
    {
        var former = new GuardedContact(seed: 1).Armed();
        var contact = new GuardedContact(seed: 2);
        contact.Guard.Connected(contact.Now);
        contact.Pass(100);

        contact.Answer(former.RightAnswer);
        contact.Guard.Armed(contact.Told.Ticket, contact.Now);

        contact.Permit.ShouldBeFalse();
    }

    [Fact]
    public void Without_its_line_the_guard_says_so_and_does_not_arm()
    {
        var contact = new GuardedContact { OwnsContact = false };
        contact.Guard.Connected(contact.Now);
        contact.Pass(100);
        contact.Told.OwnsContact.ShouldBeFalse();
        contact.Answer();
        contact.Guard.Armed(contact.Told.Ticket, contact.Now);
        contact.Guard.IsPermitted.ShouldBeFalse();
    }

    [Fact]
    public void A_controller_that_lives_and_withholds_loses_its_permit_without_the_guards_alarm()
    {
        var contact = new GuardedContact().Armed();
        for (var kick = 0; kick < 8; kick++)
        {
            contact.Pass(100);
            contact.Guard.Withheld(contact.Now);
        }
        contact.ShouldBeDropped(GuardDrop.Late);
        contact.Guard.IsSounding.ShouldBeFalse("a controller that lives gives its own alarm");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Silence_while_permitted_sounds_in_bursts_until_a_controller_speaks(bool disconnected)
    {
        var contact = new GuardedContact().Armed();
        if (disconnected) contact.Guard.Disconnected(contact.Now);
        else contact.Pass(601);
        contact.Guard.IsSounding.ShouldBeTrue();
        contact.Sounder.ShouldBeTrue("the first pulse begins at once");

        var edges = 0;
        for (var (at, was) = (0, true); at < 5800; at++)
        {
            contact.Pass(1);
            if (contact.Sounder && !was) edges++;
            was = contact.Sounder;
        }
        edges.ShouldBe(10, "nine more pulses of the burst, and the first of the next");

        if (disconnected) contact.Guard.Connected(contact.Now);
        contact.Guard.Withheld(contact.Now);
        contact.Guard.IsSounding.ShouldBeFalse();
        contact.Sounder.ShouldBeFalse();
    }

    [Fact]
    public void Silence_without_a_permit_is_nobodys_alarm()
    {
        var contact = new GuardedContact().Armed();
        contact.Guard.Dropped(contact.Now);
        contact.Pass(5000);
        contact.Guard.Disconnected(contact.Now);
        contact.Pass(5000);
        contact.Guard.IsSounding.ShouldBeFalse();
    }

    [Fact]
    public void The_guard_speaks_ten_times_a_second_and_repeats_an_unanswered_challenge()
    {
        var contact = new GuardedContact();
        contact.Guard.Connected(contact.Now);
        var challenge = contact.Told.Challenge;
        contact.Guard.NextWake.Since(contact.Now).ShouldBe(TimeSpan.FromMilliseconds(100));
        contact.Pass(1000);
        contact.Told.Challenge.ShouldBe(challenge);
        contact.Answer();
        contact.Told.Challenge.ShouldNotBe(challenge);
    }

    /// <summary>Whatever comes in whatever order: the line is high only within 600 ms of a right answer, and after an order to arm since the last drop.</summary>
    [Fact]
    public void No_order_of_events_permits_without_proof_and_ticket() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 700]).Array[1, 60].Sample(events =>
        {
            var contact = new GuardedContact();
            Time.Instant? proven = null;
            var (armed, connected, challengedAt, challenge) = (false, false, contact.Now, 0UL);
            foreach (var (what, wait) in events)
            {
                contact.Pass(wait);
                if (proven is not { } last || contact.Now.Since(last) > EnergyGuard.Patience) armed = false;
                if (contact.Told.Challenge != challenge) (challenge, challengedAt) = (contact.Told.Challenge, contact.Now);
                var ticket = contact.Told.Ticket;
                var early = contact.Now.Since(challengedAt) < EnergyGuard.EarliestAnswer;
                switch (what)
                {
                    case 0 when !connected: contact.Guard.Connected(contact.Now); (connected, armed, proven) = (true, false, null); break;
                    case 1 when connected: contact.Guard.Disconnected(contact.Now); (connected, armed, proven) = (false, false, null); break;
                    case 2 or 3 when connected:
                        contact.Answer();
                        proven = early ? null : contact.Now;
                        if (early) armed = false;
                        break;
                    case 4 when connected: contact.Answer(42); (proven, armed) = (null, false); break;
                    case 5 when connected: contact.Guard.Armed(ticket, contact.Now); armed = true; break;
                    case 6 when connected: contact.Guard.Dropped(contact.Now); armed = false; break;
                    default: contact.Guard.Withheld(contact.Now); break;
                }
                if (contact.Told.Challenge != challenge) (challenge, challengedAt) = (contact.Told.Challenge, contact.Now);
                if (!contact.Permit) continue;
                (armed && proven is { } at && contact.Now.Since(at) <= EnergyGuard.Patience).ShouldBeTrue($"{what} after {wait} ms");
            }
        }, iter: 2000);
}
