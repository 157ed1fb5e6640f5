using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Scenarios.Tests.Table;

/// <summary>The moments in which a cause may strike.</summary>
public enum Moment { Idle, SelfTest, Preheat, Steam, Cooling, Light, VacuumSealed, BetweenSteps, PeelCountdown, Paused, Resuming, LaserArmed }

/// <summary>How a room gets to such a moment, as an operator would bring it there.</summary>
static class Moments
{
    public static Treatment Reach(Moment moment) => moment switch
    {
        Moment.Idle => new Treatment(),
        Moment.SelfTest => Testing(),
        Moment.Preheat => Preheating(),
        Moment.Steam => In("steam"),
        Moment.Cooling => Cooling(),
        Moment.Light => In("light"),
        Moment.VacuumSealed => Sealed(),
        Moment.BetweenSteps => Between(),
        Moment.PeelCountdown => Peel(),
        Moment.Paused => Paused(),
        Moment.Resuming => Resuming(),
        Moment.LaserArmed => Rooms.LaserVisit.Emitting(1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, null),
    };

    /// <summary>The port whose loss matters then.</summary>
    public static string Bus(Moment moment) => moment is Moment.Light or Moment.Paused or Moment.Resuming ? "bus-b" : "bus-a";

    static Treatment Testing()
    {
        var treatment = new Treatment();
        treatment.Room.Ask(treatment.StartRequest(Phototype.II, null));
        treatment.Room.RunUntil(() => treatment.Room.Truth.EnergyContactClosed, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        treatment.Session!.State.ShouldBe(SessionState.Testing);
        return treatment;
    }

    static Treatment In(string step)
    {
        var treatment = new Treatment().Start().RunTo(step);
        treatment.Room.Run(TimeSpan.FromSeconds(3));
        treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        return treatment;
    }

    static Treatment Sealed()
    {
        var treatment = In("suction");
        treatment.Room.Apply(new HoldHandpiece(HandpieceUse.HeldSealed));
        treatment.Room.Run(TimeSpan.FromSeconds(1));
        treatment.Room.Truth.Vacuum.Value.ShouldBeGreaterThan(5);
        return treatment;
    }

    static Treatment Preheating()
    {
        var treatment = new Treatment().Start();
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
        treatment.Room.Run(TimeSpan.FromSeconds(1));
        Treatment.Done(treatment.Ask(new PrepareSteam(Treatment.Panel)));
        treatment.Room.Run(TimeSpan.FromSeconds(2));
        treatment.Room.Truth.HeaterWatts.ShouldBeGreaterThan(0);
        return treatment;
    }

    static Treatment Cooling()
    {
        var treatment = In("steam");
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
        treatment.Room.Run(TimeSpan.FromSeconds(1));
        treatment.Room.Truth.HeaterWatts.ShouldBe(0);
        treatment.Room.Truth.Outlet.Value.ShouldBeGreaterThan(40);
        return treatment;
    }

    static Treatment Between()
    {
        var treatment = In("suction");
        Treatment.Done(treatment.Ask(new SkipStep(Treatment.Panel, "test")));
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.StepReady, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(50)).ShouldBeTrue();
        return treatment;
    }

    static Treatment Peel()
    {
        var treatment = new Treatment("acne") { Visit = "peel" }.Start();
        for (var guard = 0; guard < 20 && treatment.Session!.Steps[treatment.Session.Current].Id != "peel-salicylic-30"; guard++)
        {
            treatment.Ask(new SkipStep(Treatment.Panel, "test"));
            treatment.Room.Run(TimeSpan.FromSeconds(1));
        }
        treatment.Begin();
        treatment.Room.Run(TimeSpan.FromSeconds(10));
        treatment.Session!.State.ShouldBe(SessionState.StepRunning);
        return treatment;
    }

    static Treatment Paused()
    {
        var treatment = In("light");
        Treatment.Done(treatment.Ask(new PauseSession(Treatment.Panel)));
        treatment.Room.Run(TimeSpan.FromSeconds(2));
        treatment.Room.Truth.IsSafe.ShouldBeTrue();
        return treatment;
    }

    static Treatment Resuming()
    {
        var treatment = Paused();
        treatment.Room.Ask(new ResumeSession(Treatment.Panel));
        treatment.Room.RunUntil(() => treatment.Session!.State == SessionState.StepStarting, TimeSpan.FromMilliseconds(20)).ShouldBeTrue();
        return treatment;
    }
}
