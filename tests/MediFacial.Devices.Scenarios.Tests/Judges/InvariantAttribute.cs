namespace MediFacial.Devices.Scenarios.Tests.Judges;

/// <summary>The test shows an invariant red where its law is broken, and silent where it just holds.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class InvariantAttribute(string name) : Attribute
{
    public string Name => name;
}
