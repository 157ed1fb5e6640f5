using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Words;

/// <summary>A simulated room runs the same code as a real one. What decides or speaks to hardware therefore never hears that it is simulated.</summary>
/// <remarks>The flag is data: read from the room file, shown as a banner, written into the record.</remarks>
public sealed class SimulationRule : Rule
{
    static readonly string[] NeverHears =
    [
        "src/MediFacial.Devices.Wire", "src/MediFacial.Devices.Transports", "src/MediFacial.Devices.Core/Safety", "src/MediFacial.Devices.Core/Sessions",
        "src/MediFacial.Devices.Core/Devices", "src/MediFacial.Devices.Core/Commands", "src/MediFacial.Devices.Core/Readings", "src/MediFacial.Devices.Core/Units",
        "src/MediFacial.Devices.Core/Time", "src/MediFacial.Devices.Core/Planning", "src/MediFacial.Devices.Core/Calibration",
    ];

    /// <summary>Writes the flag into the journal entry of a session, which has to carry it.</summary>
    const string Recorded = "src/MediFacial.Devices.Core/Sessions/SessionEntries.cs";

    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        where file.IsUnder(NeverHears) && file.Path != Recorded
        from token in file.Root.DescendantTokens()
        where token.Text.Contains("simulat", StringComparison.OrdinalIgnoreCase)
        select file.Found(token.Parent!, $"{token.Text}: this code may not know whether the room is simulated.");
}

public sealed class SimulationRuleTests : RuleTests<SimulationRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("src/MediFacial.Devices.Wire/One.cs", "class A { bool B(Plan plan) => plan.Simulated; }"),
        Code("src/MediFacial.Devices.Core/Safety/One.cs", "class A { string B = \"simulated\"; }"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        Code("src/MediFacial.Devices.Wire/One.cs", "// in the simulated room as well\nclass A;"),
        Code("src/MediFacial.Devices.Panel/Banner.cs", "class A { bool Simulated; }"),
    ];
}
