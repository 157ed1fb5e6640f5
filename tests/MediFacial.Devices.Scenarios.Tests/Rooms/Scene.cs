using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A virtual room up to the moment that a scenario is about, and what most scenarios ask of it then.</summary>
static class Scene
{
    /// <summary>The step of the demonstration has run for three seconds.</summary>
    public static VirtualRoom In(string step, double plant) => In(step, VariedPlants.Room(plant));

    public static VirtualRoom In(string step, TwinRoomSetup setup) => Running(new Treatment(setup: setup), step).Room;

    /// <summary>What comes before the step is skipped.</summary>
    public static Treatment Running(Treatment treatment, string step)
    {
        treatment.Start().SkipTo(step);
        if (treatment.Session!.State == SessionState.StepReady) treatment.Begin();
        treatment.Room.Run(Seconds(3));
        treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        return treatment;
    }

    /// <summary>The steamer of the demonstration is being warmed up; nothing is aimed at anybody.</summary>
    public static Treatment Preheating(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant), keepsSamples: false).Start().SkipTo("steam");
        Treatment.Done(treatment.Ask(new PrepareSteam(Treatment.Panel)));
        treatment.Room.Run(Seconds(2));
        treatment.Room.Truth.HeaterWatts.ShouldBeGreaterThan(0);
        return treatment;
    }

    /// <summary>The rule that stopped the room.</summary>
    public static string Tripped(VirtualRoom room) => room.Snapshot.Stop.ShouldNotBeNull().Trip.ShouldNotBeNull().Rule;

    public static void EndsSafe(VirtualRoom room) => room.RunUntil(() => room.Truth.IsSafe, Seconds(1.5)).ShouldBeTrue();

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
