using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Tests.Rooms;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Table;

/// <summary>The moments in which a cause may strike.</summary>
public enum Moment { Idle, SelfTest, Preheat, Steam, Cooling, Light, VacuumSealed, BetweenSteps, PeelCountdown, Paused, Resuming, LaserArmed }

/// <summary>How a room gets to such a moment, as an operator would bring it there.</summary>
static class Moments
{
    public static Treatment Reach(Moment moment, double plant = 1) => moment switch
    {
        Moment.Idle => new Treatment(setup: VariedPlants.Room(plant)),
        Moment.SelfTest => Testing(plant),
        Moment.Preheat => Scene.Preheating(plant),
        Moment.Steam => In("steam", plant),
        Moment.Cooling => Cooling(plant),
        Moment.Light => In("light", plant),
        Moment.VacuumSealed => Sealed(plant),
        Moment.BetweenSteps => Between(plant),
        Moment.PeelCountdown => Peel(plant),
        Moment.Paused => Paused(plant),
        Moment.Resuming => Resuming(plant),
        Moment.LaserArmed => LaserVisit.Emitting(plant),
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, null),
    };

    /// <summary>The port whose loss matters then.</summary>
    public static string Bus(Moment moment) => moment is Moment.Light or Moment.Paused or Moment.Resuming ? "bus-b" : "bus-a";

    static Treatment Testing(double plant)
    {
        var treatment = new Treatment(setup: VariedPlants.Room(plant));
        treatment.Room.Ask(treatment.StartRequest(Phototype.II, null));
        treatment.Room.RunUntil(() => treatment.Room.Truth.EnergyContactClosed, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        treatment.Session!.State.ShouldBe(SessionState.Testing);
        return treatment;
    }

    static Treatment In(string step, double plant) => Scene.Running(new(setup: VariedPlants.Room(plant)), step);

    static Treatment Sealed(double plant)
    {
        var treatment = In("suction", plant);
        treatment.Room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        treatment.Room.Run(TimeSpan.FromSeconds(1));
        treatment.Room.Truth.Vacuum.Value.ShouldBeGreaterThan(5);
        return treatment;
    }

    static Treatment Cooling(double plant)
    {
        var treatment = In("steam", plant);
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
        treatment.Room.Run(TimeSpan.FromSeconds(1));
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
        treatment.Room.Truth.Outlet.Value.ShouldBeGreaterThan(40);
        return treatment;
    }

    static Treatment Between(double plant)
    {
        var treatment = In("suction", plant);
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.StepReady, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(50)).ShouldBeTrue();
        return treatment;
    }

    static Treatment Peel(double plant)
    {
        var treatment = new Treatment("acne", VariedPlants.Room(plant)) { Visit = "peel" }.Start().SkipTo("peel-salicylic-30").Begin();
        treatment.Room.Run(TimeSpan.FromSeconds(10));
        treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        return treatment;
    }

    static Treatment Paused(double plant)
    {
        var treatment = In("light", plant);
        Treatment.Done(treatment.Ask(new PauseSession(Treatment.Panel)));
        treatment.Room.Run(TimeSpan.FromSeconds(2));
        treatment.Room.Truth.IsSafe.ShouldBeTrue();
        return treatment;
    }

    static Treatment Resuming(double plant)
    {
        var treatment = Paused(plant);
        treatment.Room.Ask(new ResumeSession(Treatment.Panel));
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.StepStarting, TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        return treatment;
    }
}
