using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Testing;

/// <summary>The scenarios of <c>simulators/suites</c> and the world that they speak of.</summary>
public static class ShippedSuites
{
    static readonly Lazy<SuiteWorld> Shipped = new(() => new(ShippedProfiles.All));

    public static string Folder { get; } = Path.Combine(Repository.Root, "simulators", "suites");

    public static SuiteWorld World => Shipped.Value;

    public static IEnumerable<ProfileFile> Files => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => ProfileFile.Of(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));

    /// <param name="name">Such as <c>visits/demonstration</c>.</param>
    public static Scenario Of(string name) => ShippedProfiles.Good(ScenarioFile.Read(ProfileFile.Of($"{name}.yaml", File.ReadAllBytes(Path.Combine(Folder, $"{name}.yaml"))), World));
}
