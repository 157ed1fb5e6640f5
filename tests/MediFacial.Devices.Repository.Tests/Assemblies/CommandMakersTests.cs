using System.Reflection;

namespace MediFacial.Devices.Repository.Tests.Assemblies;

/// <summary>What may go on a wire is made in one place each: an unchecked command has no way to exist.</summary>
public sealed class CommandMakersTests
{
    [Theory]
    [InlineData("AdmittedCommand"), InlineData("SafeCommand"), InlineData("RenewCommand")]
    public void A_command_is_made_by_one_type_only(string command)
    {
        using var core = BuiltAssembly.Of("src/MediFacial.Devices.Core");
        var makers = core.MakersOf(command);
        makers.Count.ShouldBeLessThanOrEqualTo(1, $"{command} is made by {string.Join(", ", makers)}.");
    }

    [Theory]
    [InlineData("AdmittedCommand"), InlineData("SafeCommand"), InlineData("RenewCommand"), InlineData("Command")]
    public void The_constructor_of_a_command_cannot_be_called_from_outside_Core(string command)
    {
        using var core = BuiltAssembly.Of("src/MediFacial.Devices.Core");
        core.ConstructorAccess(command).ShouldAllBe(access => access == MethodAttributes.Assembly || access == MethodAttributes.Private || access == MethodAttributes.FamANDAssem);
    }

    [Fact]
    public void Two_makers_of_a_type_are_both_found()
    {
        using var here = BuiltAssembly.OfThisTest();
        here.MakersOf(nameof(Sample)).ShouldBe([nameof(FirstMaker), nameof(SecondMaker)], ignoreOrder: true);
        here.ConstructorAccess(nameof(Sample)).ShouldContain(MethodAttributes.Public);
    }
}

sealed class Sample;

static class FirstMaker
{
    public static Sample Make() => new();
}

static class SecondMaker
{
    public static Func<Sample> Later() => () => new Sample();
}
