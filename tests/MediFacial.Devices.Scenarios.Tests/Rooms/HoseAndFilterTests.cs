using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Upkeep;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>H05 (domain §1.4, §1.5, §10): too little vacuum is found before it is made up for with passes, on suction units that differ by 30 %.</summary>
public sealed class HoseAndFilterTests
{
    [Theory, Plants, Hazard("H05")]
    public void The_first_suction_of_a_day_waits_for_a_leak_test_and_a_tight_hose_passes_it(double plant)
    {
        var treatment = Ready(plant);
        var room = treatment.Room;

        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("not tested for leaks today");
        room.Snapshot.Readiness.ShouldContain(reason => reason.Sentence.Contains("not tested for leaks"));
        treatment.Session!.Asks.ShouldNotBeNull().ShouldContain("thumb");

        Tests(treatment).ShouldBe(LeakTestOutcome.Passed);

        room.Truth.IsSafe.ShouldBeTrue("the test leaves nothing on");
        room.Snapshot.Alarms.ShouldBeEmpty();
        Treatment.Done(treatment.Ask(new BeginStep(Treatment.Panel)));
    }

    [Theory, Plants, Hazard("H05")]
    public void A_leaking_hose_fails_the_test_and_there_is_no_suction_until_it_is_mended_and_passes(double plant)
    {
        var treatment = Ready(plant);
        var room = treatment.Room;
        room.Apply(new LeakAir(0.05));

        Tests(treatment).ShouldBe(LeakTestOutcome.Failed);

        treatment.Ask(new BeginStep(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("hose leaks");
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "suction-leaks" && alarm.Priority == AlarmPriority.Medium);
        treatment.Session!.WhyNotResume.ShouldContain(why => why.Contains("test again"));

        room.Apply(new LeakAir(0.002));
        Tests(treatment).ShouldBe(LeakTestOutcome.Passed);
        room.Snapshot.Alarms.ShouldNotContain(alarm => alarm.Id == "suction-leaks" && alarm.Stands);
        Treatment.Done(treatment.Ask(new BeginStep(Treatment.Panel)));
    }

    [Theory, Plants, Hazard("H05")]
    public void A_thumb_that_slips_and_a_console_that_opens_its_vent_are_not_taken_for_a_leak(double plant)
    {
        var treatment = Ready(plant);
        var room = treatment.Room;

        Tests(treatment, held => held.Apply(new HoldHandpiece(HandpieceUse.Lifted))).ShouldBe(LeakTestOutcome.NotClosed);
        Upkeep(room).Hose.ShouldContain("not tested");

        Tests(treatment, held => held.Apply(new Reboot("suction-console"))).ShouldBe(LeakTestOutcome.BrokenOff);
        Upkeep(room).Hose.ShouldContain("not tested");
    }

    [Theory, Plants, Hazard("H05")]
    public void A_hose_that_leaks_a_little_warns_and_may_be_used(double plant)
    {
        var treatment = Ready(plant);
        treatment.Room.Apply(new LeakAir(0.0085));

        Tests(treatment).ShouldBe(LeakTestOutcome.Weak);

        treatment.Room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "suction-leaks-a-little" && alarm.Priority == AlarmPriority.Low);
        Treatment.Done(treatment.Ask(new BeginStep(Treatment.Panel)));
    }

    [Theory, Plants, Hazard("H05")]
    public void A_filter_that_clogs_under_way_warns_first_and_holds_the_step_when_it_is_worse(double plant)
    {
        var treatment = Ready(plant);
        var room = treatment.Room;
        Tests(treatment).ShouldBe(LeakTestOutcome.Passed);
        treatment.Begin();
        room.Run(TimeSpan.FromSeconds(60));
        Warns(room).ShouldBeFalse("a healthy filter");

        Clog(room, 0.45);
        room.RunUntil(() => Warns(room), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(1)).ShouldBeTrue();
        room.Snapshot.Session!.State.ShouldBe(SessionState.StepRunning, "a warning disturbs nobody");

        Clog(room, 1);
        room.RunUntil(() => room.Snapshot.Session!.State == SessionState.Paused, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(1)).ShouldBeTrue();
        room.RunUntil(() => room.Truth.IsSafe, TimeSpan.FromSeconds(1.5)).ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(2));
        room.Snapshot.Stop.ShouldBeNull("held, not latched");
        treatment.Ask(new ResumeSession(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("filter");
    }

    [Theory, Plants, Hazard("H05")]
    public void A_clogged_filter_blocks_over_a_restart_until_a_new_one_is_in_and_confirmed(double plant)
    {
        var treatment = Ready(plant);
        Tests(treatment).ShouldBe(LeakTestOutcome.Passed);
        treatment.Begin();
        Clog(treatment.Room, 1);
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.Paused, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(1)).ShouldBeTrue();

        treatment.Restart();
        treatment.Visits("dull-dehydrated").Refusal.ShouldNotBeNull().Operator.ShouldContain("filter");
        treatment.Ask(new ConfirmFilter(Treatment.Panel, "")).Refusal.ShouldNotBeNull();
        Clog(treatment.Room, 0);
        Treatment.Done(treatment.Ask(new ConfirmFilter(Treatment.Panel, "AB")));

        treatment.Room.Journal.ShouldContain(entry => entry.Kind == JournalKind.Upkeep && entry.Field("initials") == "AB");
        Treatment.Done(treatment.Visits("dull-dehydrated"));
        treatment.RunTo("hydra");
        treatment.Room.Run(TimeSpan.FromSeconds(60));
        treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        Warns(treatment.Room).ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H05")]
    public void A_filter_that_was_confirmed_and_not_changed_is_found_again(double plant)
    {
        var treatment = Ready(plant);
        Tests(treatment).ShouldBe(LeakTestOutcome.Passed);
        Clog(treatment.Room, 1);
        Treatment.Done(treatment.Ask(new ConfirmFilter(Treatment.Panel, "AB")));

        treatment.Begin();

        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.Paused, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(1)).ShouldBeTrue();
    }

    static Treatment Ready(double plant)
    {
        var treatment = new Treatment("dull-dehydrated", VariedPlants.Room(plant), hoseTested: false).Start();
        while (treatment.Session!.Steps[treatment.Session.Current].Kind != StepKind.Suction)
        {
            Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
            treatment.Room.Run(TimeSpan.FromMilliseconds(200));
        }
        for (var item = 0; item < treatment.Session.Checklist.Length; item++) Treatment.Done(treatment.Ask(new TickChecklist(Treatment.Panel, item, true)));
        return treatment;
    }

    /// <summary>As an operator does it: press, close the tip with the thumb a second later, let go when the panel says the result.</summary>
    /// <param name="meanwhile">What happens while the pump rests and the vacuum is watched.</param>
    static LeakTestOutcome Tests(Treatment treatment, Action<VirtualRoom>? meanwhile = null)
    {
        var room = treatment.Room;
        room.Apply(new HoldHandpiece(HandpieceUse.Lifted));
        Treatment.Done(treatment.Ask(new TestLeak(Treatment.Panel)));
        room.Run(TimeSpan.FromSeconds(1));
        room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        if (meanwhile is not null)
        {
            room.RunUntil(() => room.Truth is { PumpRuns: false, VentOpen: false }, TimeSpan.FromSeconds(30)).ShouldBeTrue();
            room.Run(TimeSpan.FromSeconds(4));
            meanwhile(room);
        }
        room.RunUntil(() => Last(room) is not null && !Upkeep(room).TestRuns, TimeSpan.FromSeconds(45), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(1));
        room.Apply(new HoldHandpiece(HandpieceUse.Strokes));
        return Enum.Parse<LeakTestOutcome>(Last(room)!.Field("outcome")!);
    }

    static JournalEntry? Last(VirtualRoom room) => room.Journal.LastOrDefault(entry => entry.Kind == JournalKind.Upkeep && entry.Field("what") == "leak-test");

    static UpkeepView Upkeep(VirtualRoom room) => room.Snapshot.Devices.Select(device => device.Upkeep).OfType<UpkeepView>().Single();

    static bool Warns(VirtualRoom room) => room.Snapshot.Alarms.Any(alarm => alarm.Id == "filter-clogging" && alarm.Stands);

    static void Clog(VirtualRoom room, double resistance) => room.Apply(new ClogFilter(resistance));
}
