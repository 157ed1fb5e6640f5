using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

public sealed class WholeTreatmentTests
{
    [Fact]
    public void The_demonstration_runs_through_all_three_devices_and_ends_safe_and_on_record()
    {
        var treatment = new Treatment().Start();

        treatment.RunTo("steam");
        treatment.Room.Truth.HeaterWatts.ShouldBeGreaterThan(0);
        treatment.Room.RunUntil(() => treatment.Room.Truth.DivertAtFace, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        treatment.Leave().RunTo("suction");
        treatment.Room.RunUntil(() => treatment.Room.Truth.Vacuum.Value > 12, TimeSpan.FromSeconds(5)).ShouldBeTrue();
        treatment.Leave().RunTo("light");
        treatment.Room.RunUntil(() => treatment.Room.Truth.Light633.Value > 50, TimeSpan.FromSeconds(2)).ShouldBeTrue();
        treatment.Leave().RunTo("serum").Leave();

        treatment.Room.Snapshot.Report!.Outcome.ShouldBe(SessionOutcome.Completed);
        treatment.Room.Truth.IsSafe.ShouldBeTrue();
        treatment.Room.Truth.EnergyContactClosed.ShouldBeFalse();
        treatment.Room.Journal.ShouldContain(entry => entry.Kind == JournalKind.SessionClosed);
        var light = treatment.Room.Snapshot.Report.Steps.Single(step => step.Kind == StepKind.Light);
        light.Dose!.Delivered.Value.ShouldBe(1.2, 0.03);
    }
}
