using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Makes the request that opens a visit: the card as the consultation filled it in.</summary>
sealed class VisitOpening(Scenario scenario, SuiteWorld world)
{
    int _attempts;

    /// <param name="index">Of the scenario's visits, from 0.</param>
    public StartSession Of(int index, string panel)
    {
        var visit = scenario.Visits[index];
        var protocol = world.Protocol(visit.Protocol) ?? throw new InvalidOperationException($"There is no protocol {visit.Protocol}.");
        // The same each time the scenario runs, and another for each attempt.
        var session = new Guid(index + 1, 0x5ce0, (short)++_attempts, [0x80, 0, 0, 0, 0, 0, 0, 1]);
        return new(panel, session, protocol, world.ProductsOf(protocol),
            new(Vocabulary.Initials, visit.Client, visit.Phototype, visit.Skin, visit.Visit ?? protocol.Visits.FirstOrDefault()?.Id,
                [.. protocol.Contraindications.Select(asked => new CardAnswer(asked.Id, visit.Yes.Contains(asked.Id)))]), [])
        { Without = visit.Without };
    }
}
