using Xunit.v3;

namespace MediFacial.Devices.Testing;

/// <summary>Says which hazard of <c>tests/hazards.yaml</c> a test judges the control of; on a class it holds for every test in it. Run them with <c>-trait Hazard=H01</c>.</summary>
/// <param name="hazard">An <c>id</c> of that file, such as <c>H01</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class HazardAttribute(string hazard) : Attribute, ITraitAttribute
{
    public string Hazard { get; } = hazard;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Hazard", Hazard)];
}
