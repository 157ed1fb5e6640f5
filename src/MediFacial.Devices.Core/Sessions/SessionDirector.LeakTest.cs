using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Sessions;

/// <content>The leak test of the hose before a suction step, and what it and the strokes tell of the filter (H05).</content>
internal sealed partial class SessionDirector
{
    /// <summary>Between two entries while the test runs: a record that cannot be written any more is found by writing.</summary>
    static readonly TimeSpan TellTestEvery = TimeSpan.FromSeconds(2);

    /// <summary>kPa of rise in strokes that make a measurement: about twenty strokes.</summary>
    const double RiseOfStrokes = 60;

    Instant _testDue;

    /// <summary>A leak test runs, or is about to.</summary>
    public bool Tests => Session?.Running is SuctionRunner suction && (suction.Test.Runs || order.Holds(suction) && State is not SessionState.StepStarting);

    public bool MayTest => !Tests && !order.IsHolding && Session?.Running is SuctionRunner && State is SessionState.StepReady or SessionState.Paused;

    public Refusal? TestLeak(OperatorRequest request, IEnumerable<Refusal> roomReasons, Instant now)
    {
        if (Session?.Running is not SuctionRunner suction || State is not (SessionState.StepReady or SessionState.Paused))
            return new(RefusalKind.NotNow, "The hose is tested when a suction step waits to begin or is paused.", $"TestLeak in {State}.");
        if (suction.Test.Runs || order.IsHolding) return new(RefusalKind.NotNow, "The test is just running.", "TestLeak while a test runs or a start waits.");
        if (Other(suction.Device) is { } other) return new(RefusalKind.NotNow, $"{other.Plan.Name} is in use; test the hose when it is off.", "One energy modality at a time.");
        var reasons = roomReasons.ToArray();
        if (reasons.Length > 0)
            return reasons[0] with { Operator = string.Join(" ", reasons.Select(reason => reason.Operator)), Technician = string.Join(" ", reasons.Select(reason => reason.Technician)) };
        Notice = null;
        Hold(suction.AuthoriseTest(journalist.Next, now), suction, StartPurpose.LeakTest, request, now);
        return null;
    }

    void TickLeakTest(Instant now)
    {
        if (Session?.Running is not SuctionRunner suction) return;
        if (suction.Test.Tick(now) is { } result) Tested(suction, result, now);
        else if (suction.Test.Runs && now >= _testDue) TellTest(suction, now);
        else if (suction.State == StepState.Running && context.Room.Upkeep is { Gauge: { Risen: >= RiseOfStrokes } gauge } upkeep)
        {
            Rises(upkeep, gauge.TimeConstant, now);
            gauge.Restart();
        }
    }

    void TellTest(SuctionRunner suction, Instant now)
    {
        _testDue = now + TellTestEvery;
        journalist.Write(JournalKind.Upkeep, now, "The hose is tested for leaks.", context.Room.Upkeep!.Fields("leak-test-runs", new JournalField("step", suction.Step.Id)));
    }

    void Tested(SuctionRunner suction, LeakTestResult result, Instant now)
    {
        var upkeep = context.Room.Upkeep!;
        suction.EndTest();
        // Air that leaks in slows the rise, and would be learnt as the filter.
        if (suction.Test.Rise is { } rise && result.Outcome is LeakTestOutcome.Passed or LeakTestOutcome.Weak) Rises(upkeep, rise, now);
        var sentence = UpkeepTexts.Say(result.Outcome);
        journalist.Write(JournalKind.Upkeep, now, sentence, upkeep.Fields(SuctionUpkeep.LeakTest, new("outcome", $"{result.Outcome}"),
            new("loss", UpkeepTexts.Kilopascals(result.Loss)), new("from", UpkeepTexts.Kilopascals(result.Held)), new("technician", result.Technician)));
        if (result.Outcome == LeakTestOutcome.TooSlow && !upkeep.IsClogged) Block(upkeep, result.Technician, now);
        Notice = sentence;
    }

    void Rises(SuctionUpkeep upkeep, double rise, Instant now)
    {
        var baseline = upkeep.BaselineWith(rise);
        journalist.Write(JournalKind.Upkeep, now, upkeep.Baseline is null ? "The rise of the vacuum with the new filter is known." : "The rise of the vacuum was measured.",
            upkeep.Fields(SuctionUpkeep.Rise, new("rise", SuctionUpkeep.Seconds(rise)), new("baseline", SuctionUpkeep.Seconds(baseline))));
        if (!upkeep.IsClogged && SuctionUpkeep.IsTooSlow(rise, baseline))
            Block(upkeep, $"Time constant of the rise {SuctionUpkeep.Seconds(rise)}; with a new filter {SuctionUpkeep.Seconds(baseline)}.", now);
    }

    void Block(SuctionUpkeep upkeep, string technician, Instant now) =>
        journalist.Write(JournalKind.Upkeep, now, "The filter is clogged: no suction before it is changed.", upkeep.Fields(SuctionUpkeep.Block, new JournalField("technician", technician)));
}
