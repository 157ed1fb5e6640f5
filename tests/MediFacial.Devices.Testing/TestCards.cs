using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Testing;

/// <summary>Complete client cards for tests: an unremarkable client unless the test says otherwise.</summary>
public static class TestCards
{
    /// <param name="yes">Questions that the client answers with yes; all others with no.</param>
    public static ClientCard Of(ProtocolProfile protocol, Phototype phototype = Phototype.II, SkinType skin = SkinType.Normal, string? visit = null, params string[] yes) => new(
        "AB", "C-017", phototype, skin, visit ?? protocol.Visits.FirstOrDefault()?.Id,
        [.. protocol.Contraindications.Select(asked => new CardAnswer(asked.Id, yes.Contains(asked.Id)))]);
}
