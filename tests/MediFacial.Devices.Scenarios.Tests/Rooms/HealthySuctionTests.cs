using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A rule that stops a healthy treatment is soon switched off by those who treat: noise, strokes and units that differ by 30 % disturb nothing.</summary>
public sealed class HealthySuctionTests
{
    public static TheoryData<string, string, string> Visits
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var (protocol, step) in new[] { ("acne", "hydra"), ("dull-dehydrated", "hydra"), ("sensitive", "lymph") })
                foreach (string plant in VariedPlants.Suction) cells.Add(protocol, step, plant);
            return cells;
        }
    }

    [Theory, MemberData(nameof(Visits))]
    public void A_visit_on_a_healthy_unit_ends_without_warning_vent_or_stop(string protocol, string step, string plant)
    {
        var treatment = new Treatment(protocol, VariedPlants.With(plant, seed: 7), keepsSamples: false) { Visit = protocol == "acne" ? "peel" : null }.Start().RunTo(step);
        treatment.Leave();

        var room = treatment.Room;
        room.Snapshot.Stop.ShouldBeNull();
        room.Journal.ShouldNotContain(entry => entry.Kind == JournalKind.Tripped || entry.Kind == JournalKind.DwellVented || entry.Kind == JournalKind.Paused);
        room.Journal.Where(entry => entry.Kind == JournalKind.AlarmRaised).Select(entry => entry.Sentence).ShouldBeEmpty();
        treatment.Session!.Steps.Single(each => each.Id == step).State.ShouldBe(StepState.Done);
    }
}
