using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>Nothing asks the machine for the time of day: it is handed in, as an <c>Instant</c> or by a <c>TimeProvider</c> that composition chose.</summary>
public sealed class WallClockRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => file.IsUnder("src", "simulators")))
        {
            foreach (var use in file.Uses("DateTime", "Now", "UtcNow", "Today").Concat(file.Uses("DateTimeOffset", "Now", "UtcNow")))
                yield return file.Found(use, $"{use} asks the machine. Take the time as an argument or from a TimeProvider.");
            if (file.IsUnder("src/MediFacial.Devices.App")) continue;
            foreach (var use in file.Uses("TimeProvider", "System"))
                yield return file.Found(use, "TimeProvider.System is chosen in MediFacial.Devices.App only. Take a TimeProvider.");
        }
    }
}

public sealed class WallClockRuleTests : RuleTests<WallClockRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        Code("src/MediFacial.Devices.Runtime/One.cs", "class A { object B => DateTime.Now; }"),
        Code("simulators/MediFacial.Devices.Twins/One.cs", "class A { object B => System.DateTimeOffset.UtcNow; }"),
        Code("src/MediFacial.Devices.Runtime/One.cs", "class A { object B => TimeProvider.System; }"),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        Code("src/MediFacial.Devices.App/One.cs", "class A { object B => TimeProvider.System; }"),
        Code("src/MediFacial.Devices.Runtime/One.cs", "class A { object B(TimeProvider time) => time.GetUtcNow(); string C = \"DateTime.Now\"; }"),
    ];
}
