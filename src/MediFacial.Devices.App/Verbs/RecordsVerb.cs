using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>records</c>: what was done to whom, and proof that nobody changed it.</summary>
public static class RecordsVerb
{
    public static Command Create() => new("records", "Sessions on record, and the proof that nothing in them was changed.")
    {
        RecordsListVerb.Create(),
        RecordsShowVerb.Create(),
        RecordsVerifyVerb.Create(),
        RecordsToScenarioVerb.Create(),
    };
}
