using MediFacial.Devices.Repository.Tests.Layout;

namespace MediFacial.Devices.Repository.Tests.Assemblies;

/// <summary>The arrows once more, in what the compiler made of the code.</summary>
public sealed class AssemblyArrowsTests
{
    const string Core = "MediFacial.Devices.Core";

    [Fact]
    public void Twins_use_nothing_of_Core_but_units_and_time() =>
        Forbidden("simulators/MediFacial.Devices.Twins").ShouldBeEmpty("The twins are a second reading of the datasheets: they share no other code with the controller.");

    [Fact]
    public void A_project_that_uses_more_of_Core_would_be_found() =>
        Forbidden("src/MediFacial.Devices.Wire").ShouldNotBeEmpty();

    [Theory]
    [InlineData("src", "Core"), InlineData("src", "Wire"), InlineData("src", "Transports"), InlineData("src", "Records"), InlineData("src", "Runtime"), InlineData("src", "Panel")]
    [InlineData("simulators", "Twins"), InlineData("simulators", "Scenarios")]
    public void No_assembly_uses_a_project_that_its_arrows_do_not_reach(string folder, string project)
    {
        using var assembly = BuiltAssembly.Of($"{folder}/MediFacial.Devices.{project}");
        assembly.AssembliesUsed.Where(name => name.StartsWith("MediFacial.", StringComparison.Ordinal)).Select(name => name.Replace("MediFacial.Devices.", ""))
            .Except(Reached(project)).ShouldBeEmpty();
    }

    [Fact]
    public void Arrows_are_followed_to_their_end()
    {
        Reached("Panel").ShouldBe(["Runtime", "Wire", "Records", "Core"], ignoreOrder: true);
        Reached("Twins").ShouldNotContain("Wire");
    }

    static List<string> Forbidden(string project)
    {
        using var assembly = BuiltAssembly.Of(project);
        return [.. assembly.TypesUsedOf(Core).Where(type => !type.StartsWith(Core + ".Units.", StringComparison.Ordinal) && !type.StartsWith(Core + ".Time.", StringComparison.Ordinal))];
    }

    static HashSet<string> Reached(string project) =>
        [.. ProjectArrowsRule.Allowed[project].SelectMany(next => Reached(next).Append(next))];
}
