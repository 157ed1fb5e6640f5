namespace MediFacial.Devices.App.Tests.Running;

/// <summary>Tests that look at the one session that ran from beginning to end.</summary>
[CollectionDefinition(Name)]
public sealed class FinishedSessionCollection : ICollectionFixture<FinishedSession>
{
    public const string Name = "finished session";
}
