using CsCheck;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>In whatever order pauses, stops, crashes and new visits come: a skin never gets more light in a day than one course.</summary>
public sealed class DoseStoriesTests
{
    const string Panel = Treatment.Panel;
    const double Course = 1.2;

    enum Break : byte { Pause, LongPause, Comfort, Stop, Crash, CrashInPause, NewVisit, LinkLost }

    static readonly Gen<(int Plant, (Break What, int After)[] Breaks)> Stories = Gen.Select(
        Gen.Int[0, 2], Gen.Select(Gen.Enum<Break>(), Gen.Int[300, 5000], (what, after) => (what, after)).Array[2, 7], (plant, breaks) => (plant, breaks));

    [Fact, Hazard("H11")]
    public void No_order_of_pauses_stops_crashes_and_visits_gives_more_than_the_course()
    {
        var lit = 0;
        Stories.Sample(story => lit += Tell(story) ? 1 : 0, iter: 10, threads: 1);
        lit.ShouldBeGreaterThanOrEqualTo(8, "stories in the dark prove nothing");
    }

    static bool Tell((int Plant, (Break What, int After)[] Breaks) story)
    {
        var treatment = new Treatment("demonstration", VariedPlants.Room(VariedPlants.Scales[story.Plant]), keepsSamples: false);
        var sun = new Sun(treatment.Room);
        treatment.Start();
        foreach (var (what, after) in story.Breaks)
        {
            GoOn(treatment, sun);
            sun.Shine(TimeSpan.FromMilliseconds(after));
            Interrupt(treatment, sun, what);
            Judge(treatment, sun);
        }
        GoOn(treatment, sun);
        sun.Shine(TimeSpan.FromSeconds(30));
        Judge(treatment, sun);
        return sun.Red > Course / 10;
    }

    static void Judge(Treatment treatment, Sun sun)
    {
        sun.Red.ShouldBeLessThanOrEqualTo(Course * 1.03, "on the true light");
        var known = treatment.Room.Snapshot.Doses.Of("C-017").Where(segment => segment.Modality == Modality.Red633).ToArray();
        known.Sum(segment => segment.Given).ShouldBeLessThanOrEqualTo(Course * 1.03 + (known.Count(segment => segment.Unknown > 0.3) * 0.36), "what is unknown is counted once for each crash, never used");
        known.Sum(segment => segment.Given).ShouldBeGreaterThanOrEqualTo((sun.Red * 0.98) - (0.005 * known.Length), "but for the edge of a flash, the ledger knows of all the light there was");
    }

    /// <summary>As a diligent operator would, whatever the room answers.</summary>
    static void GoOn(Treatment treatment, Sun sun)
    {
        if (treatment.Room.Snapshot.Stop is not null)
        {
            sun.Shine(TimeSpan.FromSeconds(2));
            treatment.Ask(new ResetStop(Panel, "client is well", "AB"));
        }
        if (treatment.Session is null) treatment.Visits("demonstration");
        for (var skip = 0; skip < 40 && treatment.Session is { } open && Current(open).Id is not ("light" or "serum"); skip++)
        {
            if (open.State is SessionState.StepReady or SessionState.StepRunning or SessionState.Paused) treatment.Ask(new SkipStep(Panel, "not today"));
            sun.Shine(TimeSpan.FromMilliseconds(60));
        }
        if (treatment.Session is not { } session || Current(session).Id != "light" || session.State is SessionState.StepRunning) return;
        foreach (var request in new OperatorRequest[]
                 {
                     new ConfirmConsent(Panel), new TickChecklist(Panel, 0, true), new ConfirmEyeShields(Panel, false), new ConfirmEyeShields(Panel, true),
                     session.State == SessionState.Paused ? new ResumeSession(Panel) : new BeginStep(Panel),
                 })
            treatment.Ask(request);
    }

    static void Interrupt(Treatment treatment, Sun sun, Break what)
    {
        switch (what)
        {
            case Break.Pause: treatment.Ask(new PauseSession(Panel)); break;
            case Break.LongPause:
                treatment.Ask(new PauseSession(Panel));
                sun.Shine(TimeSpan.FromSeconds(70));
                break;
            case Break.Comfort: treatment.Ask(new StopEverything(Panel, StopOrigin.ClientButton)); break;
            case Break.Stop: treatment.Ask(new StopEverything(Panel, StopOrigin.Panel)); break;
            case Break.CrashInPause:
                treatment.Ask(new PauseSession(Panel));
                Crash(treatment, sun);
                break;
            case Break.Crash: Crash(treatment, sun); break;
            case Break.NewVisit:
                treatment.Ask(new PauseSession(Panel));
                sun.Shine(TimeSpan.FromSeconds(1));
                treatment.Ask(new EndSession(Panel, "client wants to go"));
                break;
            case Break.LinkLost:
                treatment.Room.Apply(new Unplug("bus-b"));
                sun.Shine(TimeSpan.FromSeconds(2));
                treatment.Room.Apply(new Plug("bus-b"));
                sun.Shine(TimeSpan.FromSeconds(2));
                break;
        }
    }

    static void Crash(Treatment treatment, Sun sun)
    {
        treatment.Room.KillController();
        sun.Shine(TimeSpan.FromSeconds(2));
        treatment.Restart(TimeSpan.Zero);
    }

    static StepView Current(SessionView session) => session.Steps[session.Current];
}
