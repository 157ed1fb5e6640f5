using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>Runs a theory on rooms of 0.7, 1.0 and 1.3 (<see cref="VariedPlants"/>): its first argument is the scale. A controlled hazard has at least one test with it, or says in hazards.yaml why plants do not matter.</summary>
/// <param name="cases">The second argument; each with each scale.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlantsAttribute(params object[] cases) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new([
        .. from plant in VariedPlants.Scales
           from each in cases.DefaultIfEmpty()
           select each is null ? new TheoryDataRow(plant) : new TheoryDataRow(plant, each)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Runs each row of a table on one scale, the three in turn, so that neither a row nor a column of a table sees one only. The scale comes first.</summary>
/// <param name="rows">A static property of the test's class that gives the other arguments.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlantsInTurnAttribute(string rows) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var property = testMethod.DeclaringType!.GetProperty(rows) ?? throw new InvalidOperationException($"{testMethod.DeclaringType.Name} has no {rows}.");
        var table = (IEnumerable<ITheoryDataRow>)property.GetValue(null)!;
        // A third of the index is added, since many a table is a multiple of three wide.
        return new([.. table.Select((row, index) => new TheoryDataRow([VariedPlants.Scales[(index + (index / 3)) % 3], .. row.GetData()]))]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
