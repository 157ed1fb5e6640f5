using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>What <c>tests/hazards.yaml</c> says. Its head explains the keys.</summary>
public sealed class HazardFile
{
    public const string Path = "tests/hazards.yaml";

    public List<Hazard> Hazards { get; set; } = [];

    /// <exception cref="YamlDotNet.Core.YamlException">A key is unknown or doubled, or a value is none.</exception>
    public static HazardFile Read(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<HazardFile>(yaml);
}

/// <summary>One hazard with what controls it.</summary>
public sealed class Hazard
{
    public static readonly string[] Statuses = ["controlled", "partly", "out-of-scope"], Evidences = ["twins", "real-time", "panel", "files"];

    public string Id { get; set; } = "";
    [YamlMember(Alias = "hazard")]
    public string Name { get; set; } = "";
    public string Cause { get; set; } = "";
    public string Harm { get; set; } = "";
    public int Severity { get; set; }
    public string Status { get; set; } = "";
    public string? Reason { get; set; }

    /// <summary>Where its tests must be found.</summary>
    public string Evidence { get; set; } = "twins";

    /// <summary>Why it does not matter how much the plants differ; without it one of its tests runs on plants that differ by 30 %.</summary>
    public string? Plants { get; set; }
    public List<HazardControl> Controls { get; set; } = [];
}

/// <param name="What">A short sentence.</param>
/// <param name="Code">A file under src without its ending, then names that stand in it.</param>
public sealed record HazardControl(string What, string Code)
{
    public HazardControl() : this("", "") { }
}
