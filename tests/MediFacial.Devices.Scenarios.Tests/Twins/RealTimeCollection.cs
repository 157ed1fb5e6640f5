namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>Tests in real time run one after the other, so that they do not take each other's processor.</summary>
[CollectionDefinition("real time", DisableParallelization = true)]
public sealed class RealTimeCollection;
