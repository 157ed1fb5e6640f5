using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A peel is chemistry: its countdown asks neither pause nor stop nor restart.</summary>
public sealed class PeelTests
{
    const string Panel = Treatment.Panel;
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact, Hazard("H25")]
    public void H25_the_alarms_come_half_a_minute_before_at_its_time_and_again_until_it_is_off()
    {
        var treatment = Peeled();

        Alarms(treatment, "peel-ends-soon", AlarmPriority.Low, 150, PeelStage.EndsSoon);
        Alarms(treatment, "peel-overdue", AlarmPriority.High, 180, PeelStage.TimeUp);
        Alarms(treatment, "peel-unheeded", AlarmPriority.High, 210, PeelStage.Overdue);
        treatment.Room.Run(60 * Second);
        treatment.Room.Snapshot.Signal.Priority.ShouldBe(AlarmPriority.High, "it sounds until the peel is off");

        treatment.Ask(new ConfirmRinsed(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Run(30 * Second);
        treatment.Room.Snapshot.Signal.Priority.ShouldBeNull();
        treatment.Session!.Steps.Single(step => step.Id == "peel-salicylic-30").State.ShouldBe(StepState.Done);
    }

    [Theory, Hazard("H25")]
    [InlineData("pause")]
    [InlineData("stop")]
    [InlineData("end")]
    [InlineData("crash")]
    [InlineData("skip")]
    public void H25_the_alarm_comes_at_its_time_whatever_happens_to_the_session(string what)
    {
        var treatment = Peeled();
        treatment.Room.Run(60 * Second);
        switch (what)
        {
            case "pause": treatment.Ask(new PauseSession(Panel)).Refusal.ShouldBeNull(); break;
            case "stop": treatment.Ask(new StopEverything(Panel, StopOrigin.Panel)); break;
            case "skip": treatment.Ask(new SkipStep(Panel, "skin too red")).Refusal.ShouldBeNull(); break;
            case "crash": treatment.Restart(20 * Second); break;
            default:
                treatment.Ask(new PauseSession(Panel)).Refusal.ShouldBeNull();
                treatment.Ask(new EndSession(Panel, "client wants to go")).Refusal.ShouldBeNull();
                break;
        }

        Alarms(treatment, "peel-overdue", AlarmPriority.High, 180, PeelStage.TimeUp);

        treatment.Room.Snapshot.Peel!.IsRebased.ShouldBe(what == "crash");
        if (what is "crash" or "end") treatment.Room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence.Contains("on the skin"));
        treatment.Ask(new ConfirmRinsed(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Snapshot.Peel.ShouldBeNull();
        treatment.Room.Journal.ShouldContain(entry => entry.Kind == JournalKind.Confirmed && entry.Field("what") == "peel-off");
        treatment.Restart().Room.Snapshot.Peel.ShouldBeNull("what was confirmed is confirmed for good");
    }

    [Fact, Hazard("H25")]
    public void H25_a_peel_whose_time_nobody_knows_alarms_at_once()
    {
        var treatment = Peeled();
        treatment.Room.Run(20 * Second);
        var journal = treatment.Room.Journal;
        treatment.Room.KillController();
        treatment.Room.Start(new(new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), journal[^1].Number + 1, null, "test") { History = [.. journal] });
        treatment.Room.Run(Second);

        treatment.Room.Snapshot.Peel!.IsTimeKnown.ShouldBeFalse();
        treatment.Room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == "peel-overdue" && alarm.Priority == AlarmPriority.High && alarm.Sentence.Contains("nobody knows since when"));
    }

    [Fact, Hazard("H25")]
    public void After_the_longest_pause_a_peel_is_still_taken_off_as_done()
    {
        var treatment = Peeled();
        treatment.Ask(new PauseSession(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Run(TimeSpan.FromMinutes(16));
        treatment.Ask(new ResumeSession(Panel)).Refusal.ShouldNotBeNull();

        treatment.Ask(new NextStep(Panel)).Refusal.ShouldBeNull();
        treatment.Room.Run(Second);

        treatment.Session!.Steps.Single(step => step.Id == "peel-salicylic-30").State.ShouldBe(StepState.Done);
        treatment.Room.Snapshot.Peel.ShouldBeNull();
    }

    [Fact, Hazard("H25")]
    public void After_a_stop_the_peel_that_came_off_is_done_once_the_stop_is_reset()
    {
        var treatment = Peeled();
        treatment.Ask(new StopEverything(Panel, StopOrigin.Panel));
        treatment.Ask(new ConfirmRinsed(Panel)).Refusal.ShouldBeNull("a stop keeps nobody from rinsing");
        treatment.Room.Run(2 * Second);
        treatment.Ask(new ResetStop(Panel, "client is well", "AB")).Refusal.ShouldBeNull();
        treatment.Room.Run(Second);

        treatment.Session!.Steps.Single(step => step.Id == "peel-salicylic-30").State.ShouldBe(StepState.Done);
    }

    [Fact, Hazard("H26")]
    public void H26_glycolic_acid_of_70_percent_is_refused_on_phototype_V_whatever_the_files_say()
    {
        var treatment = new Treatment("sun-damage");
        var request = treatment.StartRequest(Phototype.V, "peel");
        var strong = request.Products.Single(product => product.Id == "mandelic-30") with { Name = "Glycolic acid 70 %", Agent = "glycolic acid", Concentration = new Percent(70), Ph = 1 };

        var refusal = treatment.Ask(request with { Products = request.Products.Replace(request.Products.Single(product => product.Id == "mandelic-30"), strong) }).Refusal.ShouldNotBeNull();

        refusal.Operator.ShouldContain("Glycolic acid 70 % is not for phototype V");
        treatment.Ask(request).Refusal.ShouldBeNull("mandelic acid of 30 % is");
    }

    [Fact, Hazard("H26")]
    public void H26_no_peel_begins_without_the_file_of_its_product()
    {
        var treatment = new Treatment("sun-damage");

        treatment.Ask(treatment.StartRequest(Phototype.II, "peel") with { Products = [] }).Refusal.ShouldNotBeNull().Operator.ShouldContain("Nothing is known of the product");
    }

    static Treatment Peeled() => new Treatment("acne", keepsSamples: false) { Visit = "peel" }.Start().SkipTo("peel-salicylic-30").Begin();

    static void Alarms(Treatment treatment, string alarm, AlarmPriority priority, int seconds, PeelStage stage)
    {
        treatment.Room.RunUntil(() => treatment.Room.Snapshot.Alarms.Any(each => each.Id == alarm && each.Priority == priority), TimeSpan.FromMinutes(4), TimeSpan.FromMilliseconds(50)).ShouldBeTrue(alarm);
        var peel = treatment.Room.Snapshot.Peel.ShouldNotBeNull();
        peel.Elapsed.TotalSeconds.ShouldBe(seconds, 1, "to a second (H25)");
        peel.Stage.ShouldBe(stage);
    }
}
